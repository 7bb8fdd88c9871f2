"""A staged model: what the second half of the road (pack, daylight, plans) is given by the first.

``read_staged(folder, progress)`` is the road from a development folder to it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d import manifest
from models3d.model import Model
from models3d.progress import Progress, Silent
from models3d.rules import FeatureRule, Match, MaterialRule

__all__ = ["FeatureRule", "Match", "MaterialRule", "Progress", "Silent", "Staged", "UnitRow"]


@dataclass(frozen=True)
class UnitRow:
    """One row of ``units.csv``: what its author wrote, None (or empty) where they were silent.

    ``price`` in whole units of the currency; areas in square metres; ``orientation`` the main direction
    first; ``spaces`` are what makes the unit: numbers or number prefixes of spaces, GlobalIds, a zone's
    name. ``rooms`` counts habitable rooms; ``floor`` is 0 at ground level; ``storey`` is a storey or "".
    """

    id: str
    name: str
    price: int | None = None
    area: float | None = None
    rooms: int | None = None
    floor: int | None = None
    storey: str = ""
    status: manifest.Status = "available"
    orientation: tuple[manifest.Orientation, ...] = ()
    outdoor: tuple[str, ...] = ()
    outdoor_area: float | None = None
    bathrooms: int | None = None
    description: str = ""
    spaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Staged:
    """A development's model with a stage and days for every element.

    ``model.elements`` are in their final order: index i there is row i of ``element_stage`` (n,) int32
    (index into ``stages``), ``planned`` and ``actual`` (n, 2) int32 first and last day since 1970-01-01
    (``NO_DAY`` where unknown; ``planned`` is always known), ``derived`` (n,) bool. Elements that the rules
    leave out are not in it. ``storeys`` are ordered upwards, ``stages`` in building order.
    """

    development: manifest.Development
    model: Model
    storeys: list[manifest.Storey]
    stages: list[manifest.Stage]
    tasks: list[manifest.Task]
    element_stage: NDArray[np.int32]
    planned: NDArray[np.int32]
    actual: NDArray[np.int32]
    derived: NDArray[np.bool_]
    coverage: manifest.Coverage
    units: list[UnitRow]
    feature_rules: list[FeatureRule]
    material_rules: list[MaterialRule]
    sources: list[manifest.Source]
    warnings: list[str]
