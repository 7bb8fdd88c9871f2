"""A buyer's taste: how much each attribute of a unit adds to their attention, all weighed together.

A Poisson regression with a ridge: looks at a unit ~ Poisson(expected looks x exp(sum of the taste for
its levels)). Weighed together, because south-facing flats are often the upper ones and the same look must
not be counted for both; with a ridge (a normal prior around "no taste"), because twenty seconds prove little.
The more a buyer looks, the more the attributes say; before that popularity leads: the ladder's first rungs.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

#: Variance of the prior of a taste: two thirds of tastes are within a factor of 1.7 of none.
TASTE_VARIANCE = 0.3
#: Variance of the prior of the buyer's general liking of looking at units, which is no taste.
_LEVEL_VARIANCE = 4.0
_MOST_STEPS = 50
_CLOSE_ENOUGH = 1e-10
Vector = NDArray[np.float64]


def taste_of(
    levels: Mapping[str, Sequence[str]], looks: Mapping[str, float], expected: Mapping[str, float]
) -> dict[str, float]:
    """Log-ratio that each level adds, for the levels of units with any ``looks`` or ``expected`` looks.

    >>> levels = {"a": ["rooms:3"], "b": ["rooms:2"]}
    >>> taste = taste_of(levels, looks={"a": 9.0, "b": 1.0}, expected={"a": 5.0, "b": 5.0})
    >>> taste["rooms:3"] > 0 > taste["rooms:2"]
    True
    """
    seen = [unit for unit in levels if looks.get(unit, 0.0) > 0 or expected.get(unit, 0.0) > 0]
    names = sorted({level for unit in seen for level in levels[unit]})
    if not names:
        return {}
    column = {name: i + 1 for i, name in enumerate(names)}
    design = np.zeros((len(seen), len(names) + 1))
    design[:, 0] = 1.0
    for row, unit in enumerate(seen):
        for level in levels[unit]:
            design[row, column[level]] = 1.0
    fitted = _fit(
        design,
        np.array([looks.get(unit, 0.0) for unit in seen]),
        np.array([expected.get(unit, 0.0) for unit in seen]),
        np.array([1 / _LEVEL_VARIANCE, *[1 / TASTE_VARIANCE] * len(names)]),
    )
    return {name: float(fitted[i]) for name, i in column.items()}


def _fit(design: Vector, looks: Vector, expected: Vector, ridge: Vector) -> Vector:
    """The one maximum of a concave posterior, by Newton's steps, halved where they overshoot."""
    taste = np.zeros(design.shape[1])
    loss = _loss(taste, design, looks, expected, ridge)
    for _ in range(_MOST_STEPS):
        mean = expected * np.exp(design @ taste)
        gradient = design.T @ (mean - looks) + ridge * taste
        curvature = (design.T * mean) @ design + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        after = _loss(taste - step, design, looks, expected, ridge)
        # Written so that an overflow, which compares as false, is an overshoot too.
        while not after <= loss:
            step /= 2
            after = _loss(taste - step, design, looks, expected, ridge)
        if loss - after < _CLOSE_ENOUGH:
            break
        taste, loss = taste - step, after
    return taste


def _loss(taste: Vector, design: Vector, looks: Vector, expected: Vector, ridge: Vector) -> float:
    log_ratio = design @ taste
    with np.errstate(over="ignore", invalid="ignore"):
        fit = (expected * np.exp(log_ratio) - looks * log_ratio).sum()
    return float(fit + (ridge * taste**2).sum() / 2)
