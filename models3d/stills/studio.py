"""What all pictures of one development have in common: shapes, looks, sun, house and ground."""

from _thread import LockType, allocate_lock
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, QhullError
from shapely import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans.floors import floor_at, outdoor_places
from models3d.homes.volumes import room_plan, storey_of
from models3d.once import Once
from models3d.rays import Floats
from models3d.stills.camera import Doubles
from models3d.stills.caps import caps
from models3d.stills.palette import Palette, palette_of
from models3d.stills.shapes import Shapes, shapes_of
from models3d.stills.sunlight import EARLY, morning_sun

#: A site that covers less than this many times the house's plan is no ground to stand on.
LEAST_SITE = 1.3

#: Points are told apart in steps of this many a metre.
LATTICE = 100


@dataclass(frozen=True)
class Studio:
    """A development ready to be photographed: finished, and with the sun of its place."""

    described: Described
    shapes: Shapes
    palette: Palette
    sun: tuple[float, float, float]
    _caps: dict[float, Floats] = field(default_factory=dict)
    _shared: dict[int, list[BaseGeometry]] = field(default_factory=dict)
    _outdoors: dict[int, Sequence[Polygon]] = field(default_factory=dict)
    _lock: LockType = field(default_factory=allocate_lock)

    @cached_property
    def house(self) -> NDArray[np.bool_]:
        """Say for each element (e,) whether it is part of the house; all are where all of it is site."""
        parts = np.array([part != "site" for part in self.described.parts], np.bool_)
        shaped = np.array([bool(mark) for mark in self.shapes.marks], np.bool_)
        return parts if (parts & shaped).any() else np.ones(len(parts), np.bool_)

    @cached_property
    def ground(self) -> float:
        """Height (metres) of the ground that the house stands on."""
        storeys = self.described.staged.storeys
        return next((storey.elevation for storey in storeys if storey.floor == 0), 0.0)

    @property
    def outer(self) -> Doubles:
        """Corners (n, 3) of the convex hull of the house, as far as it stands above the ground."""
        return _outer(self.described)

    @cached_property
    def plan(self) -> BaseGeometry:
        """Convex outline of the house on plan."""
        return MultiPoint(self.outer[:, [0, 2]]).convex_hull.buffer(0.5)

    @cached_property
    def size(self) -> float:
        """Half of the house's longest way across on plan (metres)."""
        west, north, east, south = self.plan.bounds
        return float(np.hypot(east - west, south - north) / 2)

    def outdoors(self, storey: int) -> Sequence[Polygon]:
        """Balconies and terraces, (x, z) metres, that lie level with the floor of ``storey``."""
        if storey not in self._outdoors:
            level = self.described.staged.storeys[storey].elevation
            house, floor = self.described.plans[storey].outline, floor_at(self.described, level)
            self._outdoors[storey] = outdoor_places(self.described, house, floor, level)
        return self._outdoors[storey]

    def shared(self, storey: int) -> list[BaseGeometry]:
        """Plans of the drawn indoor rooms of ``storey`` that are of no home."""
        if storey not in self._shared:
            homes = {space.global_id for home in self.described.homes for space in home.spaces}
            staged = self.described.staged
            plans = [
                room_plan(space)
                for space in staged.model.spaces
                if space.global_id not in homes and storey_of(space, staged.storeys) == storey
            ]
            inside = self.described.plans[storey].outline
            self._shared[storey] = [plan.intersection(inside) for plan in plans]
        return self._shared[storey]

    def caps(self, height: float) -> Floats:
        """Faces (t, 3, 3) of the house where it is cut at ``height``; homes of one storey share them."""
        with self._lock:
            if height not in self._caps:
                self._caps[height] = caps(self.described, self.palette, self.house, height)
            return self._caps[height]

    def grounded(self, shown: NDArray[np.bool_]) -> bool:
        """Say whether what is ``shown`` (e,) has ground enough to stand on."""
        corners = self.shapes.corners[(shown & ~self.house)[self.shapes.element]]
        spans = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        # Of everything lying that has a face up and a face down, one counts.
        return bool(np.abs(spans[:, 1]).sum() / 4 > LEAST_SITE * self.plan.area)


def studio_of(described: Described, height: float = EARLY) -> Studio:
    """Set up ``described`` in the light of a morning's sun at ``height`` degrees."""
    place = described.staged.development.place
    return Studio(described, _shapes(described), _palette(described), morning_sun(place, height))


# What all studios of one development share is found once.
_shapes = Once(shapes_of)


@Once
def _palette(described: Described) -> Palette:
    return palette_of(described.materials)


@Once
def _outer(described: Described) -> Doubles:
    studio = studio_of(described)
    points = studio.shapes.corners[studio.house[studio.shapes.element]].reshape(-1, 3)
    high = np.maximum(points, np.array([-np.inf, studio.ground, -np.inf]))
    steps = np.rint(high * LATTICE).astype(np.int64)
    # One number for each point of a lattice, for numbers are sorted ten times faster than rows.
    low = steps.min(axis=0)
    _, tall, wide = (steps.max(axis=0) - low + 1).tolist()
    first = np.unique(((steps - low) @ np.array([tall * wide, wide, 1])), return_index=True)[1]
    few: Doubles = steps[first] / LATTICE
    try:
        return np.asarray(few[ConvexHull(few).vertices])
    except QhullError:
        # It is flat, or all of it lies below the ground.
        return few
