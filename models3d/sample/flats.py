"""The flats as data: rooms as rectangles between wall axes, and which rooms have a door between them.

A room's rectangle is (west, south, east, north). Rooms of a storey fill its outline without gap or overlap;
a test holds them to it. What the walls leave of them is computed, never written here.
"""

from dataclasses import dataclass

from models3d.given import to_say

Rect = tuple[float, float, float, float]

#: Code of a room -> what it is called and how it is fitted out.
ROOMS = {
    "L": (to_say("Living and kitchen"), "living"),
    "B1": (to_say("Bedroom 1"), "bed"),
    "B2": (to_say("Bedroom 2"), "bed"),
    "B3": (to_say("Bedroom 3"), "bed"),
    "S": (to_say("Study"), "bed"),
    "H": (to_say("Hall"), "hall"),
    "BA": (to_say("Bathroom"), "bath"),
    "SH": (to_say("Shower room"), "bath"),
    "WC": (to_say("Toilet"), "wc"),
    "ST": (to_say("Storage"), "store"),
}


@dataclass(frozen=True)
class Flat:
    """A flat's plan. ``doors`` are pairs of room codes; ``entry`` is the room one comes in by.

    ``balcony`` is the side of the living room (N, E, S, W) that has one, with its start and end along it.
    """

    rooms: dict[str, tuple[Rect, ...]]
    doors: tuple[tuple[str, str], ...]
    words: str
    entry: str = "H"
    wide: tuple[tuple[str, str], ...] = ()
    balcony: tuple[str, float, float] | None = None


