"""The pale lines that tie the façade together: string courses, cornice, plinth and eaves, all of precast."""

from collections.abc import Iterator

from shapely.geometry import Polygon
from shapely.geometry import box as area
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from models3d.sample.facade import pair
from models3d.sample.grid import (
    BUILD_UP,
    CLADDING,
    CORE_LINE,
    CORNER,
    PENTHOUSE,
    ROOF,
    SLAB,
    TERRAIN,
    TOP,
    outline,
)
from models3d.sample.lines import Opening
from models3d.sample.palette import BRICK, LARCH, PRECAST, Look
from models3d.sample.parts import Part
from models3d.sample.polygons import prisms
from models3d.sample.walls import layout

#: How far a course stands out, its foot and head below the floor it marks; the cornice
#: above the fourth floor.
OUT, FOOT, HEAD = 0.04, -BUILD_UP - SLAB, -0.11
CORNICE = 0.16
#: Courses of brick that stand out on the ground floor: first, spacing, height, depth.
RELIEF = (0.62, 0.42, 0.09, 0.03)
#: The side of the court is not of brick.
COURT = area(-0.3, -16.8, CORNER, 0.0)
#: The plinth ends here, above the floor; the eaves reach this far and are this deep.
PLINTH = 0.3
EAVES, FASCIA = 0.62, 0.2


def courses() -> Iterator[Part]:
    """Plinth and relief of the ground floor, a course at every slab, the eaves of the top storey."""
    yield from _ground_floor()
    for storey in range(1, TOP + 1):
        below = outline(storey - 1)
        out = CORNICE if storey == TOP else OUT
        ring = _ring(below, CLADDING, CLADDING + out)
        yield from _halves(
            f"course-{storey}", "Cornice" if storey == TOP else "String course", f"facade-{pair(storey - 1)}",
            ring, (FOOT, HEAD), PRECAST, storey,
        )  # fmt: skip
    eaves = _ring(PENTHOUSE, CLADDING, CLADDING + EAVES)
    yield from _halves("eaves", "Eaves", "roof-top", eaves, (FOOT + 0.02, FOOT + FASCIA), PRECAST, ROOF)
    lining = _ring(PENTHOUSE, CLADDING, CLADDING + EAVES - 0.04)
    yield from _halves("soffit", "Soffit boards", "facade-45", lining, (FOOT, FOOT + 0.02), LARCH, ROOF)


def _ground_floor() -> Iterator[Part]:
    openings = unary_union([_through(window.opening) for window in layout(0).windows])
    plinth = _ring(outline(0), CLADDING, CLADDING + 0.025).difference(openings)
    brick = openings.union(COURT)
    yield from _halves("plinth", "Plinth", "facade-01", plinth, (TERRAIN + 0.02, PLINTH), PRECAST, 0)
    first, step, high, deep = RELIEF
    ring = _ring(outline(0), CLADDING, CLADDING + deep).difference(brick)
    for number in range(5):
        foot = round(first + step * number, 3)
        yield from _halves(
            f"relief-{number}", "Brick relief", "facade-01", ring, (foot, round(foot + high, 3)), BRICK, 0
        )


def _through(opening: Opening) -> BaseGeometry:
    """The ground that an opening takes of everything that runs along the façade."""
    low, high = opening.at - 0.6, opening.at + 0.6
    if opening.axis == "x":
        return area(opening.low, low, opening.high, high)
    return area(low, opening.low, high, opening.high)


def _ring(shape: Polygon, inner: float, outer: float) -> BaseGeometry:
    return shape.buffer(outer, join_style="mitre").difference(shape.buffer(inner, join_style="mitre"))


def _halves(  # noqa: PLR0917 - a name, a place and a height, always in this order
    key: str, name: str, task: str, ring: BaseGeometry, height: tuple[float, float], look: Look, storey: int
) -> Iterator[Part]:
    """Two elements, west and east of the core, so that neither goes all round the house."""
    for where, half in (("west", area(-9, -30, CORE_LINE, 30)), ("east", area(CORE_LINE, -30, 60, 30))):
        solids = prisms(ring.intersection(half), *height, look)
        if solids:
            yield Part(f"{key}-{where}", "IfcCovering", name, task, solids, storey=storey, kind="MOLDING")
