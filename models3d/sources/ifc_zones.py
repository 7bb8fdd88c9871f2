"""Which home an IFC file puts its spaces in: by zones, or by a property that names the apartment."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from models3d.homes.room_words import SAYS_HOME
from models3d.sources.ifc_attributes import attribute
from models3d.sources.ifc_properties import SET, Properties

#: Zones of technical planning, which cut across homes.
TECHNICAL = re.compile(
    r"fire|smoke|escape|brand|rauch|flucht|vlucht|incendie|therm|hvac|heating|cooling|heiz|air\b|ventil|lüft"
    r"|sprinkler|acoustic|akoest|schall|light|electr|elektr|security|access|alarm|klima|climate|energy|energie"
    r"|compartment|lease|tenant|department",
    re.IGNORECASE,
)

#: Properties that name the home a space belongs to, with spaces, hyphens and underscores left out.
PROPERTY = re.compile(
    r"(?:apartment|unit|dwelling|flat)(?:number|no|nr|name|id|unit)?"
    r"|(?:wohnungs?|appartement|woning|leilighets?|lägenhets?)(?:nummer|nr)?"
    r"|wohneinheit|bouwnummer|logement|bruksenhet|vivienda|departamento",
    re.IGNORECASE,
)

#: Answers to whether a space is of a home at all, which name none.
ANSWER = re.compile(
    r"yes|no|true|false|\.[tfu]\.|unknown|ja|nein|nee|oui|non|vrai|faux|s[ií]|sim|não|nao|verdadero|falso"
    r"|vero|nej|nei|kyllä|ei|tak|nie|ano|evet|hayır|да|нет|wahr|falsch|waar|onwaar|n/?a|none|-+",
    re.IGNORECASE,
)

#: Attributes of a zone that may say of what kind it is; not all schemas have all.
TELLING = ("Name", "LongName", "ObjectType", "Description", "PredefinedType")


def zones(file: Any, properties: Properties) -> dict[int, str]:
    """Name of its home by the id of each space that the file puts in one.

    Of several zones the one counts whose name speaks of a home, then any that is not of technical planning;
    of two alike the one nearer to the space.
    """
    spatial, ranks = _spatial(file), _Ranks()
    found = {}
    for space in file.by_type("IfcSpace"):
        options = [*_around(space, 0), *((0, zone) for zone in spatial.get(space.id(), ()))]
        ranked = [(ranks.of(zone), depth, _name(zone)) for depth, zone in options]
        usable = [one for one in ranked if one[0] < _TECHNICAL]
        name = min(usable)[2] if usable else _property(space, properties)
        if name:
            found[space.id()] = name
    return found


_HOME, _NEUTRAL, _TECHNICAL = range(3)


def _around(member: Any, depth: int) -> Iterator[tuple[int, Any]]:
    """Zones that ``member`` is assigned to, and those that they are, with their distance."""
    for relation in member.HasAssignments or ():
        if relation.is_a("IfcRelAssignsToGroup") and relation.RelatingGroup.is_a("IfcZone"):
            yield depth, relation.RelatingGroup
            if depth < 5:
                yield from _around(relation.RelatingGroup, depth + 1)


def _spatial(file: Any) -> dict[int, list[Any]]:
    """Spatial zones by the ids of the spaces that are referenced in them or that they are made of."""
    found: dict[int, list[Any]] = {}
    if file.schema == "IFC2X3":
        return found
    for zone in file.by_type("IfcSpatialZone"):
        members = [one for relation in zone.ReferencesElements or () for one in relation.RelatedElements]
        members += [one for relation in zone.IsDecomposedBy or () for one in relation.RelatedObjects]
        for member in members:
            if member.is_a("IfcSpace"):
                found.setdefault(member.id(), []).append(zone)
    return found


def _name(zone: Any) -> str:
    return str(zone.Name or attribute(zone, "LongName") or zone.GlobalId)


class _Ranks:
    """What zones are by their words, each read once however many spaces are in it."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def of(self, zone: Any) -> int:
        """Rank of ``zone``, the lower the more it is a home."""
        if zone.id() not in self._known:
            self._known[zone.id()] = _rank(zone)
        return self._known[zone.id()]


def _rank(zone: Any) -> int:
    said = " ".join(str(one) for one in (attribute(zone, name) for name in TELLING) if one)
    if SAYS_HOME.search(said):
        return _HOME
    return _TECHNICAL if TECHNICAL.search(said) else _NEUTRAL


def _property(space: Any, properties: Properties) -> str:
    for values in properties.values(space, _says_home, SET).values():
        for value in values.values():
            if home := _named_by(value):
                return home
    return ""


@lru_cache(maxsize=4096)
def _says_home(name: str) -> bool:
    return PROPERTY.fullmatch(re.sub(r"[\s_.\-]", "", name)) is not None


def _named_by(value: Any) -> str:
    """The home that the ``value`` of a property names, "" for none."""
    # What is true or false is a whole number, too.
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    named = str(value).strip()
    return "" if ANSWER.fullmatch(named) else named
