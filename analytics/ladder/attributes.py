"""How alike things are, attribute by attribute."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
#: A number is told apart at so many of its quantiles, and in between by how near it is.
PLACES = 5


@dataclass(frozen=True)
class Attributes:
    """By attribute, its levels' columns (things, levels), centred and of mean square 1 over the things."""

    levels: Mapping[str, Vector]

    @property
    def all(self) -> Vector:
        """All levels side by side, (things, levels)."""
        levels: Vector = np.hstack(list(self.levels.values()) or [np.zeros((0, 0))])
        return levels


def attributes_of(columns: Mapping[str, NDArray[np.generic]]) -> Attributes:
    """Attributes of things from their columns, numbers or names; what is the same for all says nothing.

    A number that is missing (NaN) and a name that is empty are near nothing.
    """
    found = {}
    for name, column in columns.items():
        levels = _numbers(column.astype(float)) if column.dtype.kind in "fiub" else _names(column)
        centred: Vector = levels - levels.mean(axis=0)
        size = float(np.sqrt((centred**2).sum(axis=1).mean()))
        if size > 1e-9:
            found[name] = centred / size
    return Attributes(found)


def _names(column: NDArray[np.generic]) -> Vector:
    names, codes, counts = np.unique(column.astype(str), return_inverse=True, return_counts=True)
    several = np.array([bool(name) and count > 1 for name, count in zip(names, counts, strict=True)], bool)
    levels: Vector = (codes[:, None] == np.flatnonzero(several)[None, :]).astype(float)
    return levels


def _numbers(column: Vector) -> Vector:
    """Hats over quantiles, splines of the first degree: a number lies between two of them."""
    known = np.isfinite(column)
    places = np.unique(np.quantile(column[known], np.linspace(0, 1, PLACES))) if known.any() else np.zeros(0)
    levels = np.zeros((len(column), len(places)))
    for at in range(len(places)):
        hat = np.zeros(len(places))
        hat[at] = 1.0
        levels[known, at] = np.interp(column[known], places, hat)
    return levels
