"""Which spaces and elements belong to which unit: as ``units.csv`` says, or else as the model does."""

import re
from collections.abc import Iterable

from models3d.development import slug
from models3d.model import ModelElement, ModelSpace
from models3d.rooms import room_kind
from models3d.unit_row import UnitRow

#: "1.03", "A0.02", "12-4": the part before the last separator numbers the home, the rest its room.
NUMBERED = re.compile(r"^(?P<unit>.*\w)[.\-/]\w+$")


def speaks_of(token: str, *names: str) -> bool:
    """Say whether ``token`` is one of ``names`` or the leading part of one that numbers a room within it.

    >>> speaks_of("1", "1.03"), speaks_of("1", "10.03"), speaks_of("APP01_", "APP01_VG_1")
    (True, False, True)
    """
    for name in names:
        if name == token:
            return True
        if name.startswith(token) and (not token[-1].isalnum() or not name[len(token)].isalnum()):
            return True
    return False


def spaces_of(row: UnitRow, spaces: Iterable[ModelSpace]) -> list[ModelSpace]:
    """Spaces that make the unit of ``row``."""
    tokens = [token for token in (row.spaces or (row.id, row.name)) if token]
    return [
        space
        for space in spaces
        if any(speaks_of(token, space.name) or token in (space.global_id, space.zone) for token in tokens)
    ]


def elements_of(row: UnitRow, elements: Iterable[ModelElement]) -> list[ModelElement]:
    """Elements that the model itself puts into the unit of ``row``."""
    tokens = [token for token in (row.spaces or (row.id, row.name)) if token]
    return [
        element
        for element in elements
        if element.zone and any(speaks_of(token, element.zone) for token in tokens)
    ]


def rows_from_model(spaces: Iterable[ModelSpace]) -> list[UnitRow]:
    """Units where there is no ``units.csv``: one for every zone, else for every common part of room numbers.

    Stairs and halls have neither a room to live in nor a bath, and are no homes.
    """
    groups: dict[str, list[ModelSpace]] = {}
    for space in spaces:
        numbered = NUMBERED.match(space.name)
        unit = space.zone or (numbered["unit"] if numbered else "")
        if unit:
            groups.setdefault(unit, []).append(space)
    return [
        UnitRow(id=slug(unit), name=unit, spaces=(unit, *(space.name for space in members)))
        for unit, members in groups.items()
        if any(room_kind(space) in ("habitable", "bath") for space in members)
    ]
