"""Kitchens, bathrooms and furniture of every room, skirting along its walls, curtains at its windows."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from shapely.geometry import Polygon
from shapely.geometry import box as area
from shapely.ops import unary_union

from models3d.sample import fabrics as cloth
from models3d.sample.facade import pair
from models3d.sample.floors import Floor, Place, floor_of_room
from models3d.sample.furnish import Brief, furnish
from models3d.sample.grid import INNER_LEAF, TOP
from models3d.sample.palette import DOOR
from models3d.sample.parts import Part, Prism
from models3d.sample.pieces import Piece
from models3d.sample.polygons import prisms
from models3d.sample.walls import Layout, layout
from models3d.sample.windows import SIDES, Window

#: Skirting: depth and height. Curtains: width of one half, depth of its folds, its foot, its rail.
SKIRTING, SKIRTING_HEAD = 0.012, 0.07
CURTAIN, FOLD, HEM, OVER = 0.42, 0.05, 0.02, 0.1
#: Rooms without skirting: tiled to the wall, or bare.
BARE = {"bath", "wc", "stair", "lift", "riser", "bicycle"}

Placed = list[tuple[Piece, Place]]


def furniture() -> Iterator[Part]:
    """Everything that is put into the rooms of all storeys."""
    for storey in range(TOP + 1):
        plan = layout(storey)
        for key, room in plan.plan.rooms.items():
            if room.kind not in {"stair", "lift", "riser"}:
                yield from _parts(storey, key, furnished(storey, key).placed)
            if room.kind not in BARE:
                yield from _skirting(plan, key)
        yield from _curtains(plan)


@cache
def furnished(storey: int, key: str) -> Floor:
    """A room with its furniture; the same room on a lower storey is furnished alike."""
    plan = layout(storey)
    floor = floor_of_room(plan, key)
    for below in range(storey):
        twin = f"{below}{key[1:]}"
        if twin in layout(below).plan.rooms and _same(floor, floor_of_room(layout(below), twin)):
            return furnished(below, twin)
    room = plan.plan.rooms[key]
    code = key.rpartition("-")[2] if room.unit else key.partition(".")[2]
    kinds = {other.kind for other in plan.plan.rooms.values() if other.unit == room.unit}
    furnish(floor, Brief(room.kind, code, studio=bool(room.unit) and "bed" not in kinds))
    return floor


def _same(one: Floor, other: Floor) -> bool:
    zones = (one.doors, one.steps, one.views) == (other.doors, other.steps, other.views)
    return zones and one.clear.equals(other.clear)


def _parts(storey: int, room: str, placed: Placed) -> Iterator[Part]:
    seen: Counter[str] = Counter()
    for piece, place in placed:
        what = piece.name.lower().replace(" ", "-")
        wet = piece.ifc_class == "IfcSanitaryTerminal"
        seen[what] += 1
        again = f"-{seen[what]}" if seen[what] > 1 else ""
        fitted = {"kitchen": "kitchens", "kitchen-island": "kitchens", "towel-radiator": "baths"}
        yield Part(
            f"{'bath' if wet else what}-{room}{f'-{what}' if wet else ''}{again}",
            piece.ifc_class,
            piece.name,
            "baths" if wet else fitted.get(what, "furniture"),
            piece.solids,
            storey=storey,
            origin=(place.x, place.y, 0.0),
            turn=place.turn,
            shape=piece.shape,
            kind=piece.kind,
        )


def _skirting(plan: Layout, key: str) -> Iterator[Part]:
    """Round the room, except where it has doors or windows down to the floor."""
    clear = plan.clear[key]
    ring = clear.difference(clear.buffer(-SKIRTING, join_style="mitre"))
    openings = [door.opening for door in plan.doors if key in door.rooms]
    openings += [w.opening for w in plan.windows if w.room == key and w.opening.sill < SKIRTING_HEAD]
    gaps: list[Polygon] = []
    for o in openings:
        low, high, reach = o.low - 0.001, o.high + 0.001, 0.3
        x = o.axis == "x"
        gaps.append(
            area(low, o.at - reach, high, o.at + reach) if x else area(o.at - reach, low, o.at + reach, high)
        )
    solids = prisms(ring.difference(unary_union(gaps)), 0.0, SKIRTING_HEAD, DOOR)
    if solids:
        yield Part(
            f"skirting-{key}", "IfcCovering", "Skirting board", f"floors-{pair(plan.plan.storey)}", solids,
            storey=plan.plan.storey, kind="SKIRTINGBOARD",
        )  # fmt: skip


def _curtains(plan: Layout) -> Iterator[Part]:
    """Two halves, drawn aside, at every window to live behind."""
    rooms = plan.plan.rooms
    for window in plan.windows:
        if rooms[window.room].kind in {"living", "bed"} and window.opening.width > 1.0:
            yield _curtain(window)


def _curtain(window: Window) -> Part:
    opening = window.opening
    foot, head = round(HEM - opening.sill, 3), round(opening.head - opening.sill + OVER, 3)
    inner = -INNER_LEAF - 0.05
    half = opening.width / 2
    return Part(
        f"curtain-{window.room}-{window.side}-{opening.centre:.2f}", "IfcFurniture", "Curtains", "furniture",
        tuple(_folds(sign * (half + 0.1), -sign, inner, (foot, head)) for sign in (-1, 1)),
        storey=window.storey, origin=window.place, turn=SIDES[window.side],
        shape=f"curtain-{opening.width}-{foot}-{head}", kind="USERDEFINED",
    )  # fmt: skip


def _folds(start: float, way: int, y: float, height: tuple[float, float]) -> Prism:
    """A cloth in folds from ``start`` along x."""
    step = CURTAIN / 3
    line = [(round(start + way * step * n, 4), round(y - (FOLD if n % 2 else 0.0), 4)) for n in range(4)]
    back = [(x, round(z - 0.012, 4)) for x, z in reversed(line)]
    ring = (*line, *back) if way > 0 else tuple(reversed((*line, *back)))
    return Prism(ring[::-1], *height, cloth.CURTAIN)
