"""What is near, as a buyer reads it: groups of places with their numbers on the map, and the map itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from models3d.manifest import Manifest, Orientation
from models3d.manifest_nearby import Nearby, NearbyGroup, NearbyKind, group_of
from server.i18n import gettext as _
from server.nearby_map import NearbyMap, map_of

#: Clockwise from north, an eighth of the circle each.
COMPASS: tuple[Orientation, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True)
class Entry:
    """A place under its ``number`` on the map; ``computed`` minutes are nobody's word."""

    number: int
    place: Nearby
    kind: str
    #: The direction as a word, and as letters.
    direction: str
    letters: str

    @property
    def computed(self) -> bool:
        """Whether the minutes are reckoned from the distance."""
        return not self.place.said_by


@dataclass(frozen=True)
class Around:
    """All of it: titles with the places below them, the map, and whether any minutes are computed."""

    groups: list[tuple[str, list[Entry]]]
    map: NearbyMap
    source: str
    computed: bool


def around(manifest: Manifest) -> Around | None:
    """What is near the development, None where nobody has said what is."""
    if not manifest.nearby:
        return None
    entries = [_entry(number, place) for number, place in enumerate(manifest.nearby, 1)]
    return Around(
        groups=_grouped(entries),
        map=map_of(manifest),
        source=manifest.nearby_source,
        computed=any(one.computed for one in entries),
    )


def compass(bearing: float) -> Orientation:
    """The direction in words that is nearest to ``bearing``, degrees clockwise from true north.

    >>> compass(22.4), compass(22.6), compass(359.0)
    ('N', 'NE', 'N')
    """
    return COMPASS[round(bearing / 45) % 8]


def _entry(number: int, place: Nearby) -> Entry:
    towards = compass(place.bearing)
    direction, letters = compass_words()[towards]
    return Entry(number, place, kind_words()[place.kind], direction, letters)


def _grouped(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    words = group_words()
    return [
        (words[group], list(found)) for group, found in groupby(entries, lambda one: group_of(one.place.kind))
    ]


def group_words() -> dict[NearbyGroup, str]:
    """What one goes there for, as titles in the reader's language."""
    return {
        "ways": _("Getting about"),
        "errands": _("Shops and errands"),
        "health": _("Health"),
        "outdoors": _("Out of doors"),
        "indoors": _("Childcare and culture"),
    }


def compass_words() -> dict[Orientation, tuple[str, str]]:
    """Every direction as a word and as letters, in the reader's language."""
    return {
        "N": (_("north"), _("N")),
        "NE": (_("north-east"), _("NE")),
        "E": (_("east"), _("E")),
        "SE": (_("south-east"), _("SE")),
        "S": (_("south"), _("S")),
        "SW": (_("south-west"), _("SW")),
        "W": (_("west"), _("W")),
        "NW": (_("north-west"), _("NW")),
    }


def kind_words() -> dict[NearbyKind, str]:
    """What a place is, in the reader's language."""
    return {
        "train": _("Railway station"),
        "metro": _("Metro station"),
        "tram": _("Tram stop"),
        "bus": _("Bus stop"),
        "ferry": _("Ferry"),
        "cycling": _("Bicycle hire"),
        "shops": _("Shops"),
        "bakery": _("Bakery"),
        "market": _("Market"),
        "cafe": _("Café"),
        "post": _("Post"),
        "pharmacy": _("Pharmacy"),
        "doctor": _("Doctor"),
        "hospital": _("Hospital"),
        "park": _("Park"),
        "playground": _("Playground"),
        "water": _("Water"),
        "sport": _("Sport"),
        "swimming": _("Swimming"),
        "childcare": _("Childcare"),
        "library": _("Library"),
        "museum": _("Museum"),
        "theatre": _("Theatre"),
    }
