"""What kind of room a space is, from its name in English or Dutch."""

import re
from typing import Literal

from models3d.model import ModelSpace

RoomKind = Literal["outdoor", "bath", "habitable", "service"]

#: Read from the top; a kitchen is counted with the living room that it is usually part of.
WORDS: tuple[tuple[RoomKind, str], ...] = (
    ("outdoor", r"balcon|balkon|loggia|terras|terrace|patio|garden|tuin|veranda|roof deck|dakterras"),
    ("bath", r"bath|bad(kamer|ruimte)?\b|shower|douche|en.?suite"),
    ("service", r"\bwc\b|toilet|store|storage|storing|berging|kast|closet|wardrobe|hall|entr|gang|overloop"
                r"|landing|corridor|lobby|stair|trap|lift|elevator|\bmk\b|instal|techni|plant room|shaft"
                r"|schacht|utility|laundry|kitchen|keuken|parking|garage|onben"),
    ("habitable", r"living|woon|slaap|bed|study|studeer|office|kamer|room|guest|dining|eet|studio|nursery"),
)  # fmt: skip

_WORDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in WORDS)


def room_kind(space: ModelSpace) -> RoomKind:
    """Kind of ``space``; what has no telling name serves."""
    for name in (space.long_name, space.name):
        for kind, pattern in _WORDS:
            if pattern.search(name):
                return kind
    return "service"
