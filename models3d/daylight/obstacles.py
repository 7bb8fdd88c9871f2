"""The finished building as rays meet it: everything that stands in the way of light.

Panes let light through. Plants are in the way of a look all the year, of the sun only while in leaf; what can
be pulled aside, shutters and awnings, is in the way of a look but is open where the sun is counted.
"""

import re
from collections.abc import Sequence

import numpy as np

from models3d.described import Described
from models3d.folder.rules import MaterialRule
from models3d.manifest import Material
from models3d.materials.choosing import appearance
from models3d.model import Mesh, ModelElement
from models3d.rays import Caster, corners_of

#: What hides less than this of what is behind it lets light through, as all glass does that is see-through.
CLEAR_OPACITY = 0.5

#: Words, English and Dutch, on what shades a window while somebody wants it to.
MOVABLE = re.compile(
    r"shutter|awning|jalousie|(roller|venetian|sun)[ -]?blind"
    r"|\b(rol|raam)?luik|zonwering|zonnescherm|markies",
    re.I,
)


def finished_building(described: Described, *, plants: bool = True, shutters: bool = True) -> Caster:
    """Give all that blocks light, site and neighbours too; a triangle's owner is its element's index.

    Without ``plants`` trees and hedges are bare, without ``shutters`` what can be opened is open.
    """
    rules = described.staged.material_rules
    chosen = [
        (index, mesh)
        for index, (element, looks) in enumerate(zip(described.elements, described.looks, strict=True))
        if shutters or not movable(element)
        for mesh, look in zip(element.meshes, looks, strict=True)
        if blocks(described.materials[look]) and (plants or not _plant(element, mesh, rules))
    ]
    sizes = [len(mesh.triangles) for _, mesh in chosen]
    owner = np.repeat(np.array([index for index, _ in chosen], np.int32), sizes)
    return Caster(corners_of([mesh for _, mesh in chosen]), owner)


def blocks(material: Material) -> bool:
    """Say whether light and looks stop at ``material``."""
    return material.opacity >= (1.0 if material.kind == "glass" else CLEAR_OPACITY)


def _plant(element: ModelElement, mesh: Mesh, rules: Sequence[MaterialRule]) -> bool:
    """Say whether ``mesh`` grows; judged by itself, for a rare look may have given way to its likeness."""
    return appearance(element, mesh, rules).kind == "plant"


def movable(element: ModelElement) -> bool:
    """Say whether ``element`` shades a window only while somebody wants it to."""
    return not element.ifc_class.startswith(("IfcWindow", "IfcDoor")) and bool(MOVABLE.search(element.name))
