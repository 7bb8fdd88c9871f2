"""What kind of room a space is, from its name in the languages that are read most."""

import re
from collections.abc import Iterable
from typing import Literal

from models3d.model import ModelSpace

RoomKind = Literal["outdoor", "bath", "habitable", "service"]

#: Read from the top, so the narrower stands before the wider; a kitchen is counted with the living room that
#: it is usually part of. English, Dutch and German; French, Spanish, Italian; Swedish, Norwegian, Danish.
WORDS: tuple[tuple[RoomKind, str], ...] = (
    ("habitable", r"winter.?gar(?:den|ten)|conservatory|\bserre\b|(?:living|woon|wohn|séjour).*(?:kitchen"
                  r"|keuken|küche|cuisine)|(?:kitchen|keuken|küche|cuisine).*(?:living|woon|wohn|séjour)"),
    ("outdoor", r"balcon|balkon|loggia|terras|terrace|terraz|patio|garden|garten|jardin|jardín|tuin|veranda"
                r"|roof deck|\bdeck\b|altan|freisitz|porch"),
    ("bath", r"bath|\bbad(?:kamer|ruimte|ezimmer|rum|erom|eværelse)?\b|shower|dusch|douche|ducha|doccia"
             r"|salle d['’ ]eau|salle de bain|\bsd[be]\b|baño|bagno|en.?suite"),
    ("service", r"\bwc\b|toilet|\baseo\b|store|storage|storing|berging|kast|closet|wardrobe|hall|entr|gang"
                r"|overloop|landing|corridor|lobby|foyer|stair|trap|lift|elevator|\bmk\b|instal|techni"
                r"|plant room|shaft|schacht|utility|laundry|kitchen|keuken|parking|garage|onben|mud ?room"
                r"|pantry|vestibule|flur|diele|korridor|trepp|abstell|vorrat|keller|hauswirt|\bhwr\b|heiz|küche|kueche"
                r"|windfang|garderob|ankleide|dressing|couloir|dégagement|cellier|buanderie|escalier|placard"
                r"|rangement|cuisine|pasillo|trastero|cocina|lavad|escalera|corridoio|ripostiglio|cucina|scala|\bkök\b"
                r"|kjøkken|køkken|förråd|\bbod\b|tvätt|\bgang\b|reception|wait|roof"),
    ("habitable", r"living|woon|slaap|bed|study|studeer|office|kamer|room|guest|dining|eet|studio|nursery"
                  r"|lounge|wohn|schlaf|zimmer|kind|arbeit|büro|buero|essen|gäste|gast|galerie|gallery|chambre|séjour"
                  r"|salon|bureau|dormitori|salón|habitaci|comedor|camera|soggiorno|letto|pranzo|vardagsrum"
                  r"|sovrum|\bstue\b|soverom|værelse|allrum|library|hobby"),
)  # fmt: skip

#: Rooms that people sleep or spend their evenings in: what a home has and an office has not.
HOMELY = re.compile(
    r"living|woon|wohn|slaap|schlaf|bed ?room|\bbed\b|master|nursery|kinder|lounge|family|séjour|chambre"
    r"|dormitori|salón|soggiorno|letto|matrimoniale|vardagsrum|sovrum|\bstue\b|soverom|soveværelse|allrum"
    r"|\bstudio\b|slpk|\bslk\b",
    re.IGNORECASE,
)
#: The room that a home has one of.
KITCHEN = re.compile(
    r"(?<!tee)(?<!tea )(?:kitchen|keuken|küche|kueche)|cuisine|cocina|cucina|\bkök\b|kjøkken|køkken",
    re.IGNORECASE,
)
#: Rooms of work: a group that has none to live in but these is no home.
WORK = re.compile(
    r"office|meeting|conference|class|\blab|ward\b|patient|exam|consult|clinic|shop|retail|reception|seminar"
    r"|büro|lehr|hörsaal|workshop|warehouse|kantoor|vergader|bureau|server|besprech",
    re.IGNORECASE,
)

_WORDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in WORDS)


def room_kind(space: ModelSpace) -> RoomKind:
    """Kind of ``space``; what has no telling name serves."""
    for name in (space.long_name, space.name):
        for kind, pattern in _WORDS:
            if pattern.search(name):
                return kind
    return "service"


def called(space: ModelSpace, words: re.Pattern[str]) -> bool:
    """Say whether ``space`` is called by one of ``words``, by its long name where it has one."""
    return bool(words.search(space.long_name or space.name))


def count(spaces: Iterable[ModelSpace], words: re.Pattern[str]) -> int:
    """How many of ``spaces`` are called by one of ``words``."""
    return sum(called(space, words) for space in spaces)
