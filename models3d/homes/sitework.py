"""Tells the roof and the site from the house between them."""

import re

from models3d.homes.storeyplan import heights
from models3d.manifest import MaterialKind
from models3d.model import ModelElement
from models3d.staging.roles import Role, role_of

SITE_CLASSES = ("IfcSite", "IfcGeographic", "IfcCivil", "IfcEarthworks", "IfcPavement", "IfcKerb")
SITE_KINDS: frozenset[MaterialKind] = frozenset({"ground", "grass", "paving", "asphalt", "plant", "water"})

#: What begins no higher than this over the ground (metres) can be part of the site.
GROUND = 1.0

#: Words, English, Dutch and German, of what belongs to a roof.
ROOF = re.compile(
    r"\broof|\bdak|\bdakpan|sporenkap|\bgoot|chimney|schoorsteen|\bnok\b|gutter|solar"
    r"|\bdach(?!geschoss|boden|raum|zimmer|terrasse)|schornstein|regenrinne|sparren",
    re.I,
)


def is_site(element: ModelElement, kind: MaterialKind, *, apart: bool, ground: float) -> bool:
    """Say whether ``element`` lies around the house; ``apart`` where it stands clear of it on plan."""
    if element.ifc_class.startswith(SITE_CLASSES) or apart:
        return True
    return kind in SITE_KINDS and bool(element.meshes) and heights(element)[0] < ground + GROUND


def is_roof(element: ModelElement, kind: MaterialKind) -> bool:
    """Say whether ``element`` is part of the roof, by class, by what it is made of, or by its name."""
    if role_of(element) is Role.ROOF or kind in {"roofing", "rooftile"}:
        return True
    return bool(ROOF.search(element.name) or ROOF.search(element.layer))
