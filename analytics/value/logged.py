"""Decisions as they were logged: what was done, how probable it was, and what followed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Logged:
    """Columns of n decisions, in the order in which they were made.

    ``person``, ``action``: names, (n,). ``propensity``: the chance, in (0, 1], with which that action was
    chosen, (n,). ``outcome``: any finite number, often 0 or 1, (n,). ``context``: numbers that were known
    before the choice, (n, k); k may be 0.
    """

    person: NDArray[np.str_]
    action: NDArray[np.str_]
    propensity: Vector
    outcome: Vector
    context: Vector

    def __len__(self) -> int:
        """How many decisions."""
        return len(self.outcome)

    @property
    def bounds(self) -> tuple[float, float]:
        """The worst and the best outcome there is: 0 and 1 where none is beyond, else what was seen."""
        worst, best = float(self.outcome.min()), float(self.outcome.max())
        return (0.0, 1.0) if worst >= 0 and best <= 1 else (worst, best)

    @property
    def actions(self) -> list[str]:
        """The names of what was done at least once."""
        return [str(name) for name in np.unique(self.action)]
