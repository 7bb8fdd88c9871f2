"""What may be said of a lift: proven, not yet knowable, or refuted."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analytics.value.estimates import Scores, interval
from analytics.value.logged import Logged
from analytics.value.power import people_needed
from analytics.value.sequence import ALPHA

State = Literal["proven", "not yet knowable", "refuted"]
#: A lift of less than this part of what happens anyway is not worth having.
WORTH_HAVING = 0.05


@dataclass(frozen=True, slots=True)
class Lift:
    """A policy's value over another's, ``low`` to ``high``; ``people_needed`` in each arm to see the lift."""

    lift: float
    low: float
    high: float
    state: State
    people_needed: int


def lift_over(log: Logged, one: Scores, other: Scores, among: int = 1) -> Lift:
    """How much more ``one`` is worth than ``other``, where ``among`` comparisons are made at once.

    Both are scored on the same decisions, so that what they share cancels out. With several comparisons each
    interval is wider (Bonferroni): the best of many is the luckiest of many.
    """
    low, high = interval(log, one.dr - other.dr, one.weight + other.weight, ALPHA / max(1, among))
    lift, base = one.estimate.dr - other.estimate.dr, other.estimate.dr
    worth = WORTH_HAVING * abs(base)
    needed = 0
    if log.bounds == (0.0, 1.0):
        # Where it never happened yet, it may be about to: half a success more.
        share = min(max(base, 0.5 / len(log)), 1 - 0.5 / len(log))
        needed = people_needed(share, max(abs(lift), WORTH_HAVING * share))
    return Lift(lift, low, high, state_of(low, high, worth), needed)


def state_of(low: float, high: float, worth: float) -> State:
    """The state of a lift between ``low`` and ``high``, where one below ``worth`` is not worth having.

    >>> [state_of(low, high, 0.01) for low, high in ((0.01, 0.05), (-0.01, 0.05), (-0.02, 0.005))]
    ['proven', 'not yet knowable', 'refuted']
    """
    if low > 0:
        return "proven"
    if high < worth:
        return "refuted"
    return "not yet knowable"


def together(states: "list[State]") -> State:
    """Proven where any is, refuted where all are."""
    if "proven" in states:
        return "proven"
    return "refuted" if states and all(np.array(states) == "refuted") else "not yet knowable"
