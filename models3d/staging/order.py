"""Puts right, by one rule, what cannot be: a thing that stands before what carries it."""

import numpy as np
from numpy.typing import NDArray


def lower_first(bottoms: NDArray[np.float64]) -> list[int]:
    """Indices in the order in which gravity allows them; what has no place comes last."""
    order = np.argsort(np.where(np.isnan(bottoms), np.inf, bottoms), kind="stable")
    return [int(at) for at in order]


def settle(
    days: NDArray[np.int32],
    derived: NDArray[np.bool_],
    rests_on: dict[int, list[int]],
    bottoms: NDArray[np.float64],
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Days (n, 2) in which nothing starts or finishes before what carries it; and which were changed.

    First, bearers whose dates were derived move forward to where the schedule needs them, for its own dates
    weigh more. Then, from the ground up, what still starts (finishes) too early moves to the day
    when its last bearer starts (finishes).
    """
    out = days.copy()
    upwards = lower_first(bottoms)
    needed = ~derived
    for above in reversed(upwards):
        for below in rests_on.get(above, ()):
            late = int(out[below, 1] - out[above, 0])
            if derived[below] and needed[above]:
                needed[below] = True
                # All of the bearer's work moves, so that its length stays.
                out[below] -= max(late, 0)
    for above in upwards:
        for below in rests_on.get(above, ()):
            out[above] = np.maximum(out[above], out[below])
    return out, (out != days).any(axis=1)
