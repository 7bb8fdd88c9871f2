"""What the house wears: brick at the foot and on the garden wing, render above, larch on top; and windows."""

from collections.abc import Iterator

from shapely.geometry import Point, box

from models3d.sample.glazing import sill, window_solids
from models3d.sample.grid import BUILD_UP, CLADDING, CORNER, HINGE, SLAB, SOFFIT, STOREY, TOP, outline, wing
from models3d.sample.lines import Stretch, pierced
from models3d.sample.palette import BRICK, LARCH, PRECAST, RENDER, Look
from models3d.sample.parts import Part
from models3d.sample.polygons import prisms
from models3d.sample.rims import rim
from models3d.sample.walls import layout
from models3d.sample.windows import ROOF_STEP, SIDES, Window, side_of

#: Where one cladding gives way to another, as lines of the plan.
BREAKS = (CORNER, HINGE)
SKINS: dict[Look, tuple[str, str]] = {
    BRICK: ("Brick facing", "brick"),
    RENDER: ("Render on insulation", "render"),
    LARCH: ("Larch cladding", "larch"),
}


def pair(storey: int) -> str:
    """Storeys are clad, glazed and fitted out two at a time."""
    return ("01", "23", "45")[storey // 2]


def facade() -> Iterator[Part]:
    """Cladding, windows and sills of all storeys, and the band above the ground floor."""
    for storey in range(TOP + 1):
        found = layout(storey).windows
        yield from _cladding(storey, found)
        for window in found:
            yield from _window(window)
    yield from _band()


def skin(storey: int, x: float, y: float) -> Look:
    """What the outside is made of at a point of the outline."""
    if storey == TOP:
        return LARCH
    return BRICK if storey == 0 or (storey < TOP - 1 and wing(x, y) == "garden") else RENDER


def _cladding(storey: int, windows: list[Window]) -> Iterator[Part]:
    openings = [window.opening for window in windows]
    for number, (edge, piece) in enumerate(rim(outline(storey), CLADDING, BREAKS), start=1):
        look = skin(storey, *_outside(edge, storey))
        name, layers = SKINS[look]
        yield Part(
            key=f"cladding-{storey}-{number}",
            ifc_class="IfcCovering",
            name=f"{name}, {_compass(edge, storey)} side",
            task=f"facade-{pair(storey)}",
            solids=pierced(piece, edge.axis, openings, _foot(edge, storey), SOFFIT, look),
            storey=storey,
            kind="CLADDING",
            layers=layers,
        )


def _outside(edge: Stretch, storey: int) -> tuple[float, float]:
    x, y = edge.point(edge.middle)
    dx, dy = {"N": (0, 0.1), "S": (0, -0.1), "E": (0.1, 0), "W": (-0.1, 0)}[side_of(edge, storey)]
    return x + dx, y + dy


def _compass(edge: Stretch, storey: int) -> str:
    return {"N": "north", "S": "south", "E": "east", "W": "west"}[side_of(edge, storey)]


def _foot(edge: Stretch, storey: int) -> float:
    """Cladding covers the edge of its slab, except where it stands on the roof of the storey below."""
    if storey and outline(storey - 1).contains(Point(*_outside(edge, storey))):
        return -BUILD_UP
    return -BUILD_UP - SLAB


def _window(window: Window) -> Iterator[Part]:
    opening = window.opening
    height = round(opening.head - opening.sill, 3)
    key = f"{window.room}-{window.side}-{opening.centre:.2f}"
    shape = f"{window.kind}-{opening.width}-{height}"
    # A threshold ends with the wall, so that the balcony before it can come later.
    over = 0.035 if opening.sill > ROOF_STEP else -0.002
    door = window.kind in {"entrance", "gate"}
    placed = {"N": "north", "S": "south", "E": "east", "W": "west"}[window.side]
    yield Part(
        key=f"window-{key}",
        ifc_class="IfcDoor" if door else "IfcWindow",
        name={"window": "Window", "french": "Balcony door", "entrance": "House door", "gate": "Outer door"}[
            window.kind
        ] + f", {placed} side",
        task=f"windows-{pair(window.storey)}",
        solids=window_solids(window.kind, opening.width, height),
        storey=window.storey,
        origin=window.place,
        turn=SIDES[window.side],
        shape=shape,
        kind="DOOR" if door else "WINDOW",
        size=(opening.width, height),
    )  # fmt: skip
    yield Part(
        key=f"sill-{key}",
        ifc_class="IfcCovering",
        name="Window sill" if opening.sill > ROOF_STEP else "Threshold",
        task=f"facade-{pair(window.storey)}",
        solids=sill(opening.width, over),
        storey=window.storey,
        origin=window.place,
        turn=SIDES[window.side],
        shape=f"sill-{opening.width}-{over}",
        kind="MOLDING",
    )


def _band() -> Iterator[Part]:
    """A pale course all round, where the brick foot ends."""
    foot = outline(0)
    outer = foot.buffer(CLADDING + 0.05, join_style="mitre")
    band = outer.difference(foot.buffer(CLADDING, join_style="mitre"))
    for where, half in (("west", box(-9, -30, 15.3, 30)), ("east", box(15.3, -30, 60, 30))):
        yield Part(
            key=f"band-{where}",
            ifc_class="IfcCovering",
            name="Band course",
            task="facade-01",
            solids=prisms(band.intersection(half), STOREY - 0.46, STOREY - 0.36, PRECAST),
            storey=0,
            kind="MOLDING",
        )
