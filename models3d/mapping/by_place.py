"""What an element is by where it is: a door in an outer wall, the lowest slab of a building."""

from collections.abc import Sequence

import numpy as np

from models3d.mapping.groups import Key, key_of
from models3d.mapping.parts import PARTS, Part
from models3d.mapping.tongue import WESTERN, Tongues
from models3d.mapping.words import part_named_on, part_of
from models3d.staging.placing import Placed

#: Parts that are walls to the outside.
OUTER = frozenset({"outer walls", "masonry", "cladding", "timber frames"})

#: How far (metres) the middle of a door may lie outside its wall's box.
NEAR = 0.15


def parts_of(placed: Placed, shown: Sequence[int], tongues: Tongues = WESTERN) -> dict[int, Part | None]:
    """The part of each of the elements ``shown``, by its words and its class, and then by its place.

    A door of which nothing says where it leads is an outer door where the wall around it is an outer wall;
    the floors of the lowest storey that has any lie on the ground.
    """
    found = {at: part_of(placed.model.elements[at], tongues) for at in shown}
    walls = [at for at in shown if placed.model.elements[at].ifc_class.startswith("IfcWall")]
    for at in _doors(placed, found, tongues):
        host = _host(placed, at, walls)
        part = found.get(host)
        if part is not None and part.key in OUTER:
            found[at] = PARTS["outer doors"]
    floors = [at for at, part in found.items() if part is not None and part.key == "floors"]
    lowest = min((int(placed.storey[at]) for at in floors), default=0)
    if any(placed.storey[at] > lowest for at in floors):
        for at in floors:
            if placed.storey[at] == lowest and not _closes(placed, at):
                found[at] = PARTS["ground floor slab"]
    return found


def closing(placed: Placed, parts: dict[int, Part | None]) -> frozenset[Key]:
    """Groups of slabs that all lie at the top of the storeys that the model puts them on."""
    found: dict[Key, bool] = {}
    for at, part in parts.items():
        if part is not None and part.key == "floors":
            key = key_of(placed.model.elements[at])
            found[key] = found.get(key, True) and _closes(placed, at)
    return frozenset(key for key, closes in found.items() if closes)


def _doors(placed: Placed, found: dict[int, Part | None], tongues: Tongues) -> list[int]:
    inner = PARTS["inner doors"]
    return [
        at
        for at, part in found.items()
        if part is inner and not part_named_on(placed.model.elements[at], inner, tongues)
    ]


def _host(placed: Placed, at: int, walls: list[int]) -> int:
    """The narrowest wall around the middle of element ``at``; -1 for none."""
    if not walls:
        return -1
    low, high = placed.boxes.low[walls], placed.boxes.high[walls]
    middle = (placed.boxes.low[at] + placed.boxes.high[at]) / 2
    around = ((middle >= low - NEAR) & (middle <= high + NEAR)).all(axis=1)
    if not around.any():
        return -1
    width = np.where(around, (high - low)[:, [0, 2]].min(axis=1), np.inf)
    return walls[int(width.argmin())]


#: A slab higher than this share of its storey closes it.
CLOSING = 0.6


def _closes(placed: Placed, at: int) -> bool:
    storey = placed.storeys[placed.storey[at]]
    middle = (placed.boxes.low[at, 1] + placed.boxes.high[at, 1]) / 2
    return bool(middle > storey.elevation + CLOSING * storey.height)
