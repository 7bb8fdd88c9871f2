"""What part an element plays while a building goes up; read off its class, never off its name."""

from enum import Enum

from models3d.model import ModelElement


class Role(Enum):
    """Parts in the order in which one storey gets them."""

    FOUNDATION = "foundation"
    SLAB = "slab"
    UPRIGHT = "upright"
    BEAM = "beam"
    STAIR = "stair"
    ROOF = "roof"
    ENVELOPE = "envelope"
    FITTING = "fitting"
    SITE = "site"


#: IFC class (without what IFC appends to it) -> role; anything else is a fitting.
ROLES = {
    "IfcFooting": Role.FOUNDATION,
    "IfcPile": Role.FOUNDATION,
    "IfcCaissonFoundation": Role.FOUNDATION,
    "IfcDeepFoundation": Role.FOUNDATION,
    "IfcSlab": Role.SLAB,
    "IfcWall": Role.UPRIGHT,
    "IfcColumn": Role.UPRIGHT,
    "IfcBeam": Role.BEAM,
    "IfcMember": Role.BEAM,
    "IfcPlate": Role.BEAM,
    "IfcStair": Role.STAIR,
    "IfcStairFlight": Role.STAIR,
    "IfcRamp": Role.STAIR,
    "IfcRampFlight": Role.STAIR,
    "IfcRoof": Role.ROOF,
    "IfcCurtainWall": Role.ENVELOPE,
    "IfcWindow": Role.ENVELOPE,
    "IfcShadingDevice": Role.ENVELOPE,
    "IfcSite": Role.SITE,
    "IfcGeographicElement": Role.SITE,
    "IfcCivilElement": Role.SITE,
    "IfcPavement": Role.SITE,
    "IfcEarthworksFill": Role.SITE,
}

#: What may carry other things.
STRUCTURE = (Role.FOUNDATION, Role.SLAB, Role.UPRIGHT, Role.BEAM)


def role_of(element: ModelElement) -> Role:
    """The part that ``element`` plays."""
    kind = element.ifc_class.removesuffix("StandardCase").removesuffix("ElementedCase")
    return ROLES.get(kind, Role.FITTING)
