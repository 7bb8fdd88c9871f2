"""Which thing for whom: the ladder beside popularity, item neighbours and attributes alone, on one split."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.ranking import Ranked, rank_of, ranked
from analytics.evaluate.reading import Columns
from analytics.ladder.attributes import Attributes, attributes_of
from analytics.ladder.histories import Held, Look, Memory, hold_last
from analytics.ladder.ladder import learn_ladder
from analytics.ladder.rungs import EVERY_LOOK, crowd_of, rungs

Vector = NDArray[np.float64]
#: Scores of some people at once, (people, things).
Scores = Callable[[list[tuple[Look, ...]]], Vector]
#: People who are scored at once, so that memory stays small.
_AT_ONCE = 256
#: More things than this are no development, and a matrix of all with all would not fit.
MOST_THINGS = 6_000
LADDER, POPULARITY, NEIGHBOURS, ATTRIBUTES = "maquette", "popularity", "item_knn", "attributes"


@dataclass(frozen=True)
class Looked:
    """Everybody's looks in the order of time, and what is known of the things."""

    histories: tuple[tuple[Look, ...], ...]
    things: tuple[str, ...]
    attributes: Attributes


def looked(events: Columns, catalog: Columns) -> Looked:
    """Looks from columns buyer, item, seconds, at, and things from item and any attributes.

    What was looked at and is in no catalogue has no attributes, and can be suggested all the same.
    """
    events.need(("buyer", "item", "seconds", "at"))
    catalog.need(("item",))
    items, buyers = events.texts["item"], events.texts["buyer"]
    listed, first = np.unique(catalog.texts["item"], return_index=True)
    known = listed[np.argsort(first)]
    things = tuple(str(name) for name in [*known, *np.setdiff1d(items, known)])
    if len(things) > MOST_THINGS:
        raise UnusableDataError(f"There are {len(things):,} things; at most {MOST_THINGS:,} can be compared.")
    place = {name: at for at, name in enumerate(things)}
    seconds = np.nan_to_num(events.numbers("seconds"))
    order = np.argsort(events.instants("at"), kind="stable")
    found: dict[str, list[Look]] = {}
    for row in order:
        found.setdefault(str(buyers[row]), []).append(Look(place[str(items[row])], float(seconds[row])))
    rows = np.sort(first)
    more = len(things) - len(known)
    attributes = attributes_of(
        {name: _longer(catalog.mixed(name)[rows], more) for name in catalog.texts if name != "item"}
    )
    return Looked(tuple(tuple(looks) for looks in found.values()), things, attributes)


def evaluate_affinity(data: Looked) -> dict[str, Ranked]:
    """Each model's measures by its name; the last thing of everybody is told to none of them.

    Leave-last-out by time, what was seen before excluded, among all things (Krichene & Rendle, "On sampled
    metrics for item recommendation", KDD 2020, on why not among a sample).
    """
    held = hold_last(data.histories)
    if not len(held.asked):
        raise UnusableDataError("Nobody looked at two different things, so there is no next one to tell.")
    places: dict[str, list[float]] = {}
    models = _models(held, data)
    for people in _chunks(held.asked):
        before = [held.before[at] for at in people]
        for name, score in models.items():
            scores = score(before)
            places.setdefault(name, []).extend(
                rank_of(scores[row], int(held.then[at]), [look.thing for look in held.before[at]])
                for row, at in enumerate(people)
            )
    return {name: ranked(of) for name, of in places.items()}


def _models(held: Held, data: Looked) -> dict[str, Scores]:
    things = len(data.things)
    ladder = learn_ladder(held.before, things, data.attributes)
    crowd = crowd_of(held.before, things, data.attributes)

    def rung(which: slice, memory: Memory) -> Scores:
        return lambda before: rungs(crowd, before, memory)[:, :, which].sum(axis=2)

    return {
        LADDER: ladder.scores,
        POPULARITY: rung(slice(0, 1), EVERY_LOOK),
        NEIGHBOURS: rung(slice(2, 3), EVERY_LOOK),
        ATTRIBUTES: rung(slice(3, None), EVERY_LOOK),
    }


def _chunks(people: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for first in range(0, len(people), _AT_ONCE):
        yield people[first : first + _AT_ONCE]


def _longer(column: NDArray[np.generic], more: int) -> NDArray[np.generic]:
    if not more:
        return column
    numbers = column.dtype.kind == "f"
    return np.concatenate([column, np.full(more, np.nan) if numbers else np.full(more, "")])
