"""Where the placements of an IFC file put things; each is worked out once, not once for each thing."""

import math
from contextlib import suppress
from typing import Any

import ifcopenshell.util.placement
import numpy as np
from numpy.typing import NDArray

from models3d.sources.ifc_attributes import attribute

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
placing: Any = ifcopenshell.util.placement

#: Columns are the axes and the origin of a placement, in the file's units and frame.
Frame = NDArray[np.float64]


#: The axes of a placement that names none.
X, Z = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)


class Placements:
    """The placements of one open file."""

    def __init__(self) -> None:
        self._known: dict[int, Frame] = {}

    def frame(self, placement: Any) -> Frame:
        """Frame (4, 4) of a local ``placement``; raises what a broken one makes ifcopenshell raise."""
        known = self._known.get(placement.id())
        if known is None:
            known = axes_of(placement.RelativePlacement)
            if placement.PlacementRelTo is not None:
                known = self.frame(placement.PlacementRelTo) @ known
            self._known[placement.id()] = known
        return known

    def origin(self, product: Any) -> tuple[float, float, float] | None:
        """Where ``product`` is placed; None where it is not, or where its placement is itself broken."""
        placement = None if product is None else attribute(product, "ObjectPlacement")
        if placement is None or not placement.is_a("IfcLocalPlacement"):
            return None
        try:
            x, y, z = self.frame(placement)[:3, 3].tolist()
        except (RuntimeError, AttributeError, TypeError, ValueError, RecursionError):
            # It places nothing; the shapes that need it are reported.
            return None
        return (x, y, z)


def axes_of(placement: Any) -> Frame:
    """Frame (4, 4) of an axis ``placement``: nearly all are three directions at a point, worked out here.

    ifcopenshell, which knows the others, takes several times as long.
    """
    place = placement.Location if placement.is_a() == "IfcAxis2Placement3D" else None
    if place is not None and place.is_a() == "IfcCartesianPoint":
        axis, along = placement.Axis, placement.RefDirection
        # A direction that leads nowhere has no length to be divided by.
        with suppress(ZeroDivisionError):
            z = _unit(*(Z if axis is None else axis.DirectionRatios))
            x = _unit(*(X if along is None else along.DirectionRatios))
            y = _unit(z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0])
            return np.array([*zip(x, y, z, place.Coordinates, strict=True), (0.0, 0.0, 0.0, 1.0)])
    return np.asarray(placing.get_axis2placement(placement), np.float64)


def _unit(x: float, y: float, z: float) -> tuple[float, float, float]:
    length = math.sqrt(x * x + y * y + z * z)
    return x / length, y / length, z / length
