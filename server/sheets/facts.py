"""What a home is, a fact a line, in the reader's words, each with what is to be known about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from models3d.manifest import NO_DAY, Manifest, Room, Status, Unit
from server.builds import Build
from server.i18n import current_locale, filled, given_names, in_a_row, listed, ngettext
from server.i18n import gettext as _
from server.nearby import compass_words
from server.notation import area as area_words
from server.notation import exact_area, hours_figure, price, storey_words
from server.sheets.keys import Keys, keys_of
from server.sheets.light import Sunlight, solstices, sunlight_of
from server.sheets.views import Outlook, capital, views_of
from server.things import own_name


@dataclass(frozen=True)
class Fact:
    """One fact: ``word`` names it, ``value`` is "" where nothing is known, ``note`` says how sure it is."""

    key: str
    word: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class RoomLine:
    """A room of a home; ``area`` in square metres, hours of ``sun`` on the longest and the shortest day."""

    name: str
    area: str
    sun: tuple[str, ...]


@dataclass(frozen=True)
class HomeFacts:
    """All that is said of one home, as it stands in the ``build`` now and on the day ``today``."""

    build: Build
    unit: Unit
    today: int

    @property
    def manifest(self) -> Manifest:
        """Of the home's development."""
        return self.build.manifest

    @property
    def status(self) -> str:
        """Whether it is free, as a word."""
        return status_word(self.unit.status)

    @property
    def price(self) -> str:
        """What it costs, as written in lists."""
        unit = self.unit
        return price(unit.price, self.manifest.development.currency) if unit.price > 0 else _("On request")

    @property
    def measured(self) -> bool:
        """Whether its area is known at all."""
        return self.unit.area > 0 and self.unit.area_origin != "placeholder"

    @property
    def estimated(self) -> bool:
        """Whether its area is no more than about right."""
        return self.unit.area_origin == "estimated"

    @property
    def area(self) -> Fact:
        """Its area, and where that is not the architect's own figure the sentence that says so."""
        unit, word = self.unit, _("Area")
        if not self.measured:
            note = _("The model holds only placeholders for these rooms, so we do not state an area.")
            return Fact("area", word, _("Not yet measured"), note)
        if self.estimated:
            about = filled(_("about {area}"), area=area_words(unit.area))
            return Fact("area", word, about, _("Estimated; not yet surveyed."))
        note = _("Measured in the model.") if unit.area_origin == "computed" else ""
        return Fact("area", word, exact_area(unit.area), note)

    @property
    def price_by_area(self) -> Fact:
        """What a square metre of it costs, where both are known."""
        unit = self.unit
        known = unit.price > 0 and self.measured
        amount = price(round(unit.price / unit.area), self.manifest.development.currency) if known else ""
        if amount and self.estimated:
            amount = filled(_("about {price}"), price=amount)
        return Fact("by-area", _("Price a m²"), amount)

    @property
    def rooms(self) -> Fact:
        """How many rooms it has."""
        count = self.unit.rooms
        return Fact("rooms", _("Rooms"), ngettext("{count} room", "{count} rooms", count).format(count=count))

    @property
    def bathrooms(self) -> Fact:
        """How many bathrooms it has."""
        return Fact("bathrooms", _("Bathrooms"), str(self.unit.bathrooms or ""))

    @property
    def floor(self) -> Fact:
        """On which floor one comes in."""
        return Fact("floor", _("Floor"), storey_words(self.unit.floor))

    @property
    def faces(self) -> Fact:
        """To which sides its windows look, the main one first."""
        return Fact(
            "faces", _("Faces"), capital(listed([compass_words()[one][0] for one in self.unit.orientation]))
        )

    @property
    def outdoors(self) -> Fact:
        """What it has outdoors, by the price list's own names or those that the import gave.

        Where the price list names it for any home, those for which it names nothing have nothing.
        """
        unit, word = self.unit, _("Outdoors")
        if not unit.outdoor:
            told = any(one.outdoor for one in self.manifest.units)
            return Fact("outdoors", word, _("no space of its own") if told else "")
        size = [exact_area(unit.outdoor_area)] if unit.outdoor_area else []
        given = given_names(current_locale())
        names = [given.get(name, name) for name in map(capital, unit.outdoor)]
        return Fact("outdoors", word, in_a_row([*names, *size]))

    @cached_property
    def keys(self) -> Keys | None:
        """When it is handed over."""
        return keys_of(self.manifest, self.unit.handover, self.today)

    @property
    def handover(self) -> Fact:
        """The same as a fact."""
        keys = self.keys
        return Fact("handover", _("Handover"), keys.words if keys else "", keys.why if keys else "")

    @cached_property
    def sun(self) -> Sunlight | None:
        """Its hours of direct sun."""
        return sunlight_of(self.unit.sun, self.manifest.development.place)

    @cached_property
    def views(self) -> list[Outlook]:
        """What its windows look at."""
        return views_of(self.unit.views)

    @property
    def room_lines(self) -> list[RoomLine]:
        """Its rooms indoors, the largest first."""
        own = [(one.id, one.room) for one in self.manifest.features if one.unit == self.unit.id and one.room]
        own.sort(key=lambda one: -one[1].area)
        return [self._line(own_name(self.build, feature), room) for feature, room in own]

    def _line(self, name: str, room: Room) -> RoomLine:
        sun = solstices(room.sun, self.manifest.development.place) if room.sun else ()
        return RoomLine(name, exact_area(room.area) if room.area > 0 else "", tuple(map(hours_figure, sun)))


def facts_of(home: HomeFacts) -> list[Fact]:
    """What is known of ``home``, in the order in which one asks."""
    asked = [
        home.area,
        home.rooms,
        home.bathrooms,
        home.floor,
        home.faces,
        home.outdoors,
        home.price_by_area,
        home.handover,
    ]
    return [fact for fact in asked if fact.value]


def status_word(status: Status) -> str:
    """How free a home of this ``status`` is."""
    return status_words()[status]


def status_words() -> dict[Status, str]:
    """How free homes can be."""
    return {"available": _("Available"), "reserved": _("Reserved"), "sold": _("Sold")}


def in_short(build: Build, unit: Unit) -> str:
    """``unit`` in a line, for where homes are chosen from, and for who is sent a link."""
    key = current_locale(), unit.id
    if key not in build.lines:
        home = HomeFacts(build, unit, NO_DAY)
        parts = [home.rooms.value, home.area.value if home.measured else "", home.price, home.status]
        build.lines[key] = f"{unit.name}: {in_a_row(parts)}"
    return build.lines[key]


def free_first(units: Iterable[Unit]) -> list[Unit]:
    """``units`` in their order, but those that can still be had before the others."""
    order: tuple[Status, ...] = ("available", "reserved", "sold")
    return sorted(units, key=lambda unit: order.index(unit.status))
