"""Shapes in metres as SVG path data: whole millimetres, relative and short."""

from collections.abc import Iterable

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

#: Millimetres in the unit of the model.
MM = 1000


def path_of(shape: BaseGeometry | Iterable[BaseGeometry]) -> str:
    """Path data of all rings and lines of ``shape``, in a fixed order; "" where there is nothing to draw."""
    shapes = [shape] if isinstance(shape, BaseGeometry) else list(shape)
    drawn: list[str] = []
    for one in shapes:
        for part in shapely.get_parts(shapely.normalize(one)).tolist():
            if part.is_empty:
                continue
            if isinstance(part, Polygon):
                drawn += [_line(ring.coords, closed=True) for ring in (part.exterior, *part.interiors)]
            elif isinstance(part, LineString):
                drawn.append(_line(part.coords, closed=False))
    return "".join(drawn)


def millimetres(value: float) -> int:
    """``value`` in metres, in whole millimetres."""
    return round(value * MM)


def _line(coords: Iterable[tuple[float, ...]], *, closed: bool) -> str:
    points = np.rint(np.array([point[:2] for point in coords]) * MM).astype(np.int64)
    points = _turns(points, closed=closed)
    if len(points) < (3 if closed else 2):
        return ""
    steps = np.diff(points, axis=0).tolist()
    start = "M{} {}".format(*points[0].tolist())
    return start + "".join(_step(x, z) for x, z in steps) + ("z" if closed else "")


def _turns(
    points: np.ndarray[tuple[int, ...], np.dtype[np.int64]], *, closed: bool
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Only the points where the line turns; a closed one without its repeated end."""
    if closed:
        points = points[:-1]
    moved = (points != np.roll(points, 1, axis=0)).any(axis=1)
    if not closed:
        moved[0] = True
    points = points[moved]
    if len(points) < 3:
        return points
    before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
    turn = before[:, 0] * after[:, 1] != before[:, 1] * after[:, 0]
    if not closed:
        turn[[0, -1]] = True
    return np.asarray(points[turn])


def _step(x: int, z: int) -> str:
    if z == 0:
        return f"h{x}"
    if x == 0:
        return f"v{z}"
    return f"l{x} {z}" if z > 0 else f"l{x}{z}"
