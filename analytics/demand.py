"""Demand for units and for stages over all buyers, made buyers kept apart; frames for the sales figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.tally import Tally

#: A buyer counts for a unit or a stage from so many decayed seconds on; less is passing by.
COUNTS_FROM_S = 1.0


@dataclass(frozen=True, slots=True)
class Attended:
    """What one buyer gave to one thing (a unit's or a stage's id)."""

    buyer: str
    simulated: bool
    thing: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Demand:
    """Columns of equal length, most attended first: the thing, distinct buyers, decayed seconds."""

    things: tuple[str, ...] = ()
    buyers: tuple[int, ...] = ()
    seconds: tuple[float, ...] = ()


def demand_of(attended: Iterable[Attended], now_ms: int, *, simulated: bool) -> Demand:
    """Demand of real buyers, or of ``simulated`` ones: never of both in one sum.

    >>> from analytics.tally import LANDMARK_MS
    >>> look = Tally().add(LANDMARK_MS, 4_000, 4_000)
    >>> demand_of([Attended("ann", False, "u1", look)], LANDMARK_MS, simulated=False)
    Demand(things=('u1',), buyers=(1,), seconds=(4.0,))
    """
    seconds: dict[tuple[str, str], float] = {}
    for one in attended:
        if one.simulated == simulated:
            key = (one.thing, one.buyer)
            seconds[key] = seconds.get(key, 0.0) + one.tally.seconds(now_ms)
    totals: dict[str, tuple[float, int]] = {}
    for (thing, _), given in seconds.items():
        total, buyers = totals.get(thing, (0.0, 0))
        totals[thing] = (total + given, buyers + (given >= COUNTS_FROM_S))
    order = sorted(totals, key=lambda thing: (-totals[thing][0], thing))
    return Demand(
        tuple(order),
        tuple(totals[thing][1] for thing in order),
        tuple(totals[thing][0] for thing in order),
    )
