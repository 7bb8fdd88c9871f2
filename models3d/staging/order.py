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
    upwards = [at for at in lower_first(bottoms) if at in rests_on]
    first, last = days.T.tolist()
    free = derived.tolist()
    needed = [not one for one in free]
    for above in reversed(upwards):
        for below in rests_on[above]:
            if free[below] and needed[above]:
                needed[below] = True
                # All of the bearer's work moves, so that its length stays.
                late = max(last[below] - first[above], 0)
                first[below] -= late
                last[below] -= late
    for above in upwards:
        first[above] = max([first[above], *[first[below] for below in rests_on[above]]])
        last[above] = max([last[above], *[last[below] for below in rests_on[above]]])
    out = np.array([first, last], np.int32).T.copy()
    return out, (out != days).any(axis=1)
