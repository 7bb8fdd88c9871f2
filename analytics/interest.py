"""How much more a buyer attends to a feature than its exposure explains, and how sure that is.

Interest is attention over what exposure would explain at the development's usual rate, as a gamma-Poisson
posterior (DuMouchel's gamma-Poisson shrinker: "Bayesian data mining in large frequency tables", The American
Statistician, 1999).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

from analytics.tally import HALF_LIFE_DAYS, LANDMARK_MS, LOOK_CAP_MS, Tally
from analytics.usual import LOOK_SECONDS, Moments, Usual, usual_from, usual_of

__all__ = [
    "HALF_LIFE_DAYS",
    "LANDMARK_MS",
    "LOOK_CAP_MS",
    "LOOK_SECONDS",
    "FeatureInterest",
    "Moments",
    "Tally",
    "Usual",
    "interests",
    "usual_from",
    "usual_of",
]

#: The chance that the interval holds the buyer's true ratio, under the model.
INTERVAL = 0.9


@dataclass(frozen=True, slots=True)
class FeatureInterest:
    """``ratio`` times the usual, between ``low`` and ``high``; ``seconds`` of decayed attention behind it.

    ``looks`` is the evidence: how many independent looks the attention amounts to.
    """

    feature: str
    ratio: float
    low: float
    high: float
    seconds: float
    looks: float


def interests(tallies: Mapping[str, Tally], usual: Usual, now_ms: int) -> list[FeatureInterest]:
    """One buyer's interest in each feature, surest interest (highest ``low``) first.

    >>> seen = {"a": Tally().add(LANDMARK_MS, 30_000, 40_000), "b": Tally().add(LANDMARK_MS, 1_000, 40_000)}
    >>> [(i.feature, i.ratio > 1) for i in interests(seen, Usual(rate=0.2), LANDMARK_MS)]
    [('a', True), ('b', False)]
    """
    if not tallies:
        return []
    seconds = np.array([tally.seconds(now_ms) for tally in tallies.values()])
    exposed = np.array([tally.exposed_seconds(now_ms) for tally in tallies.values()])
    looks = seconds / LOOK_SECONDS
    # Gamma(shape, shape) has mean 1 and variance 1 / shape; the posterior adds looks seen and looks expected.
    shape = 1 / usual.spread
    posterior, scale = shape + looks, shape + usual.rate * exposed / LOOK_SECONDS
    ratio = posterior / scale
    low = gammaincinv(posterior, (1 - INTERVAL) / 2) / scale
    high = gammaincinv(posterior, (1 + INTERVAL) / 2) / scale
    found = [
        FeatureInterest(feature, *(float(column[i]) for column in (ratio, low, high, seconds, looks)))
        for i, feature in enumerate(tallies)
    ]
    return sorted(found, key=lambda one: (-one.low, -one.seconds, one.feature))
