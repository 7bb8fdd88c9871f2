"""IFC classes from what a table of elements calls them: "Wall", "Mur", "Ytterväggar", "Dveře"."""

import re
from collections.abc import Iterable

from models3d.mapping.parts import PARTS
from models3d.mapping.spoken import spoken_in
from models3d.mapping.words import parts_named
from models3d.spelling import spelled

#: Part -> the class of what is called so, where the part itself has no class or too general a one.
CLASSES = {
    **dict.fromkeys(
        ("walls", "outer walls", "inner walls", "partitions", "masonry", "foundation walls", "parapets"),
        "IfcWall",
    ),
    **dict.fromkeys(("doors", "inner doors", "outer doors"), "IfcDoor"),
    **dict.fromkeys(("windows", "rooflights", "dormers"), "IfcWindow"),
    **dict.fromkeys(("floors", "ground floor slab", "balconies"), "IfcSlab"),
    **dict.fromkeys(
        ("floor finish", "tiles", "screed", "ceilings", "plaster", "cladding", "trim", "sills"), "IfcCovering"
    ),
    **dict.fromkeys(("roof", "roof covering", "roof tiles"), "IfcRoof"),
    **dict.fromkeys(("lintels", "steel"), "IfcBeam"),
    **dict.fromkeys(("kitchens", "furniture"), "IfcFurniture"),
    "sanitary": "IfcSanitaryTerminal",
    "services": "IfcFlowSegment",
    "gutters": "IfcPipeSegment",
    "lift": "IfcTransportElement",
    "planting": "IfcGeographicElement",
    "paving": "IfcPavement",
    "curtain walls": "IfcCurtainWall",
}

#: What a table calls a room.
ROOM = re.compile(
    r"spaces?|rooms?|ruimten?|raume?|pieces?|espace|espacio|recinto|locali?|locale|vano|compartimento"
    r"|pomieszczenie|mistnost|rum|rom|lokale|tila|mahal"
)


def classes_said(said: Iterable[str]) -> dict[str, str]:
    """The class of each of ``said``: IFC's names as they are, else what the words mean, else as they are.

    Words are read in the language in which all of them are.
    """
    every = dict.fromkeys(said)
    words = [one for one in every if not one.lower().startswith("ifc")]
    if not words:
        return {one: one for one in every}
    tongues = spoken_in(words, least=0)
    return {one: _class_of(one, tongues) if one in words else one for one in every}


def _class_of(said: str, tongues: tuple[str, ...]) -> str:
    if ROOM.fullmatch(spelled(said)):
        return "IfcSpace"
    named = parts_named(said, tongues)
    part = next((one for key, one in PARTS.items() if key in named), None)
    if part is None:
        return said
    return CLASSES.get(part.key) or (part.classes[0] if part.classes else said)
