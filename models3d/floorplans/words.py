"""What a plan says in words: areas, directions, the sentence for each room and home."""

from collections.abc import Sequence

from models3d.floorplans.rooms import Room
from models3d.manifest import Orientation

DIRECTIONS: dict[Orientation, str] = {
    "N": "north", "NE": "north-east", "E": "east", "SE": "south-east",
    "S": "south", "SW": "south-west", "W": "west", "NW": "north-west",
}  # fmt: skip


def square_metres(area: float) -> str:
    """``area`` with one decimal and a thin space.

    >>> square_metres(24.34)
    '24.3\u2009m²'
    """
    return f"{area:.1f}\u2009m²"


def listed(words: Sequence[str]) -> str:
    """``words`` as in a sentence.

    >>> listed(["south", "west", "north"])
    'south, west and north'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def entries(key: Sequence[tuple[str, str]]) -> list[str]:
    """The numbered entries of ``key``."""
    return [f"{number}\u2002{words}" for number, words in key if number]


def of_room(room: Room) -> str:
    """What is said of a room: "Living room, 24.3 m², windows south"."""
    said = [room.name]
    if room.shape is not None:
        said.append(square_metres(room.area))
    if room.windows:
        said.append(f"windows {listed([DIRECTIONS[side] for side in room.windows])}")
    return ", ".join(said)
