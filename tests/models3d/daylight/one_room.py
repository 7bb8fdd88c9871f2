"""Homes of one or few rooms, drawn so that what their windows get and show can be worked out by hand.

The living room is x -4..4, y 0..2.6, z -5..0; its window, 2 m wide and 2 m high from 0.4 m over the floor,
stands in its front at z = 0 and looks along +z. ``turned`` turns a world on its plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians, sin

import msgspec
import numpy as np

from models3d.daylight import HomeSun, finished_building, home_suns, unit_views
from models3d.described import Described, describe
from models3d.folder.unit_row import UnitRow
from models3d.manifest import Place, Sun, View
from models3d.model import Mesh, ModelElement, ModelSpace
from models3d.progress import Silent
from tests.models3d.world import STOREY, box, element, staged

LJUBLJANA = Place(46.05, 14.5, "Europe/Ljubljana")

#: Of the window: the glass' width, its head over the floor, and how deep glass and frame lie before the room.
WIDTH, HEAD, DEPTH = 2.0, 2.4, 0.02

#: The reference point over the floor.
POINT = 1.2

WORLD = 400.0


@dataclass(frozen=True)
class World:
    """Elements and spaces; every space is of the home that its zone names."""

    elements: list[ModelElement]
    spaces: list[ModelSpace]

    def __add__(self, other: "World") -> "World":
        return World(self.elements + other.elements, self.spaces + other.spaces)

    def turned(self, degrees: float) -> "World":
        """The same world turned clockwise on its plan."""
        return World(
            [
                replace(one, meshes=tuple(_turn(mesh, degrees) for mesh in one.meshes))
                for one in self.elements
            ],
            [replace(one, mesh=_turn(one.mesh, degrees)) for one in self.spaces if one.mesh],
        )

    def moved(self, right: float) -> "World":
        """The same world ``right`` metres to the right."""
        return World(
            [replace(one, meshes=tuple(_move(mesh, right) for mesh in one.meshes)) for one in self.elements],
            [replace(one, mesh=_move(one.mesh, right)) for one in self.spaces if one.mesh],
        )

    def at(self, place: Place = LJUBLJANA) -> Described:
        """The world with its homes found, standing at ``place``."""
        homes = [UnitRow(zone, zone, spaces=(zone,)) for zone in self._zones()]
        world = staged(elements=self.elements, spaces=self.spaces, units=homes)
        return describe(replace(world, development=msgspec.structs.replace(world.development, place=place)))

    def sun(self, place: Place = LJUBLJANA) -> Sun | None:
        """Sun of the only home, or of the first."""
        return self.suns(place).best

    def suns(self, place: Place = LJUBLJANA) -> HomeSun:
        """The same with that of its rooms."""
        described = self.at(place)
        return home_suns(described, Silent(), finished_building(described))[0]

    def views(self, place: Place = LJUBLJANA) -> list[View]:
        """Views of the only home, or of the first."""
        described = self.at(place)
        return unit_views(described, finished_building(described))[0]

    def _zones(self) -> list[str]:
        return sorted({space.zone for space in self.spaces if space.zone})


def of(*elements: ModelElement) -> World:
    """Nothing but ``elements``."""
    return World(list(elements), [])


def room(name: str = "Living room", zone: str = "A", at: float = 0.0, back: float = -5.0) -> World:
    """A room around x = ``at``, its floor and ceiling; no walls, for nothing lies behind it."""
    low, high = (at - 4, 0.0, back), (at + 4, 2.6, 0.0)
    volume = box(low, high)
    space = ModelSpace(f"{zone}-{name}", name, name, STOREY, zone, volume, (at, 1.3, back / 2))
    floor = box((at - 4, -0.2, back), (at + 4, 0, 0), material="Concrete")
    ceiling = box((at - 4, 2.6, back), (at + 4, 2.8, 0), material="Concrete")
    return World([element(f"{zone} {name} floor", "IfcSlab", floor, ceiling)], [space])


def window(
    name: str = "window", at: float = 0.0, width: float = WIDTH, ifc_class: str = "IfcWindow"
) -> World:
    """A pane around x = ``at`` without a frame, its outer face ``DEPTH`` before the room."""
    low, high = (at - width / 2, 0.4, 0.0), (at + width / 2, HEAD, DEPTH)
    return of(element(name, ifc_class, box(low, high, colour=(0.6, 0.8, 0.9), opacity=0.1)))


def wall_ahead(high: float, far: float) -> World:
    """An endless wall ``far`` before the room, its top ``high`` over the floor."""
    return of(block("Boundary wall", (-WORLD, -1, far), (WORLD, high, far + 0.3), ifc_class="IfcWall"))


def overhang(out: float, over: float) -> World:
    """An endless slab that reaches ``out`` before the room, its underside ``over`` over the floor."""
    return of(block("Balcony", (-WORLD, over, DEPTH), (WORLD, over + 0.2, out), ifc_class="IfcSlab"))


def block(
    name: str,
    low: tuple[float, float, float],
    high: tuple[float, float, float],
    material: str = "",
    ifc_class: str = "IfcGeographicElement",
) -> ModelElement:
    """A box of a thing."""
    return element(name, ifc_class, box(low, high, material=material))


def ground(name: str, material: str, near: float = 0.5, far: float = WORLD) -> World:
    """Level ground half a metre under the floor, all over before the room."""
    return of(block(name, (-WORLD, -0.6, near), (WORLD, -0.5, far), material))


def shares(view: View) -> dict[str, float]:
    """What a view sees, by kind."""
    return {sight.kind: sight.share for sight in view.sees}


def joined(worlds: Iterable[World]) -> World:
    """All of ``worlds`` in one."""
    whole = World([], [])
    for world in worlds:
        whole += world
    return whole


def _turn(mesh: Mesh, degrees: float) -> Mesh:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    about = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    return replace(mesh, vertices=mesh.vertices @ about)


def _move(mesh: Mesh, right: float) -> Mesh:
    return replace(mesh, vertices=mesh.vertices + np.array([right, 0.0, 0.0]))
