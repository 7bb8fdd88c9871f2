"""Who will do it: the intent model beside the base rate, logistic regression and boosting, on one split."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold

from analytics.evaluate.chances import Judged, judge
from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.plain import Said, plain_boosting, plain_logistic
from analytics.evaluate.reading import Columns
from analytics.intent.additive import LINES, fit_additive
from analytics.intent.model import Intent, fit_intent
from analytics.intent.terms import Column, Vector

Rows = NDArray[np.int64]
#: Learns from columns and a label; says the chances of other rows.
Learner = Callable[[dict[str, Column], Vector], Said]
FOLDS, EARLIER = 5, 0.7
#: Words for yes; where neither value of the label is one, the rarer is.
_YES = {"1", "1.0", "true", "yes", "y", "t"}
#: Rows to learn from, for the learning curve; the whole is the last.
_SIZES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000)
#: The reasons that are told, and the least outcomes of either kind that can be judged.
_MOST_REASONS, _LEAST = 12, 10


@dataclass(frozen=True)
class Cases:
    """A table: columns (n,) each, the label of 0 and 1, and whether rows stand in the order of time."""

    columns: dict[str, Column]
    label: Vector
    ordered: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A column, and how far it moves the log-odds of the rows on average."""

    column: str
    points: float


@dataclass(frozen=True, slots=True)
class Learned:
    """The measures after so many rows."""

    n: int
    auc: float
    brier: float


@dataclass(frozen=True)
class IntentResult:
    """The model's measures on ``n`` rows that it was not shown, those of the baselines, and its reasons.

    ``seen_through`` are columns that tell the label all by themselves: they are not believed to be causes.
    """

    judged: Judged
    n: int
    base_rate: float
    baselines: dict[str, Judged]
    learning_curve: tuple[Learned, ...]
    reasons: tuple[Weighed, ...]
    seen_through: tuple[str, ...]

    def told(self) -> dict[str, object]:
        """As one flat object, the model's own measures first."""
        rest = asdict(self)
        own: dict[str, object] = rest.pop("judged")
        return own | rest


def cases(table: Columns, label: str, time: str = "", drop: Sequence[str] = ()) -> Cases:
    """The cases in ``table``; with ``time`` they are put in its order. Rows without a label are left out.

    The time itself is one of the columns still: a season says something.
    """
    table.need([label, *([time] if time else []), *drop])
    known = table.texts[label] != ""
    values, counts = np.unique(table.texts[label][known], return_counts=True)
    if len(values) != 2:
        raise UnusableDataError(f"'{label}' should have two values, and has {len(values)}.")
    if counts.min() < _LEAST:
        raise UnusableDataError(
            f"'{label}' is '{values[counts.argmin()]}' in {counts.min()} rows; at least {_LEAST} are needed."
        )
    yes = next((value for value in values if value.lower() in _YES), values[counts.argmin()])
    rows = np.flatnonzero(known)
    if time:
        rows = rows[np.argsort(table.instants(time)[rows], kind="stable")]
    columns: dict[str, Column] = {
        name: table.mixed(name)[rows] for name in table.texts if name != label and name not in set(drop)
    }
    told = (table.texts[label][rows] == yes).astype(float)
    return Cases(columns, told, ordered=bool(time))


def evaluate_intent(data: Cases, progress: Callable[[str], None] = lambda _: None) -> IntentResult:
    """Five stratified parts; where rows are ordered, the earlier 70 % and the later 30 %."""
    splits = list(_splits(data))
    asked = np.concatenate([judged for _, judged in splits])
    said: dict[str, list[Vector]] = {}
    learners: dict[str, Learner] = {
        "maquette": _maquette(data.ordered),
        "base_rate": _base,
        "logistic": plain_logistic,
        "boosting": plain_boosting,
    }
    for number, (learn, judged) in enumerate(splits):
        progress(f"part {number + 1} of {len(splits)}")
        for name, learner in learners.items():
            said.setdefault(name, []).append(
                learner(_rows(data.columns, learn), data.label[learn])(_rows(data.columns, judged))
            )
    label = data.label[asked]
    judgements = {name: judge(np.concatenate(parts), label) for name, parts in said.items()}
    progress("the learning curve")
    whole = fit_intent(data.columns, data.label, ordered=data.ordered)
    return IntentResult(
        judged=judgements.pop("maquette"),
        n=len(asked),
        base_rate=float(label.mean()),
        baselines=judgements,
        learning_curve=tuple(_curve(data, *splits[0])),
        reasons=tuple(_reasons(whole, data.columns)[:_MOST_REASONS]),
        seen_through=tuple(_seen_through(data)),
    )


def _splits(data: Cases) -> Iterator[tuple[Rows, Rows]]:
    rows = len(data.label)
    if data.ordered:
        cut = round(EARLIER * rows)
        if min(len(np.unique(data.label[:cut])), len(np.unique(data.label[cut:]))) < 2:
            raise UnusableDataError("The earlier 70 % or the later 30 % of the rows have one outcome only.")
        yield np.arange(cut), np.arange(cut, rows)
        return
    parts = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    yield from parts.split(np.zeros(rows), data.label)


def _maquette(ordered: bool) -> Learner:
    def learn(columns: dict[str, Column], label: Vector) -> Said:
        return fit_intent(columns, label, ordered=ordered).chance

    return learn


def _base(_: dict[str, Column], label: Vector) -> Said:
    mean = float(label.mean())
    return lambda columns: np.full(len(next(iter(columns.values()))), mean)


def _curve(data: Cases, learn: Rows, judged: Rows) -> Iterator[Learned]:
    """Learn from more and more of the rows: the latest, where they are ordered."""
    order = learn[::-1] if data.ordered else np.random.default_rng(0).permutation(learn)
    for size in [*(size for size in _SIZES if size < len(learn)), len(learn)]:
        some = np.sort(order[:size])
        if len(np.unique(data.label[some])) < 2:
            continue
        model = fit_intent(_rows(data.columns, some), data.label[some], ordered=data.ordered)
        found = judge(model.chance(_rows(data.columns, judged)), data.label[judged])
        yield Learned(size, found.auc, found.brier)


def _reasons(model: Intent, columns: dict[str, Column]) -> list[Weighed]:
    """By how much each column moves the log-odds: of the trees, when it is put into another row's place."""
    moved = {name: float(np.abs(points).mean()) for name, points in model.additive.points(columns).items()}
    moved = {name: (1 - model.share) * points for name, points in moved.items()}
    if model.trees is not None:
        chance, shuffle = model.trees.score(columns), np.random.default_rng(0)
        for name, column in columns.items():
            other = columns | {name: shuffle.permutation(column)}
            off = float(np.abs(model.trees.score(other) - chance).mean())
            moved[name] = moved.get(name, 0.0) + model.share * off
    return [Weighed(name, moved[name]) for name in sorted(moved, key=lambda name: -moved[name])]


def _seen_through(data: Cases) -> Iterator[str]:
    """Columns that tell the label nearly without fault: what follows from an outcome is no sign of it."""
    for name, column in data.columns.items():
        alone = fit_additive({name: column}, data.label, LINES).chance({name: column})
        if alone.std() > 0 and judge(alone, data.label).auc > 0.98:
            yield name


def _rows(columns: dict[str, Column], rows: Rows) -> dict[str, Column]:
    return {name: column[rows] for name, column in columns.items()}
