"""Kitchens and bathrooms: plain fixtures, set along a wall where no door or window is in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely.geometry import Point, Polygon, box

from models3d.sample.grid import TOP, outline
from models3d.sample.lines import Opening
from models3d.sample.palette import BRONZE, CERAMIC, FRONTS, OAK, STEEL, WORKTOP
from models3d.sample.parts import Part, Round, Solid
from models3d.sample.parts import box as solid_box
from models3d.sample.walls import Layout, layout

#: Bathrooms from rich to plain: items and the wall they need (metres).
BATHS = (("bath", 3.0), ("bath", 2.9), ("shower", 2.05), ("toilet", 1.1))
MODULE = 0.6


@dataclass(frozen=True)
class Place:
    """Where a row of fixtures starts on its wall, and its direction in degrees; the room is to its left."""

    x: float
    y: float
    turn: float


def fixtures() -> Iterator[Part]:
    """A kitchen for every home, and what every bathroom needs."""
    for storey in range(TOP + 1):
        plan = layout(storey)
        for key, room in plan.plan.rooms.items():
            if room.kind == "living":
                yield from _kitchen(plan, key)
            elif room.kind in {"bath", "wc"}:
                yield from _bath(plan, key)


def _kitchen(plan: Layout, key: str) -> Iterator[Part]:
    for modules in (7, 6, 5, 4, 3):
        place = _find(plan, key, modules * MODULE, 0.62, blind=True)
        if place:
            row = Part(
                f"kitchen-{key}", "IfcFurniture", "Kitchen", "kitchens", _units(modules), shape=f"k-{modules}"
            )
            yield _placed(plan.plan.storey, place, row)
            return


def _bath(plan: Layout, key: str) -> Iterator[Part]:
    for kind, length in BATHS:
        place = _find(plan, key, length, 0.9 if kind == "shower" else 0.76, blind=False)
        if place:
            solids = {"bath": _tub, "shower": _shower, "toilet": _toilet}[kind]()
            row = Part(
                f"bath-{key}",
                "IfcSanitaryTerminal",
                "Bathroom fittings",
                "baths",
                solids,
                shape=f"fit-{kind}",
            )
            yield _placed(plan.plan.storey, place, row)
            return


def _placed(storey: int, place: Place, row: Part) -> Part:
    return replace(row, storey=storey, origin=(place.x, place.y, 0.0), turn=place.turn, kind="NOTDEFINED")


def _find(plan: Layout, key: str, length: float, depth: float, *, blind: bool) -> Place | None:
    """The first stretch of wall in the room that is free; ``blind`` leaves the façade to the windows."""
    clear = plan.clear[key]
    shape = outline(plan.plan.storey)
    taken = [_front(d.opening) for d in plan.doors] + [
        _front(w.opening) for w in plan.windows if w.opening.sill < 1
    ]
    ring = list(clear.exterior.coords)
    if not clear.exterior.is_ccw:
        ring.reverse()
    walls = sorted(pairwise(ring), key=lambda w: -(abs(w[1][0] - w[0][0]) + abs(w[1][1] - w[0][1])))
    for (x0, y0), (x1, y1) in walls:
        span = abs(x1 - x0) + abs(y1 - y0)
        dx, dy = (x1 - x0) / span, (y1 - y0) / span
        outside = shape.exterior.distance(Point((x0 + x1) / 2, (y0 + y1) / 2)) < 0.3
        if blind and outside:
            continue
        for step in range(max(0, int((span - length - 0.01) / 0.1) + 1)):
            x, y = x0 + dx * (0.005 + step * 0.1) - dy * 0.002, y0 + dy * (0.005 + step * 0.1) + dx * 0.002
            corner = (x + dx * length - dy * depth, y + dy * length + dx * depth)
            foot = box(min(x, corner[0]), min(y, corner[1]), max(x, corner[0]), max(y, corner[1]))
            if clear.covers(foot) and not any(front.intersects(foot) for front in taken):
                turn = {(1, 0): 0.0, (0, 1): 90.0, (-1, 0): 180.0, (0, -1): 270.0}[(round(dx), round(dy))]
                return Place(round(x, 4), round(y, 4), turn)
    return None


def _front(opening: Opening) -> Polygon:
    """The floor on both sides of a door or window that has to stay free."""
    if opening.axis == "x":
        return box(opening.low, opening.at - 0.85, opening.high, opening.at + 0.85)
    return box(opening.at - 0.85, opening.low, opening.at + 0.85, opening.high)


def _units(modules: int) -> tuple[Solid, ...]:
    """Kitchen units along x: a tall one, base units with a worktop, wall units."""
    length = modules * MODULE
    solids: list[Solid] = [
        solid_box(0.0, 0.0, 0.003, 0.596, 0.6, 2.1, FRONTS),
        solid_box(MODULE, 0.0, 0.003, length, 0.54, 0.1, BRONZE),
        solid_box(MODULE, 0.0, 0.88, length, 0.62, 0.92, WORKTOP),
        solid_box(MODULE + 0.1, 0.12, 0.92, MODULE + 0.5, 0.5, 0.926, STEEL),
        solid_box(length - 0.58, 0.06, 0.92, length - 0.02, 0.56, 0.926, BRONZE),
    ]
    for module in range(1, modules):
        x = module * MODULE
        solids.append(solid_box(x + 0.002, 0.0, 0.1, x + MODULE - 0.002, 0.6, 0.88, FRONTS))
        solids.append(solid_box(x + 0.002, 0.0, 1.45, x + MODULE - 0.002, 0.34, 2.1, OAK))
    return tuple(solids)


def _toilet(x: float = 0.05) -> tuple[Solid, ...]:
    return (
        solid_box(x, 0.0, 0.003, x + 0.4, 0.14, 1.0, CERAMIC),
        solid_box(x + 0.02, 0.14, 0.2, x + 0.38, 0.68, 0.41, CERAMIC),
        solid_box(x + 0.55, 0.0, 0.78, x + 1.05, 0.42, 0.88, CERAMIC),
        Round((x + 0.8, 0.08), 0.015, 0.88, 1.02, STEEL),
    )


def _shower() -> tuple[Solid, ...]:
    tray = (
        solid_box(1.1, 0.0, 0.003, 2.0, 0.9, 0.03, CERAMIC),
        Round((1.55, 0.06), 0.012, 0.9, 2.0, STEEL),
        solid_box(1.45, 0.04, 2.0, 1.65, 0.24, 2.01, STEEL),
    )
    return (*_toilet(0.0), *tray)


def _tub() -> tuple[Solid, ...]:
    x = 1.15
    tub = (
        solid_box(x, 0.0, 0.003, x + 1.7, 0.75, 0.3, CERAMIC),
        solid_box(x, 0.0, 0.3, x + 0.08, 0.75, 0.56, CERAMIC),
        solid_box(x + 1.62, 0.0, 0.3, x + 1.7, 0.75, 0.56, CERAMIC),
        solid_box(x + 0.08, 0.0, 0.3, x + 1.62, 0.08, 0.56, CERAMIC),
        solid_box(x + 0.08, 0.67, 0.3, x + 1.62, 0.75, 0.56, CERAMIC),
    )
    return (*_toilet(0.0), *tub)
