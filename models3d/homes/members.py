"""Which spaces and elements belong to which unit, as ``units.csv`` says (or who found the homes)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models3d.folder.development import slug
from models3d.folder.unit_row import UnitRow
from models3d.homes.found_homes import find_homes_in
from models3d.model import ModelElement, ModelSpace


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


def rows_of(units: Sequence[UnitRow], spaces: Sequence[ModelSpace]) -> list[UnitRow]:
    """The price list's ``units``, else those that the model shows.

    A row that names no rooms, and that no room is called after, has those of the home of its id or name that
    the model shows; a list of one home has those of the only one.
    """
    if not units:
        return rows_from_model(spaces)
    lost = [row for row in units if not row.spaces and not spaces_of(row, spaces)]
    if not lost:
        return list(units)
    shown = rows_from_model(spaces)
    called = {slug(name): home for home in shown for name in (home.name, home.id)}
    only = shown[0] if len(shown) == len(units) == 1 else None
    rows = []
    for row in units:
        home = (called.get(slug(row.id)) or called.get(slug(row.name)) or only) if row in lost else None
        rows.append(replace(row, spaces=home.spaces) if home else row)
    return rows


def rows_from_model(spaces: Iterable[ModelSpace]) -> list[UnitRow]:
    """Units where there is no ``units.csv``; see :mod:`models3d.homes.found_homes`."""
    spaces = list(spaces)
    rows = []
    for home in find_homes_in(spaces).homes:
        ids = {space.global_id for space in home.spaces}
        # A name counts where it leads to this home alone: rooms of several homes may be called alike.
        names = [name for name in dict.fromkeys((home.name, *(space.name for space in home.spaces))) if name]
        own = [name for name in names if {s.global_id for s in spaces if speaks_of(name, s.name)} <= ids]
        taken = tuple(dict.fromkeys((*own, *(space.global_id for space in home.spaces))))
        rows.append(UnitRow(id=home.id, name=home.name, spaces=taken))
    return rows
