"""Which unit for whom: popularity, then attributes, then what the buyer did with the unit itself.

A score is a sum of points, and a reason is one of them, so reasons add up to the score exactly. Inputs are a
unit's facts and decayed attention, by type: no name, language or device of a buyer can reach a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.interest import LOOK_SECONDS, Usual
from analytics.tally import Tally
from analytics.taste import taste_of
from analytics.unitfacts import UnitFacts, levels_of

#: A favourite says as much as so many looks at the unit.
FAVOURITE_LOOKS = 5.0
#: Popularity is what others like: worth this part of its own log-ratio.
POPULARITY_WEIGHT = 0.3
#: Looks of others by which a unit's popularity is drawn towards none.
POPULARITY_LOOKS = 20.0
#: Looks of the buyer's own by which their liking of one unit, beyond its attributes, is drawn towards none.
OWN_LOOKS = 5.0
#: Points are whole multiples of this power of two, so that floats add up exactly in any order.
POINT = 2.0**-10

POPULARITY = "popularity"
ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a score, also below 0; ``key`` is "attribute:level", "popularity" or "attention"."""

    key: str
    points: float


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit's score for one buyer, the sum of its reasons' points, largest first."""

    unit: str
    score: float
    reasons: tuple[Reason, ...]


def score_units(
    units: Sequence[UnitFacts],
    own: Mapping[str, Tally],
    everyone: Mapping[str, Tally],
    *,
    usual: Usual,
    now_ms: int,
    favourites: frozenset[str] = frozenset(),
) -> list[ScoredUnit]:
    """Available units, best first, from tallies by unit: the buyer's ``own``, and ``everyone``'s merged.

    Points are log-ratios: 0.69 says "expected to be looked at twice as much as the usual unit".
    """
    levels = levels_of(units)
    popular = {unit.id: _popularity(everyone.get(unit.id, Tally()), usual, now_ms) for unit in units}
    looks = {
        unit.id: own.get(unit.id, Tally()).seconds(now_ms) / LOOK_SECONDS
        + FAVOURITE_LOOKS * (unit.id in favourites)
        for unit in units
    }
    expected = {
        unit.id: _expected(own.get(unit.id, Tally()), usual, now_ms) * float(np.exp(popular[unit.id]))
        for unit in units
    }
    taste = taste_of(levels, looks, expected)
    scored = []
    for unit in units:
        if not unit.available:
            continue
        liking = {level: taste[level] for level in levels[unit.id] if level in taste}
        explained = expected[unit.id] * float(np.exp(sum(liking.values())))
        beyond = float(np.log((OWN_LOOKS + looks[unit.id]) / (OWN_LOOKS + explained)))
        scored.append(_scored(unit.id, {POPULARITY: popular[unit.id], ATTENTION: beyond} | liking))
    return sorted(scored, key=lambda one: (-one.score, one.unit))


def _expected(tally: Tally, usual: Usual, now_ms: int) -> float:
    return usual.rate * tally.exposed_seconds(now_ms) / LOOK_SECONDS


def _popularity(tally: Tally, usual: Usual, now_ms: int) -> float:
    looks, expected = tally.seconds(now_ms) / LOOK_SECONDS, _expected(tally, usual, now_ms)
    return POPULARITY_WEIGHT * float(np.log((POPULARITY_LOOKS + looks) / (POPULARITY_LOOKS + expected)))


def _scored(unit: str, points: Mapping[str, float]) -> ScoredUnit:
    parts = [Reason(key, round(value / POINT) * POINT) for key, value in points.items()]
    reasons = sorted((part for part in parts if part.points), key=lambda part: (-part.points, part.key))
    return ScoredUnit(unit, sum((reason.points for reason in reasons), 0.0), tuple(reasons))
