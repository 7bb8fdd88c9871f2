"""What the house wears: sand-coloured brick to the street, bright render to the court, larch on top."""

from collections.abc import Iterator
from dataclasses import replace

from shapely.geometry import Point

from models3d.sample.glazing import sill, window_solids
from models3d.sample.grid import BUILD_UP, CLADDING, CORNER, HINGE, SLAB, SOFFIT, TOP, outline
from models3d.sample.lines import Opening, Stretch, pierced
from models3d.sample.palette import BRICK, BRONZE, LARCH, RENDER, Look
from models3d.sample.parts import Part, Solid, box
from models3d.sample.railings import along_x
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

#: Face of the panel that carries a small window down to the floor; where a guard stands, and its height.
PANEL, GUARD_AT, GUARD = 0.075, CLADDING - 0.05, 1.0

WORDS = {"N": "north", "S": "south", "E": "east", "W": "west"}
KINDS = {
    "window": "Window", "french": "Balcony door", "juliet": "French window", "entrance": "House door",
    "gate": "Outer door",
}  # fmt: skip


def pair(storey: int) -> str:
    """Storeys are clad, glazed and fitted out two at a time."""
    return ("01", "23", "45")[storey // 2]


def facade() -> Iterator[Part]:
    """Cladding, windows, sills, panels and guards of all storeys."""
    for storey in range(TOP + 1):
        found = layout(storey).windows
        yield from _cladding(storey, found)
        for window in found:
            yield from _window(window)


def skin(storey: int, side: str, x: float, y: float) -> Look:
    """What the outside is made of at a point of the outline that faces ``side``."""
    if storey == TOP:
        return LARCH
    court = (side == "S" and x < CORNER) or (side == "W" and y < HINGE)
    return RENDER if court else BRICK


def _cladding(storey: int, windows: list[Window]) -> Iterator[Part]:
    for number, (edge, piece) in enumerate(rim(outline(storey), CLADDING, BREAKS), start=1):
        look = skin(storey, side_of(edge, storey), *_outside(edge, storey))
        openings = [cut(window, look) for window in windows]
        name, layers = SKINS[look]
        yield Part(
            key=f"cladding-{storey}-{number}",
            ifc_class="IfcCovering",
            name=f"{name}, {WORDS[side_of(edge, storey)]} side",
            task=f"facade-{pair(storey)}",
            solids=pierced(piece, edge.axis, openings, _foot(edge, storey), SOFFIT, look),
            storey=storey,
            kind="CLADDING",
            layers=layers,
        )


def cut(window: Window, look: Look) -> Opening:
    """The hole in the cladding: in brick it goes down to the floor, with a panel below the sill."""
    return replace(window.opening, sill=0.0) if _has_panel(window, look) else window.opening


def _has_panel(window: Window, look: Look) -> bool:
    return look == BRICK and window.opening.sill > ROOF_STEP


def _outside(edge: Stretch, storey: int) -> tuple[float, float]:
    x, y = edge.point(edge.middle)
    dx, dy = {"N": (0, 0.1), "S": (0, -0.1), "E": (0.1, 0), "W": (-0.1, 0)}[side_of(edge, storey)]
    return x + dx, y + dy


def _foot(edge: Stretch, storey: int) -> float:
    """Cladding covers the edge of its slab, except where it stands on the roof of the storey below."""
    if storey and outline(storey - 1).contains(Point(*_outside(edge, storey))):
        return -BUILD_UP
    return -BUILD_UP - SLAB


def _window(window: Window) -> Iterator[Part]:
    opening = window.opening
    height = round(opening.head - opening.sill, 3)
    # A threshold ends with the wall, so that the balcony before it can come later.
    over = -0.002 if window.kind in {"french", "entrance", "gate"} else 0.035
    door = window.kind in {"entrance", "gate"}
    yield _placed(window, "window", Part(
        key="",
        ifc_class="IfcDoor" if door else "IfcWindow",
        name=KINDS[window.kind],
        task=f"windows-{pair(window.storey)}",
        solids=window_solids(window.kind, opening.width, height),
        shape=f"{'french' if window.kind == 'juliet' else window.kind}-{opening.width}-{height}",
        kind="DOOR" if door else "WINDOW",
        size=(opening.width, height),
    ))  # fmt: skip
    yield _placed(window, "sill", Part(
        key="",
        ifc_class="IfcCovering",
        name="Threshold" if over < 0 else "Window sill",
        task=f"facade-{pair(window.storey)}",
        solids=sill(opening.width, over),
        shape=f"sill-{opening.width}-{over}",
        kind="MOLDING",
    ))  # fmt: skip
    x, y, _ = window.place
    look = skin(window.storey, window.side, x, y)
    if _has_panel(window, look):
        yield _placed(window, "panel", Part(
            key="",
            ifc_class="IfcCovering",
            name="Window panel",
            task=f"facade-{pair(window.storey)}",
            solids=_panel(opening.width, opening.sill),
            shape=f"panel-{opening.width}-{opening.sill}",
            kind="CLADDING",
        ))  # fmt: skip
    if window.kind == "juliet":
        yield _placed(window, "guard", Part(
            key="",
            ifc_class="IfcRailing",
            name="French window guard",
            task=f"shutters-{pair(window.storey)}",
            solids=_guard(opening.width),
            shape=f"guard-{opening.width}",
            kind="GUARDRAIL",
        ))  # fmt: skip


def _placed(window: Window, what: str, part: Part) -> Part:
    return replace(
        part,
        key=f"{what}-{window.room}-{window.side}-{window.opening.centre:.2f}",
        name=f"{part.name}, {WORDS[window.side]} side" if what == "window" else part.name,
        storey=window.storey,
        origin=window.place,
        turn=SIDES[window.side],
    )


def _panel(width: float, height: float) -> tuple[Solid, ...]:
    """Upright larch boards before a bronze sheet."""
    half = width / 2 - 0.001
    count = max(3, round(width / 0.2))
    step = 2 * half / count
    boards = [
        box(x + 0.008, PANEL - 0.02, -height + 0.001, x + step - 0.008, PANEL, -0.001, LARCH)
        for x in (-half + step * n for n in range(count))
    ]  # fmt: skip
    return (box(-half, 0.001, -height + 0.001, half, PANEL - 0.021, -0.001, BRONZE), *boards)


def _guard(width: float) -> tuple[Solid, ...]:
    half = width / 2 - 0.002
    return (
        *along_x(-half, half, GUARD_AT, 0.05, GUARD, hand=None),
        *(
            box(x, GUARD_AT - 0.1, 0.04, x + 0.03, GUARD_AT - 0.03, 0.07, BRONZE)
            for x in (-half, half - 0.03)
        ),
    )
