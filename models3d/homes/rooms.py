"""What kind of room a space is, from its names."""

import re
from collections.abc import Iterable

from models3d.homes.room_names import RoomKind, kind_said
from models3d.homes.room_words import BESIDE, NAMELESS, VOID
from models3d.model import ModelSpace

__all__ = ["RoomKind", "called", "count", "is_beside", "is_lived_in", "is_void", "room_kind"]

#: A room without a name of its own is one to live in from this size on (m²).
LEAST_ROOM = 6.0


def room_kind(space: ModelSpace) -> RoomKind:
    """Kind of ``space``; what has no telling name serves."""
    return kind_said(space.long_name) or kind_said(space.name) or "service"


def called(space: ModelSpace, words: re.Pattern[str]) -> bool:
    """Say whether ``space`` is called by one of ``words``, by its long name where it has one."""
    return bool(words.search(space.long_name or space.name))


def count(spaces: Iterable[ModelSpace], words: re.Pattern[str]) -> int:
    """How many of ``spaces`` are called by one of ``words``."""
    return sum(called(space, words) for space in spaces)


def is_void(space: ModelSpace) -> bool:
    """Say whether ``space`` is the hollow under a roof or the like: a volume, but no room."""
    return called(space, VOID)


def is_beside(space: ModelSpace) -> bool:
    """Say whether ``space`` is of a home without being lived in: a garage, a cellar, a loft."""
    return called(space, BESIDE) and room_kind(space) != "habitable"


def is_lived_in(space: ModelSpace, area: float) -> bool:
    """Say whether ``space`` of ``area`` (m²) counts among the rooms of a home."""
    if room_kind(space) != "habitable":
        return False
    return not called(space, NAMELESS) or not 0 < area < LEAST_ROOM