WEST = Flat(
    {
        "L": ((3.6, 0, 9, 6),),
        "B1": ((0, 0, 3.6, 4.8),),
        "BA": ((0, 4.8, 2.4, 8.1),),
        "H": ((2.4, 4.8, 3.6, 8.1), (3.6, 6, 9, 8.1)),
        "B2": ((0, 8.1, 3.6, 12),),
        "B3": ((3.6, 8.1, 6.9, 12),),
        "SH": ((6.9, 8.1, 9, 12),),
    },
    (("H", "L"), ("H", "B1"), ("H", "BA"), ("H", "B2"), ("H", "B3"), ("H", "SH")),
    "At the western end, with light from three sides: the living room looks over the garden, "
    "two bedrooms over the street.",
    balcony=("S", -0.32, 9.0),
)
SOUTH = Flat(
    {
        "L": ((9, 0, 15.3, 4.5), (13.8, 4.5, 15.3, 6.6)),
        "BA": ((9, 4.5, 11.1, 6.6),),
        "H": ((11.1, 4.5, 13.8, 6.6),),
    },
    (("H", "L"), ("H", "BA")),
    "One large room with a kitchen niche, facing the garden along its whole width.",
    balcony=("S", 9.0, 15.3),
)
THROUGH = Flat(
    {
        "L": ((15.3, 0, 21.6, 6.6),),
        "H": ((13.8, 6.6, 20.1, 8.1),),
        "ST": ((20.1, 6.6, 21.6, 8.1),),
        "BA": ((13.8, 8.1, 16.0, 12),),
        "B1": ((16.0, 8.1, 18.9, 12),),
        "B2": ((18.9, 8.1, 21.6, 12),),
    },
    (("H", "L"), ("H", "ST"), ("H", "BA"), ("H", "B1"), ("H", "B2")),
    "Runs through the house: living on the sunny garden side, sleeping on the street.",
    balcony=("S", 15.3, 21.25),
)
THROUGH_GROUND = Flat(
    {
        "L": ((15.3, 0, 21.6, 6.6),),
        "H": ((16.2, 6.6, 20.1, 8.1),),
        "ST": ((20.1, 6.6, 21.6, 8.1),),
        "BA": ((16.2, 8.1, 18.3, 12),),
        "B1": ((18.3, 8.1, 21.6, 12),),
    },
    (("H", "L"), ("H", "ST"), ("H", "BA"), ("H", "B1")),
    "A garden flat that runs through the house, with a paved terrace before the living room.",
    balcony=("S", 15.3, 21.25),
)
CORNER = Flat(
    {
        "L": ((28.5, 0, 33.6, 8.1),),
        "H": ((25.5, 5.4, 28.5, 8.1), (23.4, 6.6, 25.5, 8.1)),
        "ST": ((23.4, 5.4, 25.5, 6.6),),
        "BA": ((21.6, 5.4, 23.4, 8.1),),
        "B1": ((21.6, 8.1, 24.6, 12),),
        "B2": ((24.6, 8.1, 27.3, 12),),
        "B3": ((27.3, 8.1, 31.2, 12),),
        "SH": ((31.2, 8.1, 33.6, 12),),
    },
    (("H", "L"), ("H", "ST"), ("H", "BA"), ("H", "B1"), ("H", "B2"), ("H", "B3"), ("B3", "SH")),
    "On the north-east corner: a long living room in the morning sun, and a large bedroom "
    "with its own shower.",
    balcony=("E", 0.0, 5.4),
)
CORNER_GROUND = Flat(
    {
        "L": ((28.5, 0, 33.6, 5.4),),
        "H": ((28.5, 5.4, 31.2, 8.1),),
        "BA": ((31.2, 5.4, 33.6, 8.1),),
        "B1": ((28.5, 8.1, 33.6, 12),),
    },
    (("H", "L"), ("H", "BA"), ("H", "B1")),
    "A quiet two-room flat at ground level with a terrace towards the morning sun.",
    balcony=("E", 0.0, 5.4),
)
GARDEN = Flat(
    {
        "L": ((21.6, -9, 27, -3.9),),
        "B1": ((21.6, -3.9, 25.2, 0),),
        "H": ((25.2, -3.9, 27, -2.4),),
        "BA": ((25.2, -2.4, 27, 0),),
    },
    (("H", "L"), ("H", "BA"), ("H", "B1")),
    "Looks west over the garden, with the evening sun on the balcony.",
    balcony=("W", -9.0, -3.9),
)
MORNING = Flat(
    {
        "L": ((28.5, -9, 33.6, -3.9),),
        "B1": ((30.3, -3.9, 33.6, 0),),
        "H": ((28.5, -3.9, 30.3, -2.4),),
        "BA": ((28.5, -2.4, 30.3, 0),),
    },
    (("H", "L"), ("H", "BA"), ("H", "B1")),
    "A compact two-room flat with the morning sun on its balcony.",
    balcony=("E", -9.0, -3.9),
)
SOUTH_END = Flat(
    {
        "L": ((21.6, -16.8, 27.6, -10.5),),
        "WC": ((21.6, -10.5, 24.9, -9),),
        "H": ((24.9, -10.5, 29.4, -9), (27.6, -12, 31.8, -10.5)),
        "ST": ((29.4, -10.5, 31.8, -9),),
        "BA": ((31.8, -12, 33.6, -9),),
        "B1": ((27.6, -16.8, 30.6, -12),),
        "B2": ((30.6, -16.8, 33.6, -12),),
    },
    (("H", "L"), ("H", "WC"), ("H", "ST"), ("H", "BA"), ("H", "B1"), ("H", "B2")),
    "The southern end of the garden wing: windows on three sides and sun from morning to evening.",
    balcony=("S", 21.28, 27.6),
)
TERRACE = Flat(
    {
        "L": ((6, 1.8, 15.3, 6.6),),
        "H": ((4.8, 6.6, 9, 8.1),),
        "B1": ((2.4, 1.8, 6, 6.6),),
        "SH": ((2.4, 6.6, 4.8, 8.1),),
        "B2": ((2.4, 8.1, 6.6, 12),),
        "BA": ((6.6, 8.1, 9, 12),),
    },
    (("H", "L"), ("H", "B1"), ("B1", "SH"), ("H", "B2"), ("H", "BA")),
    "Under the roof, with a terrace along the living room and round the western corner.",
)
PENTHOUSE = Flat(
    {
        "L": ((15.3, 1.8, 21.6, 6.6),),
        "H": ((13.8, 6.6, 28.5, 8.1), (25.5, 5.4, 28.5, 6.6)),
        "WC": ((21.6, 5.4, 24, 6.6),),
        "ST": ((24, 5.4, 25.5, 6.6),),
        "B1": ((13.8, 8.1, 17.7, 12),),
        "B2": ((17.7, 8.1, 21.6, 12),),
        "BA": ((21.6, 8.1, 24.6, 12),),
        "SH": ((24.6, 8.1, 27.3, 12),),
        "B3": ((27.3, 8.1, 31.2, 12),),
        "S": ((28.5, 1.8, 31.2, 8.1),),
    },
    (
        ("H", "WC"), ("H", "ST"), ("H", "B1"), ("H", "B2"), ("H", "BA"), ("H", "B3"), ("H", "S"),
        ("B3", "SH"),
    ),
    "Five rooms along a gallery on the top floor, with terraces to the south and to the east.",
    wide=(("H", "L"),),
)  # fmt: skip
