"""Where the façade opens: windows, balcony doors and entrances, by what the room behind is for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from shapely.geometry import Point

from models3d.sample.flats import Flat
from models3d.sample.grid import CORNER, TOP, WINDOW_HEAD, outline
from models3d.sample.lines import Opening, Stretch, stretches
from models3d.sample.storeys import Plan, Room

#: Side of the house -> degrees that turn "outwards is +y" to it.
SIDES = {"N": 0.0, "W": 90.0, "S": 180.0, "E": 270.0}

#: Sill of a door that leads out on a roof, above the roof's build-up.
ROOF_STEP = 0.14

#: The least wall beside an opening, from the axis of the next wall.
MARGIN = 0.32

#: In the inner corner of the court a window looks past the balcony that ends there.
INNER_CORNER = -2.3

#: Widths: onto a balcony, of a living room, of a bedroom, of a bathroom.
BROAD, LIVING, BED, BATH = 2.1, 1.5, 1.4, 0.7

Row = Callable[..., "list[Window]"]


@dataclass(frozen=True)
class Window:
    """An opening of the façade and what fills it.

    ``kind`` is "window", "french" (one steps out onto a balcony, terrace or roof), "juliet" (as tall, with a
    guard before it), "entrance" or "gate".
    """

    room: str
    storey: int
    kind: str
    side: str
    opening: Opening

    @property
    def place(self) -> tuple[float, float, float]:
        """The middle of the opening's foot, on the outline."""
        o = self.opening
        return (o.centre, o.at, o.sill) if o.axis == "x" else (o.at, o.centre, o.sill)


def side_of(stretch: Stretch, storey: int) -> str:
    """Which way a stretch of the outline faces."""
    x, y = stretch.point(stretch.middle)
    inside = outline(storey).contains
    if stretch.axis == "x":
        return "S" if inside(Point(x, y + 0.01)) else "N"
    return "W" if inside(Point(x + 0.01, y)) else "E"


def outer(room: Room) -> list[Stretch]:
    """The stretches of the façade that ``room`` has, the longest first."""
    edges = stretches(room.shape.boundary.intersection(outline(room.storey).boundary))
    return sorted(edges, key=lambda edge: (-edge.length, edge))


def windows(plan: Plan) -> list[Window]:
    """Every opening of a storey's façade."""
    return [
        window
        for room in plan.rooms.values()
        for number, edge in enumerate(outer(room))
        for window in _on(room, edge, number, plan.flats.get(room.unit))
    ]


def _on(room: Room, edge: Stretch, number: int, flat: Flat | None) -> list[Window]:
    side = side_of(edge, room.storey)
    if side == "W" and edge.at == CORNER and room.storey < TOP:
        edge = replace(edge, end=min(edge.end, INNER_CORNER))

    def row(count: int, width: float, sill: float, kind: str, head: float = WINDOW_HEAD) -> list[Window]:
        bay = edge.length / count
        fits = round(min(width, bay - 2 * MARGIN), 3)
        return [
            Window(room.key, room.storey, kind, side,
                   Opening(edge.axis, edge.at, round(edge.start + bay * (n + 0.5), 4), fits, sill, head))
            for n in range(count)
        ]  # fmt: skip

    if room.kind == "living":
        return _living(row, room, edge, side, flat)
    if room.kind == "bed":
        bed = _tall(row, room, side, 2 if edge.length > 4.4 else 1, BED)
        return [_stepped_out(window, flat) for window in bed]
    if room.kind in {"bath", "wc"} and number == 0:
        return row(1, BATH, 1.16, "window")
    return _shared(row, room, edge, side)


def _tall(row: Row, room: Room, side: str, count: int, width: float) -> list[Window]:
    """From the floor to the head, but with a parapet to sit behind on the ground floor."""
    if room.storey == TOP and side != "N":
        return row(count, width, ROOF_STEP, "french")
    return row(count, width, 0.0, "juliet") if room.storey else row(count, width, 0.46, "window")


def _living(row: Row, room: Room, edge: Stretch, side: str, flat: Flat | None) -> list[Window]:
    bays = max(1, round(edge.length / 2.9))
    if room.storey == TOP and side != "N":
        return row(bays, BROAD, ROOF_STEP, "french")
    wide, narrow = row(bays, BROAD, 0.0, "french"), _tall(row, room, side, bays, LIVING)
    return [
        broad if _covers(flat, broad) else slim for broad, slim in zip(wide, narrow, strict=True)
    ]  # fmt: skip


def _covers(flat: Flat | None, window: Window) -> bool:
    """Whether the flat's balcony (on the ground its terrace) lies before ``window``."""
    out = flat.balcony if flat else None
    return out is not None and out[0] == window.side and out[1] < window.opening.centre < out[2]


def _stepped_out(window: Window, flat: Flat | None) -> Window:
    if window.kind == "juliet" and _covers(flat, window):
        return replace(window, kind="french")
    return window


def _shared(row: Row, room: Room, edge: Stretch, side: str) -> list[Window]:
    code = room.key.partition(".")[2]
    if code == "S1" and side == "N":
        return row(1, 1.2, 1.66, "window", 2.56)
    if code == "S2" and side == "S" and room.storey >= TOP - 1:
        return row(1, 0.96, ROOF_STEP, "french" if room.storey == TOP else "gate")
    if code in {"F1", "F2"} and edge.length > 1:
        return row(1, 1.7, 0.0, "entrance")
    if code == "BI" and side == "N":
        return row(2, 1.5, 0.0, "gate")
    if code in {"G1", "CR"} and side in {"S", "W"}:
        return row(max(1, round(edge.length / 3)), BROAD, 0.0, "french")
    return []
