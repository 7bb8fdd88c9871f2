"""From shapely's polygons to the solids that stand on them."""

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from models3d.sample.lines import snap
from models3d.sample.palette import Look
from models3d.sample.parts import Point, Prism

#: Smaller scraps of area are rounding, not building (square metres).
SCRAP = 2e-3


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons in ``shape``, from left to right, without scraps."""
    found = [shape] if isinstance(shape, Polygon) else list(getattr(shape, "geoms", []))
    kept = [p for p in found if isinstance(p, Polygon) and p.area > SCRAP]
    return sorted(kept, key=lambda p: p.bounds)


def prisms(shape: BaseGeometry, bottom: float, top: float, look: Look) -> tuple[Prism, ...]:
    """``shape`` raised from ``bottom`` to ``top``, one solid for each of its pieces."""
    solids = []
    for piece in polygons(shape):
        tidy = piece.simplify(1e-4)
        assert isinstance(tidy, Polygon)  # noqa: S101 - a polygon with fewer corners is one
        tidy = orient(tidy)
        holes = tuple(_ring(hole.coords[:-1]) for hole in tidy.interiors)
        solids.append(Prism(_ring(tidy.exterior.coords[:-1]), bottom, top, look, holes))
    return tuple(solids)


def _ring(points: list[tuple[float, ...]]) -> tuple[Point, ...]:
    return tuple((snap(p[0]), snap(p[1])) for p in points)
