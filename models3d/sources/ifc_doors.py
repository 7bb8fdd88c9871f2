"""How an IFC file says that a door opens: an operation type, told in the frame of the door's placement.

By buildingSMART's IfcDoor and IfcDoorTypeOperationEnum: the placement's x axis runs along the door, its
leaves open towards the positive y axis, and left and right are as seen by who looks that way. (IFC2X3 keeps
the operation on IfcDoorStyle, IFC4 and later on IfcDoorType or on the door itself, where it has no type.)
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.model import DoorOperation
from models3d.sources.ifc_attributes import attribute
from models3d.sources.ifc_placing import Placements, axes_of, placing

#: Operation types that say nothing.
UNSAID = (None, "", "NOTDEFINED", "USERDEFINED")

#: An axis of the door with less than this share on plan does not lie on it.
LEVEL = 0.9

#: How most shapes are put in place: turned by nothing but what they are mapped from.
PLAIN = "IfcCartesianTransformationOperator3D"


def operation_of(product: Any, product_type: Any, placements: Placements) -> DoorOperation | None:
    """How the door ``product`` opens, x right on plan and z towards the reader; None where nobody says.

    What its type says (``product_type``, None for none) is told in the type's own frame: where its shape is
    placed mirrored, left is right.
    """
    if not product.is_a("IfcDoor"):
        return None
    typed = _said_by(product_type) if product_type is not None else ""
    kind = typed or _said_by(product)
    if not kind or product.ObjectPlacement is None:
        return None
    axes = placements.frame(product.ObjectPlacement)[:3, :3]
    if typed:
        axes = axes @ _mapping(product)
    along, towards = _on_plan(axes[:, 0]), _on_plan(axes[:, 1])
    if along is None or towards is None:
        return None
    return DoorOperation(kind, along, towards)


def _said_by(one: Any) -> str:
    kind = attribute(one, "OperationType")
    return "" if kind in UNSAID else str(kind)


def _mapping(product: Any) -> NDArray[np.float64]:
    """How (3, 3) the shape that ``product`` has of its type is turned or mirrored in its placement."""
    shape = product.Representation
    for drawn in shape.Representations if shape is not None else ():
        if drawn.RepresentationIdentifier == "Body":
            for item in drawn.Items:
                if item.is_a("IfcMappedItem"):
                    return _mapped(item)
    return np.eye(3)


def _mapped(item: Any) -> NDArray[np.float64]:
    target = item.MappingTarget
    turns = (target.Axis1, target.Axis2, attribute(target, "Axis3")) != (None, None, None)
    if target.is_a() == PLAIN and target.Scale in (None, 1.0) and not turns:
        return axes_of(item.MappingSource.MappingOrigin)[:3, :3]
    found: NDArray[np.float64] = placing.get_mappeditem_transformation(item)[:3, :3]
    return found


def _on_plan(axis: NDArray[np.float64]) -> tuple[float, float] | None:
    length = float(np.hypot(axis[0], axis[1]))
    if not length > LEVEL * float(np.linalg.norm(axis)):
        return None
    x, z = float(axis[0]) / length, -float(axis[1]) / length
    # Rounded, so that the last bit of a sine changes no digest; adding nought makes minus nought plain.
    return round(x, 9) + 0.0, round(z, 9) + 0.0
