"""Finds a model of the building that does not stand where the other models of it do: shifted, or turned."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models3d.model import Model
from models3d.staging.boxes import boxes_of

#: What a building is made of: gardens and neighbours may rightly stand around it.
CARCASS = ("IfcWall", "IfcSlab", "IfcColumn", "IfcBeam", "IfcMember", "IfcFooting", "IfcPile", "IfcPlate")
#: So many elements of these make a model of the building.
ENOUGH = 30
#: A model fewer of whose elements than this share stand among the others' does not meet them.
MEETS = 0.6
#: What stands this little (metres) outside the others still stands among them.
MARGIN = 2.0
#: The share of elements at either edge that are not taken for the extent of a building.
EDGE = 0.02

Plan = NDArray[np.float64]


def beside(names: Sequence[str], models: Sequence[Model]) -> list[str]:
    """What to warn of, one line for every model (of file ``names``) that stands beside all the others."""
    plans = [_plan(model) for model in models]
    said = []
    for at, (name, plan) in enumerate(zip(names, plans, strict=True)):
        others = [one for number, one in enumerate(plans) if number != at]
        rest = np.concatenate(others) if others else np.zeros((0, 2))
        if len(plan) < ENOUGH or len(rest) < ENOUGH:
            continue
        low, high = np.quantile(rest, EDGE, axis=0) - MARGIN, np.quantile(rest, 1 - EDGE, axis=0) + MARGIN
        share = float(((plan > low) & (plan < high)).all(axis=1).mean())
        if share < MEETS:
            said.append(
                f"{name}: only {share:.0%} of its walls, slabs and columns stand where those of the others "
                "do. If it is of the same building, give it an offset, and a turn if it was drawn along "
                "other axes, under its [[models]]."
            )
    return said


def _plan(model: Model) -> Plan:
    """Middles (n, 2) on plan of what carries in ``model``."""
    boxes = boxes_of([one for one in model.elements if one.meshes and one.ifc_class.startswith(CARCASS)])
    middles: Plan = (boxes.low + boxes.high)[:, (0, 2)] / 2
    return middles
