"""What decisions were worth: every action by itself, and a rule that somebody would like to try."""

from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.reading import ALONE, Columns, as_numbers
from analytics.value.estimates import Estimate, Scores, value_of
from analytics.value.expected import expected_outcomes
from analytics.value.logged import Logged, Vector
from analytics.value.verdict import Lift, State, lift_over, together

_NEEDED = ("person", "action", "propensity", "outcome")
#: Names under which doing nothing is logged; everything is held against it where it is there.
NOTHING = ("", "silence", "nothing", "none", "control", "holdout", "no_action")
#: A column of names with more levels than this tells persons apart, not contexts.
_MOST_LEVELS = 20


@dataclass(frozen=True)
class LiftResult:
    """The value of always doing each action, and of ``rule`` where one was given.

    ``lifts`` are over ``against``: the action that is none, or else what was logged as a whole. ``state`` is
    of all lifts together.
    """

    actions: dict[str, Estimate]
    rule: Estimate | None
    against: str
    lifts: dict[str, Lift]
    state: State
    n: int
    people: int

    def told(self) -> dict[str, object]:
        """As an object; the rule only where there is one."""
        found: dict[str, object] = asdict(self)
        if self.rule is None:
            del found["rule"]
        return found


def logged(table: Columns) -> Logged:
    """The decisions in ``table``: person, action, propensity, outcome, and what was known before."""
    table.need(_NEEDED)
    propensity, outcome = table.numbers("propensity"), table.numbers("outcome")
    wrong = np.flatnonzero(~((propensity > 0) & (propensity <= 1)))
    if wrong.size:
        raise UnusableDataError(
            f"{table.file}, row {wrong[0] + 2}: a propensity should be above 0 and at most 1, and is "
            f"'{table.texts['propensity'][wrong[0]]}'. It is the chance with which the action was chosen."
        )
    missing = np.flatnonzero(~np.isfinite(outcome))
    if missing.size:
        raise UnusableDataError(f"{table.file}, row {missing[0] + 2}: the outcome is missing.")
    context = [_context(table.texts[name]) for name in table.texts if name not in _NEEDED]
    blocks = np.hstack(context) if context else np.zeros((len(table), 0))
    return Logged(table.texts["person"], table.texts["action"], propensity, outcome, blocks)


def evaluate_lift(log: Logged, rule: NDArray[np.str_] | None = None) -> LiftResult:
    """The value of each action, of what ``rule`` would have chosen (n,), and their lifts."""
    expected = expected_outcomes(log)
    always = {name: value_of(log, np.full(len(log), name), expected) for name in log.actions}
    of_rule = None if rule is None else value_of(log, rule, expected)
    against = next((name for name in NOTHING if name in always), None)
    base = _as_logged(log) if against is None else always[against]
    asked = {name: one for name, one in always.items() if name != against}
    lifts = {name: lift_over(log, one, base, len(asked)) for name, one in asked.items()}
    if of_rule is not None:
        lifts["rule"] = lift_over(log, of_rule, base)
    return LiftResult(
        actions={name: one.estimate for name, one in always.items()},
        rule=None if of_rule is None else of_rule.estimate,
        against="what was logged" if against is None else against,
        lifts=lifts,
        state=together([one.state for one in lifts.values()]) if of_rule is None else lifts["rule"].state,
        n=len(log),
        people=len(np.unique(log.person)),
    )


def chosen_by(rule: str, file: Path, rows: int) -> NDArray[np.str_]:
    """What ``rule``, an SQL expression over the columns of ``file``, would choose in each row, (n,).

    For instance: ``CASE WHEN visits > 3 THEN 'call' ELSE 'silence' END``.
    """
    # The rule is its user's own, on a file of their own.
    asked = f"SELECT CAST(({rule}) AS VARCHAR) AS chosen FROM read_csv(?, sample_size = -1)"  # noqa: S608
    try:
        with duckdb.connect(config=ALONE) as database:
            found = database.execute(asked, [str(file)]).fetchnumpy()["chosen"]
    except duckdb.Error as error:
        raise UnusableDataError(
            f"The rule '{rule}' cannot be read: {str(error).splitlines()[0]} It is an SQL expression "
            "over the columns, such as CASE WHEN visits > 3 THEN 'call' ELSE 'silence' END."
        ) from error
    texts = found.filled("") if isinstance(found, np.ma.MaskedArray) else found
    chosen: NDArray[np.str_] = np.array(["" if one is None else str(one) for one in texts], np.str_)
    if len(chosen) != rows:
        raise UnusableDataError(f"The rule '{rule}' says {len(chosen)} actions for {rows} rows.")
    return chosen


def _as_logged(log: Logged) -> Scores:
    """What was done, as a policy: its value is the mean outcome."""
    ones = np.ones(len(log))
    mean = float(log.outcome.mean())
    same = Estimate(mean, mean, mean, mean, mean, float(len(log)), len(log), int((log.outcome > 0).sum()))
    return Scores(same, log.outcome, ones)


def _context(texts: NDArray[np.str_]) -> Vector:
    """A column that was known before the choice, as numbers: itself, or a column for each of its names."""
    numbers = as_numbers(texts)
    if numbers is not None:
        known = np.isfinite(numbers)
        filled: Vector = np.where(known, numbers, float(np.median(numbers[known])))[:, None]
        return filled
    levels, counts = np.unique(texts, return_counts=True)
    if len(levels) > _MOST_LEVELS:
        return np.zeros((len(texts), 0))
    some = levels[np.argsort(-counts, kind="stable")][:-1]
    columns: Vector = (texts[:, None] == some[None, :]).astype(float)
    return columns
