"""Sliding shutters of oak slats beside the bedroom windows: now left, now right, so that no front is stiff.

Local frame as in :mod:`models3d.sample.glazing`.
"""

from collections.abc import Iterator

from models3d.sample.facade import pair
from models3d.sample.grid import CLADDING, TOP
from models3d.sample.palette import BRONZE, OAK
from models3d.sample.parts import Part, Solid, box
from models3d.sample.walls import layout
from models3d.sample.windows import SIDES, Window

#: Width of a shutter, its gap to the window, its thickness, and what it needs to the next opening.
WIDTH, GAP, THICK, CLEAR = 0.72, 0.02, 0.045, 0.05
#: The least window that has one.
LEAST = 1.3


def shutters() -> Iterator[Part]:
    """One for every larger window of the upper floors that has room for it."""
    for storey in range(1, TOP):
        windows = layout(storey).windows
        wanted = [w for w in windows if w.kind == "window" and w.opening.width >= LEAST and w.side != "S"]
        for number, window in enumerate(wanted):
            first = 1 if (number + storey) % 2 else -1
            side = next((way for way in (first, -first) if _room(window, way, windows)), 0)
            if side and window.opening.sill < 1:
                yield _shutter(window, side)


def _room(window: Window, way: int, windows: list[Window]) -> bool:
    """Whether the wall is free on that side (``way`` is 1 towards the end of the façade's axis)."""
    mine = window.opening
    low = mine.high + GAP if way > 0 else mine.low - GAP - WIDTH
    return all(
        other.opening.high + CLEAR < low or low + WIDTH + CLEAR < other.opening.low
        for other in windows
        if other is not window and (other.opening.axis, other.opening.at) == (mine.axis, mine.at)
    )


def _shutter(window: Window, way: int) -> Part:
    # The window's own x runs against the façade's axis on the south and east sides.
    hand = way if window.side in {"N", "W"} else -way
    height = round(window.opening.head - window.opening.sill, 3)
    return Part(
        key=f"shutter-{window.room}-{window.side}-{window.opening.centre:.2f}",
        ifc_class="IfcShadingDevice",
        name="Sliding shutter",
        task=f"facade-{pair(window.storey)}",
        solids=_solids(window.opening.width, height, hand),
        storey=window.storey,
        origin=window.place,
        turn=SIDES[window.side],
        shape=f"shutter-{window.opening.width}-{height}-{hand}",
        kind="SHUTTER",
    )


def _solids(width: float, height: float, hand: int) -> tuple[Solid, ...]:
    near = hand * (width / 2 + GAP)
    far = near + hand * WIDTH
    left, right = min(near, far), max(near, far)
    back, front = CLADDING + 0.002, CLADDING + THICK
    solids: list[Solid] = [
        box(left, back, 0.0, right, back + 0.015, 0.06, OAK),
        box(left, back, height - 0.06, right, back + 0.015, height, OAK),
        box(min(left, -width / 2), back, height + 0.01, max(right, width / 2), front, height + 0.05, BRONZE),
    ]
    slats = 9
    step = WIDTH / slats
    for slat in range(slats):
        x = left + step * slat
        solids.append(box(x + 0.008, back + 0.015, 0.0, x + step - 0.008, front, height, OAK))
    return tuple(solids)
