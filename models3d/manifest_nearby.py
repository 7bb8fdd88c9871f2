"""The part of the manifest on what is near: :attr:`models3d.manifest.Manifest.nearby`."""

from typing import Literal, get_args

from msgspec import Struct

#: What may be told of a neighbourhood: things one walks to and uses, in the order in which they are told.
#:
#: The list says what is allowed, not what is forbidden, because a map of "what is near" is the oldest way to
#: say who lives there without saying it (fair housing calls it steering). So nothing is on it by which people
#: are told apart: no places of worship, clubs or embassies; no schools, whose names and rankings follow the
#: incomes and origins of the children in them; no police, crime, prices or incomes. A nursery or a playground
#: is there for every child and names none. Whoever adds a kind answers one question first: could a buyer read
#: from it who the neighbours are?
NearbyKind = Literal[
    "train", "metro", "tram", "bus", "ferry", "cycling",
    "shops", "bakery", "market", "cafe", "post",
    "pharmacy", "doctor", "hospital",
    "park", "playground", "water", "sport", "swimming",
    "childcare", "library", "museum", "theatre",
]  # fmt: skip

NearbyGroup = Literal["ways", "errands", "health", "outdoors", "indoors"]

#: Kinds are told together by what one goes there for; the order is that of :data:`NearbyKind`.
GROUPS: dict[NearbyGroup, tuple[NearbyKind, ...]] = {
    "ways": ("train", "metro", "tram", "bus", "ferry", "cycling"),
    "errands": ("shops", "bakery", "market", "cafe", "post"),
    "health": ("pharmacy", "doctor", "hospital"),
    "outdoors": ("park", "playground", "water", "sport", "swimming"),
    "indoors": ("childcare", "library", "museum", "theatre"),
}

#: All kinds, in their order.
KINDS: tuple[NearbyKind, ...] = get_args(NearbyKind)


class Nearby(Struct, frozen=True):
    """A place that one walks to from the building; the list is in the order of :data:`GROUPS`, nearest first.

    ``distance`` is in metres along a straight line, ``bearing`` in degrees clockwise from true north, both
    from where the development stands (its ``Place``). ``minutes`` on foot are those that ``said_by`` says;
    where nobody does, they are computed from the distance, and a buyer is told so.
    """

    name: str
    kind: NearbyKind
    distance: int
    bearing: float
    minutes: int
    said_by: str = ""
    note: str = ""


def group_of(kind: NearbyKind) -> NearbyGroup:
    """What one goes there for."""
    return next(group for group, kinds in GROUPS.items() if kind in kinds)
