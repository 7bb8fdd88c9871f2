"""Shapes in metres as SVG path data: whole millimetres, relative and short."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

#: Millimetres in the unit of the model.
MM = 1000

Point = tuple[int, int]


def path_of(shape: BaseGeometry | Iterable[BaseGeometry]) -> str:
    """Path data of all rings and lines of ``shape``, in a fixed order; "" where there is nothing to draw."""
    shapes = [shape] if isinstance(shape, BaseGeometry) else list(shape)
    drawn: list[str] = []
    for part in shapely.get_parts(shapely.normalize(np.array(shapes, object))).tolist():
        if part.is_empty:
            continue
        if isinstance(part, Polygon):
            drawn += [_line(list(ring.coords), closed=True) for ring in (part.exterior, *part.interiors)]
        elif isinstance(part, LineString):
            drawn.append(_line(list(part.coords), closed=False))
    return "".join(drawn)


def millimetres(value: float) -> int:
    """``value`` in metres, in whole millimetres."""
    return round(value * MM)


def _line(coords: Sequence[tuple[float, ...]], *, closed: bool) -> str:
    # Plain numbers: most lines have a handful of points, and numpy takes longer to begin than they to end.
    points = [(round(point[0] * MM), round(point[1] * MM)) for point in coords]
    points = _turns(points, closed=closed)
    if len(points) < (3 if closed else 2):
        return ""
    steps = (_step(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}{''.join(steps)}{'z' if closed else ''}"


def _turns(points: list[Point], *, closed: bool) -> list[Point]:
    """Only the points where the line turns; a closed one without its repeated end."""
    if closed:
        points = points[:-1]
    moved = [point for at, point in enumerate(points) if point != points[at - 1] or (at == 0 and not closed)]
    if len(moved) < 3:
        return moved
    ahead = [*moved[1:], moved[0]]
    behind = [moved[-1], *moved[:-1]]
    ends = () if closed else (0, len(moved) - 1)
    return [
        b
        for at, (a, b, c) in enumerate(zip(behind, moved, ahead, strict=True))
        if at in ends or (b[0] - a[0]) * (c[1] - b[1]) != (b[1] - a[1]) * (c[0] - b[0])
    ]


def _step(x: int, z: int) -> str:
    if z == 0:
        return f"h{x}"
    if x == 0:
        return f"v{z}"
    return f"l{x} {z}" if z > 0 else f"l{x}{z}"
