"""Windows are found with the room they light, however an architect's program draws them."""

from dataclasses import replace

import numpy as np
import pytest

from models3d.daylight.obstacles import finished_building
from models3d.daylight.openings import Opening, openings_of
from models3d.model import Mesh
from tests.models3d.daylight.one_room import World, block, joined, of, room, window
from tests.models3d.world import box, element, undrawn

GLASS = {"colour": (0.6, 0.8, 0.9), "opacity": 0.1}


def found(world: World) -> list[list[Opening]]:
    """Openings of each home of ``world``."""
    described = world.at()
    return openings_of(described, finished_building(described))


def test_a_window_is_as_large_as_its_glass() -> None:
    ((opening,),) = found(room() + window())
    assert (opening.pane.width, opening.pane.height) == pytest.approx((2.0, 2.0))
    assert opening.pane.normal == pytest.approx([0, 0, 1])
    assert opening.area == pytest.approx(4.0)


def test_a_curtain_wall_before_three_homes_is_a_window_of_each() -> None:
    rooms = joined(room(zone=zone).moved(at) for zone, at in (("A", -9.0), ("B", 0.0), ("C", 9.0)))
    panes = [box((x, 0.1, 0.0), (x + 2.8, 2.5, 0.05), **GLASS) for x in np.arange(-13.0, 13.0, 3.0)]
    front = of(element("Front", "IfcCurtainWall", _one(panes)))
    homes = found(rooms + front)
    assert [len(home) for home in homes] == [1, 1, 1]
    assert all(5 < home[0].pane.width < 9 for home in homes)
    assert len({home[0].pane.element for home in homes}) == 1


def test_a_corner_window_looks_both_ways() -> None:
    panes = [
        box((2.0, 0.4, 0.0), (4.0, 2.4, 0.02), **GLASS),
        box((4.0, 0.4, -2.0), (4.02, 2.4, 0.0), **GLASS),
    ]
    (home,) = found(room() + of(element("Corner", "IfcWindow", *panes)))
    assert sorted(opening.orientation for opening in home) == ["E", "S"]


def test_two_sashes_are_one_window() -> None:
    sashes = [
        box((-1.0, 0.4, 0.0), (-0.05, 2.4, 0.02), **GLASS),
        box((0.05, 0.4, 0.0), (1.0, 2.4, 0.02), **GLASS),
    ]
    ((opening,),) = found(room() + of(element("Window", "IfcWindow", *sashes)))
    assert opening.pane.width == pytest.approx(2.0)


def test_a_balcony_door_is_a_window_and_a_solid_door_is_none() -> None:
    assert len(found(room() + window(ifc_class="IfcDoor"))[0]) == 1
    door = block("Door", (-0.5, 0, 0), (0.5, 2.1, 0.06), "Timber", "IfcDoor")
    assert found(room() + of(door)) == [[]]


def test_a_window_drawn_without_glass_is_a_window_all_the_same() -> None:
    drawn = block("Window", (-1, 0.4, 0), (1, 2.4, 0.06), "Timber", "IfcWindow")
    world = room() + of(drawn)
    assert len(found(world)[0]) == 1
    sun = world.sun()
    assert sun is not None
    assert sun.december > 6


def test_a_skylight_lights_the_room_below_it() -> None:
    glass = of(element("Skylight", "IfcWindow", box((-1, 2.6, -3), (1, 2.65, -1), **GLASS)))
    attic = room()
    open_roof = World([replace(attic.elements[0], meshes=attic.elements[0].meshes[:1])], attic.spaces)
    world = open_roof + glass
    ((opening,),) = found(world)
    assert opening.pane.normal == pytest.approx([0, 1, 0])
    sun = world.sun()
    assert sun is not None
    assert sun.june > 12
    assert world.views() == []


def test_a_thick_wall_takes_some_of_the_sun() -> None:
    def behind(wall: float) -> float:
        flat = room() + window()
        shifted = [
            replace(one, mesh=replace(one.mesh, vertices=one.mesh.vertices - np.array([0, 0, wall])))
            for one in flat.spaces
            if one.mesh
        ]
        sun = World(flat.elements, shifted).sun()
        assert sun is not None
        return sun.months[2]

    assert behind(0.0) > behind(0.3) + 0.5 > behind(0.55) + 0.6


def test_where_rooms_are_not_drawn_the_walls_layers_tell_how_deep_a_window_sits() -> None:
    layers = of(
        block("Bricks left", (-4, 0, 0.0), (-1, 2.6, 0.1), ifc_class="IfcWall"),
        block("Bricks right", (1, 0, 0.0), (4, 2.6, 0.1), ifc_class="IfcWall"),
        block("Inner left", (-4, 0, -0.25), (-1, 2.6, -0.15), ifc_class="IfcWall"),
        block("Inner right", (1, 0, -0.25), (4, 2.6, -0.15), ifc_class="IfcWall"),
        block("Left", (-4, 0, -6), (-3.8, 2.6, 0), ifc_class="IfcWall"),
        block("Right", (3.8, 0, -6), (4, 2.6, 0), ifc_class="IfcWall"),
        block("Back", (-4, 0, -6), (4, 2.6, -5.8), ifc_class="IfcWall"),
    )
    pane = replace(window().elements[0], zone="A")
    world = layers + room() + of(pane)
    (opening,) = found(World(world.elements, undrawn(world.spaces)))[0]
    assert not opening.drawn
    assert opening.wall == pytest.approx(0.26, abs=0.01)


def _one(meshes: list[Mesh]) -> Mesh:
    """One mesh of several."""
    offsets = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes[:-1])])
    return replace(
        meshes[0],
        vertices=np.concatenate([mesh.vertices for mesh in meshes]),
        triangles=np.concatenate(
            [mesh.triangles + offset for mesh, offset in zip(meshes, offsets, strict=True)]
        ).astype(np.int32),
    )
