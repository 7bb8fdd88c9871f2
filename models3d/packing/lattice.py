"""The lattice on which all vertices of a development lie: one for all chunks, so that their seams meet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: The finest lattice (metres): a millimetre of error at most, below what drawings are true to.
FINEST_STEP = 0.002

#: The highest lattice point that 16 bits can name.
HIGHEST = 65_535


@dataclass(frozen=True)
class Grid:
    """The lattice of a development's vertices: metres = ``origin`` + ``step`` * lattice point."""

    origin: tuple[float, float, float]
    step: float

    def points(self, metres: NDArray[np.float64]) -> NDArray[np.int64]:
        """Lattice points nearest to places (n, 3) in metres."""
        return np.asarray(np.rint((metres - np.asarray(self.origin)) / self.step), np.int64)


def grid_over(points: NDArray[np.float64]) -> Grid:
    """Give the lattice that holds all ``points`` (n, 3) metres."""
    low = points.min(axis=0)
    size = float((points.max(axis=0) - low).max())
    # A few lattice points are kept free for rounding the origin down and turned copies up.
    step = max(FINEST_STEP, size / (HIGHEST - 4))
    x, y, z = np.round(np.floor(low / step) * step - step, 9).tolist()
    return Grid((x, y, z), step)
