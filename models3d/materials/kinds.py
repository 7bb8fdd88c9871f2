"""Tells what a thing is made of from the words on it, or else from its class."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from models3d.manifest import MaterialKind
from models3d.materials.colour import Rgb
from models3d.materials.material_words import TINTS, WORDS
from models3d.materials.vocabulary import Vocabulary
from models3d.model import Mesh, ModelElement

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


class Written(NamedTuple):
    """What a model says of one mesh that tells what it is made of: its element's words, and its own.

    Thousands of meshes have the same, and what follows from it is found out once.
    """

    ifc_class: str
    name: str
    material: str
    layer: str
    #: Of a part: what it is of its whole; see :class:`models3d.model.ModelElement`.
    kind: str
    whole: str
    own: str
    colour: Rgb | None
    opacity: float
    #: The language of its file, where that makes a difference.
    tongue: str = ""


def written(element: ModelElement, mesh: Mesh) -> Written:
    """What is written on ``mesh`` of ``element``."""
    return Written(
        element.ifc_class,
        element.name,
        element.material,
        element.layer,
        element.kind,
        element.whole,
        mesh.material,
        mesh.colour,
        mesh.opacity,
        element.tongue,
    )


def kind_of(said: Written) -> MaterialKind:
    """What a mesh is made of: by its own words, then its element's, then its class."""
    return told_kind(said) or _classed(said.ifc_class)


@lru_cache(maxsize=65536)
def told_kind(said: Written) -> MaterialKind | None:
    """What the model says that a mesh is made of; None where it says nothing of it."""
    if _pane(said):
        return "glass"
    joinery = said.ifc_class.startswith(("IfcWindow", "IfcDoor"))
    for text in (said.own, said.name, said.material, said.layer):
        kind = worded(text, said.tongue)
        if kind == "water" and said.ifc_class.startswith(WATERED):
            continue
        # A whole window called "glass" is a frame with panes; its panes were told above.
        if kind and not (joinery and (kind not in JOINERY or (kind == "glass" and text != said.own))):
            return kind
    return None


@lru_cache(maxsize=16384)
def worded(text: str, tongue: str = "") -> MaterialKind | None:
    """Give the kind whose words stand in ``text``; None where no kind's do.

    Words that are of one language alone count where ``tongue`` is that.
    """
    return _kinds(tongue).find(text)


@cache
def _kinds(tongue: str) -> Vocabulary[MaterialKind | None]:
    return Vocabulary([(kind, words) for kind, words, own in WORDS if not own or tongue in own])


@lru_cache(maxsize=16384)
def tinted(text: str) -> str | None:
    """Give the ``#rrggbb`` colour that is named in ``text``; None where none is."""
    return COLOURS.find(text)


def _classed(ifc_class: str) -> MaterialKind:
    pairs: Iterable[tuple[MaterialKind, tuple[str, ...]]] = CLASSES.items()
    return next((kind for kind, prefixes in pairs if ifc_class.startswith(prefixes)), "unknown")


def _pane(said: Written) -> bool:
    """Say whether a mesh is a pane: see-through in a window's class, or clear and bluish anywhere."""
    if said.ifc_class.startswith(PANED) and said.opacity <= 0.55:
        return True
    bluish = said.colour is not None and said.colour[2] > said.colour[0] + 0.05
    return said.opacity < 0.35 and bluish
