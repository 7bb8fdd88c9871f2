"""All that is drawn of one storey, as shapes in (x, z) metres, before anything is a line of ink."""

from dataclasses import dataclass, field
from functools import cached_property

from shapely import LineString, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.door_signs import DoorSign
from models3d.floorplans.paths import path_of
from models3d.floorplans.rooms import Room
from models3d.floorplans.sorts import CutClass, Sort
from models3d.floorplans.stairs import Stairs
from models3d.floorplans.tongues import Tongue
from models3d.manifest import Storey


@dataclass(frozen=True)
class Item:
    """A thing that stands in a room, seen from above: its visible faces, the lowest first."""

    sort: Sort
    outline: BaseGeometry
    faces: list[BaseGeometry]

    @cached_property
    def data(self) -> str:
        """Path data of all of it; a storey and a home both show it."""
        return path_of([self.outline, *self.faces])


@dataclass(frozen=True)
class Sheet:
    """One storey: what is cut by class, ``panes`` as lines, and what lies below the cut.

    ``outline`` is the building's, ``floor`` all slabs, ``outdoor`` those outside of the building, ``ledges``
    the tops of walls, sills and thresholds below the cut. It is lettered in ``tongue``.
    """

    storey: Storey
    index: int
    outline: BaseGeometry
    floor: BaseGeometry
    outdoor: list[Polygon]
    ledges: BaseGeometry
    cut: dict[CutClass, BaseGeometry]
    panes: list[LineString]
    doors: list[DoorSign]
    stairs: Stairs
    items: list[Item]
    railings: BaseGeometry
    tongue: Tongue
    rooms: list[Room] = field(default_factory=list)

    @cached_property
    def solid(self) -> BaseGeometry:
        """Everything that is cut but panes."""
        return union_all(list(self.cut.values()))

    @cached_property
    def walls(self) -> BaseGeometry:
        """Everything solid that is cut, but for windows and doors."""
        return union_all([shape for name, shape in self.cut.items() if name not in ("frame", "glass")])

    @cached_property
    def obstacles(self) -> BaseGeometry:
        """What words should not be written over."""
        return union_all(
            [
                *(item.outline for item in self.items),
                *(sign.sweep for sign in self.doors),
                *self.stairs.treads,
                self.railings,
            ]
        )

    @cached_property
    def occupied(self) -> BaseGeometry:
        """Everything that is cut and everything that stands there."""
        return union_all([self.solid, self.obstacles])
