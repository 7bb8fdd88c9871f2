"""What a column may add to a score: a line, a smooth curve around it, or a level for each name."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import BSpline

Vector = NDArray[np.float64]
Column = NDArray[np.generic]
#: A curve's pieces, between as many quantiles; their degree.
PIECES, DEGREE = 6, 3
#: A name that stands in fewer rows has no level of its own; and the most levels of a column.
LEAST_ROWS, MOST_LEVELS = 10, 40
#: A number with so few values is read as names as well: it may be a code.
FEW_VALUES = 12
#: Numbers as skewed as this are read by their logarithm.
_SKEWED = 1.0


@dataclass(frozen=True)
class Number:
    """A column of numbers: standardized, a curve over its quantiles, and whether it is missing or nothing."""

    name: str
    #: What the logarithm is taken of is divided by this first; 0 where none is taken.
    scale: float
    middle: float
    spread: float
    #: Where the curve's pieces meet, () for none.
    places: tuple[float, ...]
    flags: tuple[str, ...]

    def design(self, column: Column) -> tuple[Vector, Vector, Vector]:
        """The line (n, 1), the curve (n, k) and the flags (n, f)."""
        raw = column.astype(float)
        missing = ~np.isfinite(raw)
        z = (_drawn(np.where(missing, 0.0, raw), self.scale) - self.middle) / self.spread
        z = np.where(missing, 0.0, z)
        flags = [missing if flag == "missing" else (raw == 0) for flag in self.flags]
        lines = np.clip(z, -6, 6)[:, None]
        return lines, self._curve(z), np.array(flags, float).reshape(len(flags), len(z)).T

    def _curve(self, z: Vector) -> Vector:
        if not self.places:
            return np.zeros((len(z), 0))
        first, last = self.places[0], self.places[-1]
        knots = np.r_[[first] * DEGREE, self.places, [last] * DEGREE]
        curve: Vector = BSpline.design_matrix(np.clip(z, first, last), knots, DEGREE).toarray()
        return curve


@dataclass(frozen=True)
class Names:
    """A column of names: those with a level of their own."""

    name: str
    levels: tuple[str, ...]

    def design(self, column: Column) -> Vector:
        """(n, levels), 1 where it is that name; a name that was never met has none."""
        found: Vector = (texts(column)[:, None] == np.array(self.levels, np.str_)[None, :]).astype(float)
        return found


def number(name: str, column: Column) -> Number | None:
    """The terms of a column of numbers; None where all are the same."""
    raw = column.astype(float)
    known = raw[np.isfinite(raw)]
    if known.size < 2 or known.min() == known.max():
        return None
    scale = _scale(known)
    drawn = _drawn(known, scale)
    middle, spread = float(drawn.mean()), float(drawn.std()) or 1.0
    z = (drawn - middle) / spread
    places = np.unique(np.quantile(z, np.linspace(0.005, 0.995, PIECES + 1)))
    flags = []
    if known.size < raw.size:
        flags.append("missing")
    if 0.05 < float((known == 0).mean()) < 0.95 and len(np.unique(known)) > 2:
        flags.append("nothing")
    curve = tuple(float(place) for place in places) if len(places) > 2 else ()
    return Number(name, scale, middle, spread, curve, tuple(flags))


def names(name: str, column: Column) -> Names | None:
    """The levels of a column of names; None where there is but one."""
    found, counts = np.unique(texts(column), return_counts=True)
    order = np.argsort(-counts, kind="stable")[:MOST_LEVELS]
    levels = tuple(str(found[at]) for at in order if counts[at] >= min(LEAST_ROWS, len(column) / 10))
    return Names(name, levels) if len(found) > 1 and levels else None


def texts(column: Column) -> NDArray[np.str_]:
    """A column's values as names: a number that is whole without its point."""
    if column.dtype.kind == "f":
        return np.array([f"{value:g}" for value in column.astype(float)], np.str_)
    return column.astype(np.str_)


def is_code(column: Column) -> bool:
    """Whether a column of numbers has so few values that each may mean something by itself."""
    known = column.astype(float)
    known = known[np.isfinite(known)]
    return 2 < len(np.unique(known)) <= FEW_VALUES and bool((known == np.round(known)).all())


def learn_terms(columns: Mapping[str, Column]) -> tuple[tuple[Number, ...], tuple[Names, ...]]:
    """The terms of all columns."""
    numbers, named = [], []
    for name, column in columns.items():
        if column.dtype.kind in "fiub":
            numbers.append(number(name, column))
            if is_code(column):
                named.append(names(name, column))
        else:
            named.append(names(name, column))
    return tuple(one for one in numbers if one), tuple(one for one in named if one)


def _scale(known: Vector) -> float:
    """By what a skewed column without negative values is divided before its logarithm is taken."""
    if known.min() < 0:
        return 0.0
    spread = known.std()
    skew = float((((known - known.mean()) / spread) ** 3).mean()) if spread else 0.0
    some = known[known > 0]
    return float(np.quantile(some, 0.1)) if skew > _SKEWED else 0.0


def _drawn(values: Vector, scale: float) -> Vector:
    return np.log1p(np.maximum(values, 0.0) / scale) if scale else values
