"""Tells what a thing is made of from the words on it, English and Dutch, or else from its class."""

import re
from collections.abc import Iterable

from models3d.manifest import MaterialKind
from models3d.model import Mesh, ModelElement

#: What is read first wins, so the narrower word stands before the wider: glass wool is no glass.
WORDS: tuple[tuple[MaterialKind, str], ...] = (
    ("insulation", r"isolatie(?!f)|insulation|glaswol|steenwol|mineral wool|\bpir\b|\beps\b|\bxps\b"),
    ("glass", r"\bglas\b|\bglass\b|glazing|beglazing|\bglazed\b"),
    ("grass", r"\bgrass\b|\blawn|\bgras\b|gazon|sedum"),
    ("plant", r"\bplants?\b|planting|hedge|\btrees?\b|leaves|shrub|\bhaag|\bboom|struik|\bheg\b|beplanting"),
    ("water", r"\bwater\b|\bpond\b|vijver"),
    ("paving", r"paving|pavement|asphalt|asfalt|betontegel|terrastegel|bestrating|klinker|gravel path"),
    ("ground", r"\bsoil\b|\bground\b|\bsand\b|gravel|\bgrind\b|\bzand\b|terrain|terrein|maaiveld"),
    ("roofing", r"dakpan|roofing|roof tile|bitumen|dakbedekking|membrane|shingle|\bslates?\b|leipan"),
    ("metal", r"\bmetal|steel|\bstaal|stalen|zink|\bzinc\b|\brvs\b|aluminium|aluminum|bronze|copper|koper\b"
              r"|\biron\b|\bhe[abm]\s?\d|\bipe\s?\d|stripstaal|geveldrager|roval|hwa|waterslag|liftdeur|rooster"
              r"|latei(?=.*(l\d|staal))|balusters?|traphek|leuning|brievenbus"),
    ("brick", r"brick|baksteen|metselwerk|masonry|clinker"),
    ("timber", r"timber|\bwood|\bhout|houten|multiplex|plywood|\boak\b|larch|vuren|kozijn|\bhsb\b|parquet"
               r"|underlayment|dakbeschot|dakelement|sporenkap|knieschot|boeideel|rekwerk|dakplaat|dakschroot"
               r"|\bmdf\b|cladding board"),
    ("tile", r"\btiles?\b|tegel|ceramic|holonite|vensterbank|natuursteen|\bstone\b"),
    ("plaster", r"plaster|gips|gypsum|kalkzandsteen|sand-lime|gasbeton|cellenbeton|aerated|separatiewand"
                r"|plafond|ceiling|drywall|promatect"),
    ("render", r"render|stucco|stucwerk|pleister|plastica|platsica|fibre cement|gevelbekleding"),
    ("concrete", r"concrete|beton|dekvloer|screed|breedplaat|kanaalplaat|fundering|\bfund_|spekband|afdekker"
                 r"|raamdorpel|vloer|kantplank"),
)  # fmt: skip

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
JOINERY: frozenset[MaterialKind] = frozenset({"timber", "metal", "glass", "render", "insulation"})

_WORDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in WORDS)


def kind_of(element: ModelElement, mesh: Mesh) -> MaterialKind:
    """What ``mesh`` of ``element`` is made of: its own words, then its element's, then its class."""
    if _pane(element, mesh):
        return "glass"
    joinery = element.ifc_class.startswith(("IfcWindow", "IfcDoor"))
    for text in (mesh.material, element.name, element.material, element.layer):
        kind = worded(text)
        # A whole window called "glass" is a frame with panes; its panes were told above.
        if kind and not (joinery and (kind not in JOINERY or (kind == "glass" and text != mesh.material))):
            return kind
    return _classed(element.ifc_class)


def worded(text: str) -> MaterialKind | None:
    """Give the kind whose words stand in ``text``; None where no kind's do."""
    return next((kind for kind, pattern in _WORDS if text and pattern.search(text)), None)


def _classed(ifc_class: str) -> MaterialKind:
    pairs: Iterable[tuple[MaterialKind, tuple[str, ...]]] = CLASSES.items()
    return next((kind for kind, prefixes in pairs if ifc_class.startswith(prefixes)), "unknown")


def _pane(element: ModelElement, mesh: Mesh) -> bool:
    """Say whether ``mesh`` is a pane: see-through in a window's class, or clear and bluish anywhere."""
    if element.ifc_class.startswith(PANED) and mesh.opacity <= 0.55:
        return True
    bluish = mesh.colour is not None and mesh.colour[2] > mesh.colour[0] + 0.05
    return mesh.opacity < 0.35 and bluish
