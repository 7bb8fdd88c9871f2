"""Where the placements of an IFC file put things; each is worked out once, not once for each thing."""

from typing import Any

import ifcopenshell.util.placement
import numpy as np
from numpy.typing import NDArray

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
placing: Any = ifcopenshell.util.placement

#: Columns are the axes and the origin of a placement, in the file's units and frame.
Frame = NDArray[np.float64]


class Placements:
    """The placements of one open file."""

    def __init__(self) -> None:
        self._known: dict[int, Frame] = {}

    def frame(self, placement: Any) -> Frame:
        """Frame (4, 4) of a local ``placement``; raises what a broken one makes ifcopenshell raise."""
        known = self._known.get(placement.id())
        if known is None:
            known = np.asarray(placing.get_axis2placement(placement.RelativePlacement), np.float64)
            if placement.PlacementRelTo is not None:
                known = self.frame(placement.PlacementRelTo) @ known
            self._known[placement.id()] = known
        return known

    def origin(self, product: Any) -> tuple[float, float, float] | None:
        """Where ``product`` is placed; None where it is not, or where its placement is itself broken."""
        placement = getattr(product, "ObjectPlacement", None)
        if placement is None or not placement.is_a("IfcLocalPlacement"):
            return None
        try:
            x, y, z = self.frame(placement)[:3, 3].tolist()
        except (RuntimeError, AttributeError, TypeError, ValueError, RecursionError):
            # It places nothing; the shapes that need it are reported.
            return None
        return (x, y, z)
