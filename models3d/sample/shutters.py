"""Sliding shutters of larch before the façade, half of them drawn to the side of their window."""

from collections.abc import Iterator

from models3d.sample.facade import pair
from models3d.sample.grid import CLADDING, TOP
from models3d.sample.palette import BRONZE, LARCH
from models3d.sample.parts import Part, Slice, Solid, box, frame
from models3d.sample.walls import layout
from models3d.sample.windows import BED, SIDES, Window

#: Width of a shutter, its gap to the window, its thickness, and what it needs to the next opening.
WIDTH, GAP, THICK, CLEAR = 0.74, 0.02, 0.045, 0.05
#: The least window that has one; shutters are drawn by this share of their width over some windows.
LEAST, DRAWN = 1.3, (0.0, 0.0, 0.55, 0.0, 0.9)
SLATS = 6


def shutters() -> Iterator[Part]:
    """One for every larger window of the upper floors that has room for it."""
    for storey in range(1, TOP):
        windows = layout(storey).windows
        wanted = [w for w in windows if w.kind in {"juliet", "french"} and w.opening.width >= LEAST]
        for number, window in enumerate(wanted):
            first = 1 if (number + storey) % 2 else -1
            side = next((way for way in (first, -first) if _room(window, way, windows)), 0)
            if side and window.opening.width < BED + 0.2:
                yield _shutter(window, side, DRAWN[(number * 3 + storey * 2) % len(DRAWN)])


def _room(window: Window, way: int, windows: list[Window]) -> bool:
    """Whether the wall is free on that side (``way`` is 1 towards the end of the façade's axis)."""
    mine = window.opening
    low = mine.high + GAP if way > 0 else mine.low - GAP - WIDTH
    return all(
        other.opening.high + CLEAR < low or low + WIDTH + CLEAR < other.opening.low
        for other in windows
        if other is not window and (other.opening.axis, other.opening.at) == (mine.axis, mine.at)
    )


def _shutter(window: Window, way: int, drawn: float) -> Part:
    # The window's own x runs against the façade's axis on the south and east sides.
    hand = way if window.side in {"N", "W"} else -way
    height = round(window.opening.head - window.opening.sill, 3)
    return Part(
        key=f"shutter-{window.room}-{window.side}-{window.opening.centre:.2f}",
        ifc_class="IfcShadingDevice",
        name="Sliding shutter",
        task=f"shutters-{pair(window.storey)}",
        solids=_solids(window.opening.width, height, hand, drawn),
        storey=window.storey,
        origin=window.place,
        turn=SIDES[window.side],
        shape=f"shutter-{window.opening.width}-{height}-{hand}-{drawn}",
        kind="SHUTTER",
    )


def _solids(width: float, height: float, hand: int, drawn: float) -> tuple[Solid, ...]:
    near = hand * (width / 2 + GAP - drawn * WIDTH)
    far = near + hand * WIDTH
    rest = hand * (width / 2 + GAP + WIDTH)
    left, right = min(near, far), max(near, far)
    back, front = CLADDING + 0.002, CLADDING + THICK
    border: Slice = frame((left, 0.0, right, height), (back, front), 0.045, LARCH)
    rail = box(min(rest, -width / 2), back, height + 0.01, max(rest, width / 2), front, height + 0.05, BRONZE)
    solids: list[Solid] = [border, rail]
    step = (WIDTH - 0.09) / SLATS
    for slat in range(SLATS):
        x = left + 0.045 + step * slat
        solids.append(
            box(x + 0.012, back + 0.01, 0.045, x + step - 0.012, front - 0.008, height - 0.045, LARCH)
        )
    return tuple(solids)
