"""From shapely's polygons to the solids that stand on them."""

from shapely import set_precision
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from models3d.sample.lines import snap
from models3d.sample.palette import Look
from models3d.sample.parts import Point, Prism

#: Smaller scraps of area are rounding, not building (square metres).
SCRAP = 2e-3
#: Corners lie on a grid of this width, so that touching pieces share them (metres).
GRID = 1e-4


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons in ``shape``, from left to right, without scraps."""
    found = [shape] if isinstance(shape, Polygon) else list(getattr(shape, "geoms", []))
    kept = [p for p in found if isinstance(p, Polygon) and p.area > SCRAP]
    return sorted(kept, key=lambda p: p.bounds)


def prisms(shape: BaseGeometry, bottom: float, top: float, look: Look) -> tuple[Prism, ...]:
    """``shape`` raised from ``bottom`` to ``top``, one solid for each of its pieces.

    A piece whose holes touch its edge is no sound profile; it is cut in two through a hole.
    """
    solids: list[Prism] = []
    for piece in polygons(set_precision(shape.simplify(1e-4), GRID)):
        tidy = orient(piece)
        touching = [hole for hole in tidy.interiors if hole.intersects(tidy.exterior)]
        if touching:
            west, south, east, north = tidy.bounds
            cut = touching[0].centroid.x
            for half in (box(west, south, cut, north), box(cut, south, east, north)):
                solids += prisms(tidy.intersection(half), bottom, top, look)
        else:
            holes = tuple(_ring(hole.coords[:-1]) for hole in tidy.interiors)
            solids.append(Prism(_ring(tidy.exterior.coords[:-1]), bottom, top, look, holes))
    return tuple(solids)


def _ring(points: list[tuple[float, ...]]) -> tuple[Point, ...]:
    return tuple((snap(p[0]), snap(p[1])) for p in points)
