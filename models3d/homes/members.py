"""Which spaces and elements belong to which unit, as ``units.csv`` says (or who found the homes)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from models3d.folder.development import slug
from models3d.folder.unit_row import UnitRow
from models3d.homes.found_homes import find_homes_in
from models3d.model import ModelElement, ModelSpace

#: No price list names a room by more letters than these.
LONGEST = 200

Thing = TypeVar("Thing")


def leading(name: str) -> Iterator[str]:
    """``name``, and the leading parts of it that may number the home that it is a room of.

    >>> list(leading("1.03")), list(leading("APP01_VG"))
    (['1', '1.', '1.03'], ['APP01', 'APP01_', 'APP01_VG'])
    """
    for end in range(1, min(len(name), LONGEST)):
        if not (name[end - 1].isalnum() and name[end].isalnum()):
            yield name[:end]
    yield name


class Called(Generic[Thing]):
    """Spaces or elements by all that a price list may call them."""

    def __init__(self, things: Sequence[Thing], names: Callable[[Thing], Iterable[str]]) -> None:
        self._things = things
        self._places: dict[str, list[int]] = {}
        for place, thing in enumerate(things):
            for name in set(names(thing)):
                self._places.setdefault(name, []).append(place)

    def by(self, *tokens: str) -> list[Thing]:
        """Those that one of ``tokens`` means, in their order."""
        places = {place for token in tokens if token for place in self._places.get(token, ())}
        return [self._things[place] for place in sorted(places)]

    def of(self, row: UnitRow) -> list[Thing]:
        """Those of the unit of ``row``."""
        return self.by(*(row.spaces or (row.id, row.name)))


def called_spaces(spaces: Sequence[ModelSpace]) -> Called[ModelSpace]:
    """``spaces`` by number or what it begins with, by GlobalId, by zone."""
    return Called(spaces, lambda space: (*leading(space.name), space.global_id, space.zone))


def called_elements(elements: Sequence[ModelElement]) -> Called[ModelElement]:
    """``elements`` by the number, or what it begins with, of where the model puts them."""
    return Called(elements, lambda element: leading(element.zone))


def rows_of(units: Sequence[UnitRow], spaces: Sequence[ModelSpace]) -> list[UnitRow]:
    """The price list's ``units``, else those that the model shows.

    A row that names no rooms, and that no room is called after, has those of the home of its id or name that
    the model shows; a list of one home has those of the only one.
    """
    if not units:
        return rows_from_model(spaces)
    called = called_spaces(spaces)
    lost = {row.id for row in units if not row.spaces and not called.of(row)}
    if not lost:
        return list(units)
    shown = rows_from_model(spaces)
    slugs = {slug(name): home for home in shown for name in (home.name, home.id)}
    only = shown[0] if len(shown) == len(units) == 1 else None
    rows = []
    for row in units:
        home = (slugs.get(slug(row.id)) or slugs.get(slug(row.name)) or only) if row.id in lost else None
        rows.append(replace(row, spaces=home.spaces) if home else row)
    return rows


def rows_from_model(spaces: Sequence[ModelSpace]) -> list[UnitRow]:
    """Units where there is no ``units.csv``; see :mod:`models3d.homes.found_homes`."""
    called, rows = called_spaces(spaces), []
    for home in find_homes_in(spaces).homes:
        ids = {space.global_id for space in home.spaces}
        # A name counts where it leads to this home alone: rooms of several homes may be called alike.
        names = [name for name in dict.fromkeys((home.name, *(space.name for space in home.spaces))) if name]
        own = [name for name in names if {space.global_id for space in called.by(name)} <= ids]
        taken = tuple(dict.fromkeys((*own, *(space.global_id for space in home.spaces))))
        rows.append(UnitRow(id=home.id, name=home.name, spaces=taken))
    return rows
