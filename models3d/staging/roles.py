"""What part an element plays while a building goes up; read off its class and kind, never off its name."""

from enum import StrEnum
from functools import lru_cache

from models3d.model import ModelElement


class Role(StrEnum):
    """Parts in the order in which one storey gets them."""

    FOUNDATION = "foundation"
    SLAB = "slab"
    UPRIGHT = "upright"
    BEAM = "beam"
    STAIR = "stair"
    ROOF = "roof"
    #: An outer wall that carries nothing: built before the windows that sit in it.
    INFILL = "infill"
    ENVELOPE = "envelope"
    SERVICE = "service"
    FINISH = "finish"
    FITTING = "fitting"
    FURNITURE = "furniture"
    SITE = "site"
    #: What the works find there: the ground, neighbours, old trees.
    FOUND = "found"


#: IFC class (without what IFC appends to it) -> role; anything else is a fitting.
ROLES = {
    "IfcFooting": Role.FOUNDATION,
    "IfcPile": Role.FOUNDATION,
    "IfcCaissonFoundation": Role.FOUNDATION,
    "IfcDeepFoundation": Role.FOUNDATION,
    "IfcSlab": Role.SLAB,
    "IfcReinforcingBar": Role.SLAB,
    "IfcReinforcingMesh": Role.SLAB,
    "IfcTendon": Role.SLAB,
    "IfcWall": Role.UPRIGHT,
    "IfcColumn": Role.UPRIGHT,
    "IfcChimney": Role.UPRIGHT,
    "IfcBeam": Role.BEAM,
    "IfcMember": Role.BEAM,
    "IfcPlate": Role.BEAM,
    "IfcDiscreteAccessory": Role.BEAM,
    "IfcFastener": Role.BEAM,
    "IfcMechanicalFastener": Role.BEAM,
    "IfcStair": Role.STAIR,
    "IfcStairFlight": Role.STAIR,
    "IfcRamp": Role.STAIR,
    "IfcRampFlight": Role.STAIR,
    "IfcRoof": Role.ROOF,
    "IfcCurtainWall": Role.ENVELOPE,
    "IfcWindow": Role.ENVELOPE,
    "IfcShadingDevice": Role.ENVELOPE,
    "IfcCovering": Role.FINISH,
    "IfcSite": Role.FOUND,
    "IfcGeographicElement": Role.SITE,
    "IfcCivilElement": Role.SITE,
    "IfcPavement": Role.SITE,
    "IfcEarthworksFill": Role.SITE,
}

#: Beginnings of classes that come in many kinds.
FAMILIES = (
    ("IfcFurni", Role.FURNITURE),
    ("IfcSystemFurniture", Role.FURNITURE),
    ("IfcDistributionFlow", Role.SERVICE),
    ("IfcFlowSegment", Role.SERVICE),
    ("IfcFlowFitting", Role.SERVICE),
    ("IfcPipe", Role.SERVICE),
    ("IfcDuct", Role.SERVICE),
    ("IfcCable", Role.SERVICE),
)

#: What a predefined type says more exactly than the class.
KINDS = {
    ("IfcSlab", "ROOF"): Role.ROOF,
    ("IfcSlab", "BASESLAB"): Role.FOUNDATION,
    ("IfcSlab", "LANDING"): Role.STAIR,
    ("IfcSlab", "PAVING"): Role.SITE,
    ("IfcSlab", "SIDEWALK"): Role.SITE,
    ("IfcCovering", "ROOFING"): Role.ROOF,
    ("IfcCovering", "CLADDING"): Role.ENVELOPE,
    ("IfcPlate", "CURTAIN_PANEL"): Role.ENVELOPE,
    ("IfcMember", "MULLION"): Role.ENVELOPE,
    ("IfcMember", "STRINGER"): Role.STAIR,
    ("IfcGeographicElement", "TERRAIN"): Role.FOUND,
}

#: What lies around a building.
AROUND = (Role.SITE, Role.FOUND)

#: What may carry other things.
STRUCTURE = (Role.FOUNDATION, Role.SLAB, Role.UPRIGHT, Role.BEAM)

#: Wholes whose parts go up with them: a curtain wall's mullions, a roof's slabs, a stair's landings...
TAKING = (Role.ROOF, Role.STAIR, Role.ENVELOPE)
#: ...where they are of these parts; a stair's railing is fitted later.
TAKEN = (*STRUCTURE, Role.STAIR, Role.FINISH)
#: A part of no kind of its own is what its whole is.
MERE_PARTS = ("IfcBuildingElementPart", "IfcDiscreteAccessory", "IfcFastener", "IfcMechanicalFastener")


def role_of(element: ModelElement) -> Role:
    """The part that ``element`` plays, as far as it says so; see :mod:`models3d.staging.parts_played`."""
    return _role_within(element.ifc_class, element.kind, element.whole)


def is_wall(element: ModelElement) -> bool:
    """Say whether ``element`` is a wall, or a layer or stud of one."""
    return (element.whole or element.ifc_class).startswith("IfcWall")


@lru_cache(maxsize=4096)
def _role_within(ifc_class: str, kind: str, whole_class: str) -> Role:
    own, whole = _role(ifc_class, kind), _role(whole_class, "")
    if not whole_class or (own, whole) == (Role.FITTING, Role.FITTING):
        return own
    if ifc_class in MERE_PARTS and whole is not Role.FITTING:
        return whole
    return whole if whole in TAKING and own in TAKEN else own


def _role(ifc_class: str, kind: str) -> Role:
    plain = ifc_class.removesuffix("StandardCase").removesuffix("ElementedCase")
    if (plain, kind) in KINDS:
        return KINDS[plain, kind]
    family = next((role for start, role in FAMILIES if plain.startswith(start)), Role.FITTING)
    return ROLES.get(plain, family)
