"""The homes that a model shows by itself: by zones, by names, by numbers of rooms, or as one house."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count as numbers

from models3d.counted import counted
from models3d.folder.development import slug
from models3d.homes.room_names import word_said
from models3d.homes.room_words import HOME, HOMELY, KITCHEN, SAYS_HOME, WORK
from models3d.homes.rooms import count, is_void, room_kind
from models3d.model import ModelSpace

#: "1.03", "A0.02", "12-4": the part before the last separator numbers the home, the rest its room.
NUMBERED = re.compile(r"^(?P<unit>.*\w)[.\-/_]\w+$")
#: "A101", "B203": the letters name the home, the number its room.
LETTERED = re.compile(r"^(?P<unit>[A-Z]{1,2})[ \-]?\d{2,4}[a-z]?$")
#: "101a", "12C": the number is the home's, the letter its room's.
SUFFIXED = re.compile(r"^(?P<unit>\d+)[ \-]?[A-Za-z]$")

#: "EG-3-H-1", "Bad/2": the part after the last separator numbers the home, the rest its room.
ENDED = re.compile(r"^.+[.\-/_ ](?P<unit>\d{1,3}|[A-Z])$")

#: More kitchens than this are the kitchens of several homes.
MOST_KITCHENS = 2
#: More rooms to sleep and to sit in than this are no single house's.
MOST_HOMELY = 12
#: So many of the groups that people live in must be whole homes for a numbering to be one of homes.
MOST = 0.8


@dataclass(frozen=True)
class FoundHome:
    """A home and the spaces that make it; ``id`` is unique among those found together."""

    id: str
    name: str
    spaces: tuple[ModelSpace, ...]


@dataclass(frozen=True)
class FoundHomes:
    """The homes, in the order of their names (2 before 10), and what is to be said of how they were found."""

    homes: list[FoundHome]
    said: list[str]


Groups = dict[str, list[ModelSpace]]


def find_homes_in(spaces: Sequence[ModelSpace]) -> FoundHomes:
    """Homes that ``spaces`` make.

    Stairs, halls and offices have no room to live in and are no homes; a numbering that would tear a home
    into its storeys, or throw many together, is no numbering of homes.
    """
    if not spaces:
        said = "The models have no rooms, so they do not show where homes are: list the homes in units.csv."
        return FoundHomes([], [said])
    for way, groups in (
        ("the models' zones", _zoned(spaces)),
        ("the names of the rooms, which say the home", _named(spaces)),
        ("the numbers of the rooms, which begin with that of the home", _numbered(spaces, _unit(NUMBERED))),
        ("the letters that the numbers of the rooms begin with", _numbered(spaces, _unit(LETTERED))),
        ("the numbers of the rooms, which end in a letter for each room", _numbered(spaces, _unit(SUFFIXED))),
        ("the numbers of the rooms, which end in that of the home", _ended(spaces)),
        ("the model as a whole: it has the rooms of a single house", _one_house(spaces)),
    ):
        if groups:
            homes = dict(sorted(groups.items(), key=lambda group: _counted(group[0])))
            return FoundHomes(_homes(homes), [_taken(way, homes, spaces)])
    return FoundHomes(
        [],
        [
            f"The models have {counted(len(spaces), 'room', 'rooms')}, but neither zones nor names nor "
            "numbers show what makes a home, so there are no units: list the homes in units.csv, with their "
            "rooms under spaces."
        ],
    )


def _counted(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def _homes(groups: Groups) -> list[FoundHome]:
    found: list[FoundHome] = []
    for name, members in groups.items():
        taken = {home.id for home in found}
        own = slug(name)
        ids = (own if number == 1 else f"{own}-{number}" for number in numbers(1))
        found.append(FoundHome(next(one for one in ids if one not in taken), name, tuple(members)))
    return found


def _taken(way: str, groups: Groups, spaces: Sequence[ModelSpace]) -> str:
    some = ", ".join(
        f"{name} ({counted(len(rooms), 'room', 'rooms')})" for name, rooms in list(groups.items())[:3]
    )
    more = ", ..." if len(groups) > 3 else ""
    left = len(spaces) - sum(len(rooms) for rooms in groups.values())
    outside = f" {counted(left, 'room belongs', 'rooms belong')} to none of them." if left else ""
    return (
        f"There is no price list, so {counted(len(groups), 'home was', 'homes were')} taken from {way}: "
        f"{some}{more}.{outside} Write units.csv to name and price them."
    )


def _grouped(spaces: Sequence[ModelSpace], unit: Callable[[ModelSpace], str]) -> Groups:
    groups: Groups = {}
    for space in spaces:
        name = unit(space)
        if name:
            groups.setdefault(name, []).append(space)
    return groups


def _zoned(spaces: Sequence[ModelSpace]) -> Groups:
    """Zones that are homes: called so, or with rooms of one home."""
    groups = _grouped(spaces, lambda space: space.zone)
    called = {name: rooms for name, rooms in groups.items() if SAYS_HOME.search(name)}
    lived = {name: rooms for name, rooms in groups.items() if name not in called and _is_homely_zone(rooms)}
    if _are_storeys(list(lived.values())):
        lived = {}
    return {name: rooms for name, rooms in groups.items() if name in called or name in lived}


def _are_storeys(zones: Sequence[Sequence[ModelSpace]]) -> bool:
    """Say whether ``zones`` are the storeys of a house: one on each, and nobody cooks or sits on some."""
    storeys = [{space.storey for space in rooms} for rooms in zones]
    by_day = [
        any(word_said(room.long_name or room.name) in ("living", "cooking") for room in rooms)
        for rooms in zones
    ]
    apart = len(set().union(*storeys)) == len(zones) and all(len(own) == 1 for own in storeys)
    return len(zones) > 1 and apart and any(by_day) and not all(by_day)


def _is_homely_zone(rooms: list[ModelSpace]) -> bool:
    if count(rooms, KITCHEN) > MOST_KITCHENS:
        return False
    if count(rooms, HOMELY):
        return True
    return not count(rooms, WORK) and any(room_kind(room) in ("habitable", "bath") for room in rooms)


def _named(spaces: Sequence[ModelSpace]) -> Groups:
    """Rooms that say their home, as "Apartment 3 - bath", or homes that are one space each."""

    def unit(space: ModelSpace) -> str:
        found = HOME.search(space.long_name) or HOME.search(space.name)
        return " ".join(found[0].split()).title() if found else ""

    groups = _grouped(spaces, unit)
    fit = {name: rooms for name, rooms in groups.items() if len(rooms) == 1 or _is_homely_zone(rooms)}
    return fit if len(fit) > 1 else {}


def _unit(pattern: re.Pattern[str]) -> Callable[[ModelSpace], str]:
    def unit(space: ModelSpace) -> str:
        found = pattern.match(space.name.strip())
        return found["unit"] if found else ""

    return unit


def _numbered(spaces: Sequence[ModelSpace], unit: Callable[[ModelSpace], str]) -> Groups:
    """Groups by number that people live in; none where they cannot be homes as a whole."""
    lived = {name: rooms for name, rooms in _grouped(spaces, unit).items() if count(rooms, HOMELY)}
    kitchens = [count(rooms, KITCHEN) for rooms in lived.values()]
    fit = sum(
        (number > 0 or not any(kitchens)) and number <= MOST_KITCHENS and not _all_alike(rooms)
        for number, rooms in zip(kitchens, lived.values(), strict=True)
    )
    covered = sum(count(rooms, HOMELY) for rooms in lived.values())
    if not lived or fit < MOST * len(lived) or covered * 2 < count(spaces, HOMELY):
        return {}
    if len(lived) == 1 and 2 * sum(map(len, lived.values())) < len(spaces):
        return {}
    return lived


def _all_alike(rooms: Sequence[ModelSpace]) -> bool:
    """Say whether ``rooms`` are one room of each of several homes."""
    return (
        len(rooms) > 2 and len({space.long_name.rstrip("0123456789 -.").casefold() for space in rooms}) == 1
    )


def _ended(spaces: Sequence[ModelSpace]) -> Groups:
    """Groups by the ends of numbers, where nearly all rooms have them and each is a home by itself.

    More is asked of them than of groups by beginnings, for mostly it is rooms that are numbered by ends.
    """
    groups = _grouped(spaces, _unit(ENDED))
    whole = all(
        count(rooms, HOMELY)
        and (count(rooms, KITCHEN) == 1 or any(room_kind(room) == "bath" for room in rooms))
        and count(rooms, KITCHEN) <= 1
        and not count(rooms, WORK)
        for rooms in groups.values()
    )
    covered = sum(map(len, groups.values()))
    return groups if len(groups) > 1 and whole and covered >= MOST * len(spaces) else {}


def _one_house(spaces: Sequence[ModelSpace]) -> Groups:
    """All rooms as one house, where they are the rooms of one."""
    rooms = [space for space in spaces if not is_void(space)]
    kitchens, homely, work = (count(rooms, words) for words in (KITCHEN, HOMELY, WORK))
    baths = sum(room_kind(room) == "bath" for room in rooms)
    if kitchens > 1 or homely > MOST_HOMELY or work > homely:
        return {}
    # A study or an office at home is no office; a kitchen among rooms that nobody named is a home's.
    if (homely and (kitchens or baths)) or homely > 1 or (kitchens and not work):
        return {"House": rooms}
    return {}
