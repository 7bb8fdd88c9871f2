"""A build as its files tell it: which triangles stand at a stage, and whose they are."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models3d import manifest
from models3d.manifest import NO_DAY, NO_INDEX, Manifest
from models3d.rays import Caster
from tests.models3d.reading_glb import primitives

Flags = NDArray[np.bool_]

#: The table that hides what lies below it: metres under the ground floor, and its radius in half diagonals.
PLINTH, REACH = 0.3, 6
#: Classes of a model's own ground; where it stands there is no table over what lies deeper.
GROUND = {"IfcSite", "IfcGeographicElement", "IfcEarthworksFill"}


@dataclass(frozen=True)
class Stood:
    """What stands at one moment: solid things, panes, and the height of the table (metres) or None."""

    solid: Caster
    panes: Caster
    table: float | None


class Build:
    """The build folder ``folder``, read without anything of the viewer's."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest and all chunks."""
        self.manifest: Manifest = manifest.decode((folder / "manifest.json").read_bytes())
        some = [
            one for chunk in self.manifest.chunks for one in primitives((folder / chunk.file).read_bytes())
        ]
        clear = {material.id for material in self.manifest.materials if material.opacity < 1}
        self._corners = np.concatenate([one.points[one.triangles] for one in some])
        self._elements = np.concatenate([one.elements[one.triangles[:, 0]] for one in some]).astype(np.int32)
        self._clear = np.concatenate([np.full(len(one.triangles), one.material in clear) for one in some])

    def shown(self, stage: str) -> Flags:
        """For each element whether anything of it is drawn at the stop of ``stage``."""
        stages, elements = self.manifest.stages, self.manifest.elements
        reached = [one.id for one in stages].index(stage)
        day = max(one.planned.finish for one in stages[: reached + 1])
        start, finish = np.array(elements.planned_start), np.array(elements.planned_finish)
        begins = np.where(start == NO_DAY, finish, start)
        own = np.array(elements.stage)
        undated = (begins == NO_DAY) & ((own == NO_INDEX) | (own <= reached))
        return np.asarray(undated | ((begins != NO_DAY) & (begins <= day)) | self._there_before)

    @cached_property
    def _there_before(self) -> Flags:
        """Neighbours and old trees: the site's own, done on the first day."""
        elements, features = self.manifest.elements, self.manifest.features
        starts = np.array(elements.planned_start)
        first = starts[starts != NO_DAY].min(initial=np.iinfo(np.int32).max)
        kinds = np.array([*(one.kind for one in features), "none"])[np.array(elements.feature)]
        return np.asarray((kinds == "site") & (np.array(elements.planned_finish) == first))

    def stood(self, stage: str) -> Stood:
        """What stands at the stop of ``stage``."""
        shown = self.shown(stage)
        drawn = shown[self._elements]
        solid, panes = drawn & ~self._clear, drawn & self._clear
        return Stood(
            Caster(self._corners[solid], self._elements[solid]),
            Caster(self._corners[panes], self._elements[panes]),
            self._table(shown),
        )

    def _table(self, shown: Flags) -> float | None:
        elements, storeys = self.manifest.elements, self.manifest.storeys
        ground = [one.elevation for one in storeys if one.floor == 0]
        level = min(ground) - PLINTH if ground else self.manifest.bounds.low[1]
        standing = np.flatnonzero(shown)
        own = any(elements.ifc_class[at] in GROUND for at in standing)
        floors = [storeys[elements.storey[at]].floor if elements.storey[at] >= 0 else 0 for at in standing]
        dug = len(standing) > 0 and (own or max(floors) < 0)
        return None if dug else level
