"""Tells the roof and the site from the house between them."""

import re
from functools import lru_cache

from models3d.homes.storeyplan import heights
from models3d.manifest import MaterialKind
from models3d.model import ModelElement
from models3d.spelling import bare
from models3d.staging.roles import Role, role_of

SITE_CLASSES = ("IfcSite", "IfcGeographic", "IfcCivil", "IfcEarthworks", "IfcPavement", "IfcKerb")
SITE_KINDS: frozenset[MaterialKind] = frozenset({"ground", "grass", "paving", "asphalt", "plant", "water"})

#: What begins no higher than this over the ground (metres) can be part of the site.
GROUND = 1.0

#: Words, bare, of what belongs to a roof: English, Dutch and German, and those of the languages that
#: :mod:`models3d.mapping.tongue` has which mean nothing else in another.
ROOF = re.compile(
    r"\broof|\bdak|\bdakpan|sporenkap|\bgoot|chimney|schoorsteen|\bnok\b|gutter|solar"
    r"|\bdach(?!geschoss|boden|raum|zimmer|terrasse)|schornstein|regenrinne|sparren"
    r"|\btoiture(?! terrasse)|\btoit\b|charpente|fermette|cheminee|gouttiere|\btejado|\bchimenea|canalon"
    r"|\btetto\b|grondai|comignol|\btelhado|\bchamine|caleira|wiezb|krokw|krokiew|\brynn|\bstrech|\bstresn|\bkrov\b"
    r"|\bkomin|tagsten|tagrende|tagkonstruktion|skorsten|takstol|takstein|takrenne|takpann|hangrann|skorstein"
    r"|vesikat|kattoristik|kattotiil|savupiip|\bcati\b|kiremit|mertek",
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
    return _says_roof(element.name) or _says_roof(element.layer)


@lru_cache(maxsize=16384)
def _says_roof(text: str) -> bool:
    return bool(ROOF.search(bare(text)))
