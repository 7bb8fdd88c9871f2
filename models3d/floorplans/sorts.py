"""What an element is on a floor plan, and how it is drawn where it is cut."""

from typing import Literal

from models3d.manifest import MaterialKind
from models3d.model import ModelElement

Sort = Literal["built", "window", "door", "stair", "furniture", "fixture", "railing", "hidden"]
CutClass = Literal["lining", "wall", "wall bearing", "frame", "glass"]

#: Class -> sort, the first prefix that fits; anything else is built.
SORTS: tuple[tuple[str, Sort], ...] = (
    ("IfcWindow", "window"),
    ("IfcShadingDevice", "window"),
    ("IfcCurtainWall", "window"),
    ("IfcDoor", "door"),
    ("IfcStair", "stair"),
    ("IfcRamp", "stair"),
    ("IfcRailing", "railing"),
    ("IfcSanitary", "fixture"),
    ("IfcFlowTerminal", "fixture"),
    ("IfcWasteTerminal", "fixture"),
    ("IfcFurn", "furniture"),
    ("IfcSystemFurniture", "furniture"),
    ("IfcElectricAppliance", "furniture"),
    ("IfcTransport", "furniture"),
)

#: Classes that a floor plan for those who will live there does not show.
HIDDEN = (
    "IfcSite", "IfcGeographic", "IfcCivil", "IfcEarthworks", "IfcPile", "IfcReinforc", "IfcTendon",
    "IfcFlow", "IfcDistribution", "IfcPipe", "IfcDuct", "IfcCable", "IfcLight", "IfcLamp", "IfcSensor",
    "IfcActuator", "IfcAlarm", "IfcController", "IfcOutlet", "IfcSwitching", "IfcJunction", "IfcSolarDevice",
    "IfcAirTerminal", "IfcDamper", "IfcFan", "IfcFastener", "IfcMechanicalFastener", "IfcDiscreteAccessory",
    "IfcAnnotation", "IfcGrid", "IfcVirtual", "IfcOpening", "IfcSpace",
)  # fmt: skip

#: Classes that can be bearing where they are cut; what lies is not shown as a bearing wall.
UPRIGHT = ("IfcWall", "IfcColumn", "IfcPile", "IfcFooting")

#: What a wall is lined with: drawn lighter than what stands by itself.
LININGS: frozenset[MaterialKind] = frozenset({"insulation", "tile"})


def sort_of(element: ModelElement) -> Sort:
    """Sort of ``element``, by its class."""
    for prefix, sort in SORTS:
        if element.ifc_class.startswith(prefix):
            return sort
    return "hidden" if element.ifc_class.startswith(HIDDEN) else "built"


def cut_class(element: ModelElement, sort: Sort, kind: MaterialKind, *, bears: bool) -> CutClass:
    """How a mesh of ``kind`` is drawn where it is cut; ``bears`` where its element carries others."""
    if kind == "glass":
        return "glass"
    if sort in ("window", "door"):
        return "frame"
    if kind in LININGS or (element.ifc_class.startswith("IfcCovering") and kind != "brick"):
        return "lining"
    return "wall bearing" if bears and element.ifc_class.startswith(UPRIGHT) else "wall"
