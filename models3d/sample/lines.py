"""Straight stretches on the plan and the solids that stand on them, with holes for doors and windows.

Nothing is cut by booleans: a wall is its elevation, holes left out, drawn out to its thickness; so geometry
kernels are quick, every opening is really open, and no joint shows between the pieces of a wall.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from models3d.sample.palette import Look
from models3d.sample.parts import Point, Slice

#: Two coordinates closer than this are the same line (metres).
NEAR = 1e-6


def snap(value: float) -> float:
    """To a tenth of a millimetre, so that the same wall is the same number everywhere."""
    return round(value, 4) + 0.0


@dataclass(frozen=True, order=True)
class Stretch:
    """A line along x (``axis`` "x", at y = ``at``) or along y, from ``start`` to ``end``."""

    axis: str
    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Metres."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """Where along the axis its middle lies."""
        return (self.start + self.end) / 2

    def point(self, along: float) -> tuple[float, float]:
        """The plan's point at ``along``."""
        return (along, self.at) if self.axis == "x" else (self.at, along)

    def rect(self, low: float, high: float, extend: float = 0.0) -> Polygon:
        """The rectangle from ``low`` to ``high`` across the line, ``extend`` longer at both ends."""
        a, b = self.start - extend, self.end + extend
        if self.axis == "x":
            return box(a, self.at + low, b, self.at + high)
        return box(self.at + low, a, self.at + high, b)


@dataclass(frozen=True)
class Opening:
    """A hole through whatever stands on a stretch's line: ``centre`` and ``width`` along it."""

    axis: str
    at: float
    centre: float
    width: float
    sill: float
    head: float

    @property
    def low(self) -> float:
        """Its start along the line."""
        return snap(self.centre - self.width / 2)

    @property
    def high(self) -> float:
        """Its end along the line."""
        return snap(self.centre + self.width / 2)


def stretches(shape: BaseGeometry) -> list[Stretch]:
    """The straight pieces of an axis-parallel line work, touching collinear ones joined."""
    lines: list[LineString] = []
    if isinstance(shape, LineString):
        lines = [shape]
    elif isinstance(shape, MultiLineString) or hasattr(shape, "geoms"):
        lines = [part for part in shape.geoms if isinstance(part, LineString)]
    found: dict[tuple[str, float], list[tuple[float, float]]] = {}
    for line in lines:
        points = list(line.coords)
        for (x0, y0), (x1, y1) in pairwise(points):
            axis, at, a, b = ("x", y0, x0, x1) if abs(y0 - y1) < NEAR else ("y", x0, y0, y1)
            if abs(a - b) > NEAR:
                found.setdefault((axis, snap(at)), []).append((snap(min(a, b)), snap(max(a, b))))
    return joined(Stretch(axis, at, a, b) for (axis, at), spans in found.items() for a, b in spans)


def joined(pieces: Iterable[Stretch]) -> list[Stretch]:
    """``pieces`` with those that touch on the same line made one, sorted."""
    out: list[Stretch] = []
    for piece in sorted(pieces):
        last = out[-1] if out else None
        if last and (last.axis, last.at) == (piece.axis, piece.at) and piece.start <= last.end + NEAR:
            out[-1] = Stretch(last.axis, last.at, last.start, max(last.end, piece.end))
        else:
            out.append(piece)
    return out


def without_overlap(rects: Iterable[BaseGeometry], taken: BaseGeometry) -> list[list[Polygon]]:
    """For each rectangle, what is left of it beside ``taken`` and the rectangles before it."""
    out = []
    for rect in rects:
        left = rect.difference(taken)
        pieces = [left] if isinstance(left, Polygon) else list(getattr(left, "geoms", []))
        out.append([p for p in pieces if isinstance(p, Polygon) and p.area > 2e-3])
        taken = taken.union(rect)
    return out


def pierced(  # noqa: PLR0917 - a wall, its holes and its height, always in this order
    piece: Polygon, axis: str, openings: Iterable[Opening], bottom: float, top: float, look: Look
) -> tuple[Slice, ...]:
    """The rectangle ``piece`` of wall between ``bottom`` and ``top``, with its ``openings`` left out.

    Openings lie wholly within the wall's height: it goes on under doors, to the floor's build-up.
    """
    x0, y0, x1, y1 = (snap(v) for v in piece.bounds)
    start, end, low, high = (x0, x1, y0, y1) if axis == "x" else (y0, y1, x0, x1)
    holes = sorted(
        (o.low, o.high, o.sill, o.head) for o in openings
        if o.axis == axis and low - 0.01 < o.at < high + 0.01 and start < o.low and o.high < end
    )  # fmt: skip
    rings = tuple(_rectangle(a, foot, b, head) for a, b, foot, head in holes)
    return (Slice(_rectangle(start, bottom, end, top), low, snap(high - low), look, axis, rings),)


def _rectangle(a: float, low: float, b: float, high: float) -> tuple[Point, ...]:
    return (a, low), (b, low), (b, high), (a, high)
