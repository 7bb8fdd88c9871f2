"""The finishes of a home: what is included, what the address chooses (``fin``), and what that adds up to.

The same as ``web/src/ui/finishing.ts`` makes of it in the model's page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models3d.manifest import Feature, Manifest, Unit
from models3d.manifest_finishes import Palette, RoomUse
from server.builds import Build
from server.i18n import filled, in_a_row
from server.i18n import gettext as _
from server.notation import price
from server.things import own_name

#: Where one spends one's days comes first.
_ORDER: tuple[RoomUse, ...] = ("living", "kitchen", "bath", "bedroom", "hall")
#: No development has palettes whose number has more digits.
MOST_DIGITS = 4


@dataclass(frozen=True)
class FinishLine:
    """One palette: the ``rooms`` that have it, what they are made of, and what it adds."""

    rooms: str
    name: str
    surfaces: str
    price: str


@dataclass(frozen=True)
class Finishes:
    """A line for each palette, whether any was ``chosen``, and the home's price with all of them."""

    lines: list[FinishLine]
    chosen: bool
    total: str


@dataclass(frozen=True)
class _Room:
    key: str
    name: str
    area: float
    palettes: list[Palette]


def finishes_of(build: Build, unit: Unit, chosen: str) -> Finishes | None:
    """What ``unit`` is finished with, by the address' ``chosen``; None where there is nothing to choose."""
    rooms = _finishable(build, unit)
    if not rooms:
        return None
    choices = _read(chosen, rooms)
    merged: dict[tuple[str, str], list[_Room]] = {}
    sums: dict[tuple[str, str], int] = {}
    for room in rooms:
        palette = room.palettes[choices.get(room.key, 0)]
        key = palette.name, _surfaces(palette)
        merged.setdefault(key, []).append(room)
        sums[key] = sums.get(key, 0) + _price(palette, room.area)
    currency = build.manifest.development.currency
    lines = [
        FinishLine(
            in_a_row(room.name for room in found),
            name,
            surfaces,
            f"+ {price(sums[name, surfaces], currency)}" if sums[name, surfaces] else _("included"),
        )
        for (name, surfaces), found in merged.items()
    ]
    return Finishes(lines, bool(choices), _total(unit, sum(sums.values()), currency))


def _total(unit: Unit, finishes: int, currency: str) -> str:
    if unit.price > 0:
        return price(unit.price + finishes, currency)
    return filled(_("on request + {price}"), price=price(finishes, currency)) if finishes else _("On request")


def _finishable(build: Build, unit: Unit) -> list[_Room]:
    """Rooms for which there is something to choose; none of a home that is sold."""
    if unit.status == "sold":
        return []
    own = [one for one in build.manifest.features if one.kind == "room" and one.unit == unit.id and one.room]
    own.sort(key=lambda one: (_ORDER.index(one.room.use), -one.room.area) if one.room else (0, 0.0))
    found = [_room(build, unit, one) for one in own]
    return [room for room in found if len(room.palettes) > 1]


def _room(build: Build, unit: Unit, feature: Feature) -> _Room:
    key = feature.id.removeprefix(f"{unit.id}-")
    room = feature.room
    palettes = _palettes(build.manifest, room.use) if room else []
    return _Room(key, own_name(build, feature.id), room.area if room else 0.0, palettes)


def _palettes(manifest: Manifest, use: RoomUse) -> list[Palette]:
    return [one for one in manifest.palettes if use in one.rooms]


def _read(text: str, rooms: list[_Room]) -> Mapping[str, int]:
    """Read "living-and-kitchen.2_bathroom.3", palettes counted from 1; what is not known is left out."""
    known = {room.key: room for room in rooms}
    found = {}
    for part in text.split("_"):
        key, _dot, number = part.rpartition(".")
        room = known.get(key)
        # Python refuses to read a number of thousands of digits.
        counted = len(number) <= MOST_DIGITS and number.isascii() and number.isdigit()
        if room and counted and 1 < int(number) <= len(room.palettes):
            found[key] = int(number) - 1
    return found


def _price(palette: Palette, area: float) -> int:
    """What ``palette`` adds for a room of ``area`` square metres, in whole units of the currency."""
    return int(palette.price + palette.price_per_m2 * area + 0.5)


def _surfaces(palette: Palette) -> str:
    return " · ".join(one.name for one in (palette.floor, palette.tile, palette.wall) if one)
