"""What each element is to somebody who looks at it from a window."""

import re
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models3d.described import Described
from models3d.folder.rules import MaterialRule
from models3d.homes.sitework import SITE_KINDS
from models3d.manifest import MaterialKind
from models3d.materials.choosing import appearance
from models3d.model import ModelElement
from models3d.staging.boxes import boxes_of

#: What a look finds; "house" is the building itself, "path" paving inside the plot, "thing" says nothing.
Find = Literal["garden", "street", "path", "neighbour", "trees", "water", "open", "house", "thing"]
FINDS: tuple[Find, ...] = (
    "garden", "street", "path", "neighbour", "trees", "water", "open", "house", "thing",
)  # fmt: skip

#: Words, English and Dutch, on what belongs to a street or to where cars stand.
STREET = re.compile(
    r"street|road|carriageway|\blane\b|pavement|sidewalk|kerb|curb|asphalt|parking|parked|\bcars?\b|\bdrive\b"
    r"|\bbays?\b|straat|rijbaan|\bweg\b|stoep|trottoir|asfalt|parkeer",
    re.I,
)

#: Plants taller than this (metres) are trees, other things on the site neighbours.
TALL = 2.5

#: Paving as long as this many times the house is a street, whatever it is called; soil is open country.
STREET_LONG = 1.5

#: A post or a lamp (m² on plan) is no neighbour.
SLIGHT = 4.0

#: What is no thicker than this (metres) is walked on: boards, slabs, tiles.
FLAT = 0.6


def finds_of(described: Described) -> NDArray[np.int32]:
    """Index into ``FINDS`` of every element (n,)."""
    boxes = boxes_of(list(described.elements))
    size = boxes.high - boxes.low
    house = [
        at for at, part in enumerate(described.parts) if part != "site" and described.elements[at].meshes
    ]
    reach = 0.0
    if house:
        extent = boxes.high[house].max(axis=0) - boxes.low[house].min(axis=0)
        reach = STREET_LONG * float(max(extent[0], extent[2]))
    rules = described.staged.material_rules
    found = np.zeros(len(described.elements), np.int32)
    for at, (element, part) in enumerate(zip(described.elements, described.parts, strict=True)):
        words = f"{element.name} {element.material} {element.layer}"
        site = part == "site" and not _indoors(element.ifc_class)
        find: Find = _site(kinds_of(element, rules), words, size[at], reach) if site else "house"
        found[at] = FINDS.index(find)
    return found


def kinds_of(element: ModelElement, rules: Sequence[MaterialRule]) -> set[MaterialKind]:
    """What ``element`` is made of, as it is before looks that show little give way to their likeness."""
    return {appearance(element, mesh, rules).kind for mesh in element.meshes}


def _indoors(ifc_class: str) -> bool:
    """Say whether an element of this class is part of a house even where it lies on the ground."""
    return ifc_class.startswith(("IfcWall", "IfcCovering", "IfcWindow", "IfcDoor", "IfcStair"))


def _site(kinds: set[MaterialKind], words: str, size: NDArray[np.float64], reach: float) -> Find:
    """What an element of the site is; ``size`` (3,) metres, ``reach`` how long only a street is."""
    long = max(size[0], size[2]) > reach
    if "plant" in kinds:
        return "trees" if size[1] > TALL else "garden"
    if "water" in kinds:
        return "water"
    if "grass" in kinds:
        return "garden"
    if STREET.search(words):
        return "street"
    if "paving" in kinds:
        return "street" if long else "path"
    if kinds & SITE_KINDS and size[1] < TALL:
        return "open" if long else "garden"
    if size[0] * size[2] < SLIGHT:
        return "thing"
    if size[1] > TALL:
        return "neighbour"
    return "path" if size[1] < FLAT else "thing"
