"""glTF is in metres with y up, but not all that studios export is: set right where told, else doubted."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models3d.model import ModelElement
from models3d.staging.boxes import boxes_of

#: No home is in a building higher than this (metres), nor in one lower.
HIGHEST, LOWEST = 450.0, 1.0
#: A usual building is no higher than this (metres).
USUAL = 100.0
#: The share of elements above and below the bulk that a height does not count: they may be strays.
STRAYS = 0.02
#: Things that lie flat; where there are so many and most of them stand upright, the building does not.
FLAT, ENOUGH = ("IfcSlab", "IfcRoof"), 3


def root(scale: float, up: Literal["y", "z"]) -> NDArray[np.float64]:
    """Matrix (4, 4) from a drawing whose unit is ``scale`` metres, with ``up`` upwards, to metres, y up."""
    found = np.eye(4)
    if up == "z":
        found[:3, :3] = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]]
    found[:3, :3] *= scale
    return found


def doubts(elements: list[ModelElement]) -> list[str]:
    """What to warn of where ``elements`` are no building in metres, upright."""
    boxes = boxes_of(elements)
    shown = np.isfinite(boxes.low[:, 0])
    if not shown.any():
        return []
    sizes = boxes.high - boxes.low
    flat = shown & np.array([one.ifc_class.startswith(FLAT) for one in elements])
    upright = flat & (sizes.argmin(axis=1) == 2)
    if flat.sum() >= ENOUGH and 2 * upright.sum() > flat.sum():
        return [
            'most of its slabs stand on edge, so it lies on its side: write up = "z" under its [[models]].'
        ]
    low = np.quantile(boxes.low[shown, 1], STRAYS)
    height = float(np.quantile(boxes.high[shown, 1], 1 - STRAYS) - low)
    unit = 0.01 if height * 0.01 <= USUAL else 0.001
    if height > HIGHEST:
        said = "centimetres" if unit == 0.01 else "millimetres"
        return [
            f"it stands {height:,.0f} m high: if it was drawn in {said}, write scale = {unit:g} under its "
            "[[models]]."
        ]
    if 0 < height < LOWEST:
        return [
            f"it stands {height:.3f} m high: write under its [[models]] how many metres its unit is, "
            "as scale = 1000."
        ]
    return []
