"""Tells what a thing is made of from the words on it, or else from its class."""

from collections.abc import Iterable
from functools import lru_cache

from models3d.manifest import MaterialKind
from models3d.materials.material_words import TINTS, WORDS
from models3d.materials.vocabulary import Vocabulary
from models3d.model import Mesh, ModelElement

KINDS: Vocabulary[MaterialKind | None] = Vocabulary(WORDS)
COLOURS = Vocabulary(TINTS)

CLASSES: dict[MaterialKind, tuple[str, ...]] = {
    "timber": ("IfcWindow", "IfcDoor", "IfcFurni", "IfcMember"),
    "concrete": ("IfcSlab", "IfcFooting", "IfcPile", "IfcColumn", "IfcBeam", "IfcStair", "IfcRamp"),
    "roofing": ("IfcRoof",),
    "plaster": ("IfcWall", "IfcCovering"),
    "glass": ("IfcPlate",),
    "metal": ("IfcRailing", "IfcFlow", "IfcDistribution", "IfcPipe", "IfcDuct", "IfcTransport", "IfcCurtain"),
    "ground": ("IfcSite", "IfcGeographic", "IfcEarthworks"),
    "paving": ("IfcCivil", "IfcPavement", "IfcKerb"),
}

#: Classes whose see-through faces are panes.
PANED = ("IfcWindow", "IfcDoor", "IfcCurtainWall", "IfcPlate", "IfcRailing")

#: What a window's or a door's own parts are made of; other words on them speak of the wall around.
JOINERY: frozenset[MaterialKind] = frozenset({"timber", "boarding", "metal", "glass", "render", "insulation"})

#: Pipes and tanks are named for the water in them; they are not made of it.
WATERED = (
    "IfcFlow",
    "IfcDistribution",
    "IfcPipe",
    "IfcTank",
    "IfcSanitary",
    "IfcPump",
    "IfcValve",
    "IfcBoiler",
)


def kind_of(element: ModelElement, mesh: Mesh) -> MaterialKind:
    """What ``mesh`` of ``element`` is made of: its own words, then its element's, then its class."""
    return told_kind(element, mesh) or _classed(element.ifc_class)


def told_kind(element: ModelElement, mesh: Mesh) -> MaterialKind | None:
    """What the model says that ``mesh`` of ``element`` is made of; None where it says nothing of it."""
    if _pane(element, mesh):
        return "glass"
    joinery = element.ifc_class.startswith(("IfcWindow", "IfcDoor"))
    for text in (mesh.material, element.name, element.material, element.layer):
        kind = worded(text)
        if kind == "water" and element.ifc_class.startswith(WATERED):
            continue
        # A whole window called "glass" is a frame with panes; its panes were told above.
        if kind and not (joinery and (kind not in JOINERY or (kind == "glass" and text != mesh.material))):
            return kind
    return None


@lru_cache(maxsize=16384)
def worded(text: str) -> MaterialKind | None:
    """Give the kind whose words stand in ``text``; None where no kind's do."""
    return KINDS.find(text)


@lru_cache(maxsize=16384)
def tinted(text: str) -> str | None:
    """Give the ``#rrggbb`` colour that is named in ``text``; None where none is."""
    return COLOURS.find(text)


def _classed(ifc_class: str) -> MaterialKind:
    pairs: Iterable[tuple[MaterialKind, tuple[str, ...]]] = CLASSES.items()
    return next((kind for kind, prefixes in pairs if ifc_class.startswith(prefixes)), "unknown")


def _pane(element: ModelElement, mesh: Mesh) -> bool:
    """Say whether ``mesh`` is a pane: see-through in a window's class, or clear and bluish anywhere."""
    if element.ifc_class.startswith(PANED) and mesh.opacity <= 0.55:
        return True
    bluish = mesh.colour is not None and mesh.colour[2] > mesh.colour[0] + 0.05
    return mesh.opacity < 0.35 and bluish
