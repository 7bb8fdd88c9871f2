"""What readers of IFC work out by themselves, for every thing is asked for it, is what ifcopenshell says."""

from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.placement
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.sources.ifc_attributes import GLOBAL_ID, KIND, NAME, PLACEMENT, SHAPE, STANDS_FOR, attribute
from models3d.sources.ifc_placing import axes_of
from models3d.sources.ifc_properties import QUANTITIES, SET, Properties
from models3d.sources.ifc_relations import Relations
from tests.models3d.tiny_ifc import Schema
from tests.models3d.traits_ifc import RealHouse

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")

tree: Any = ifcopenshell.util.element
placing: Any = ifcopenshell.util.placement

ratio = st.floats(-1.0, 1.0).map(lambda one: round(one, 3))
direction = st.none() | st.tuples(ratio, ratio, ratio).filter(any)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_attribute_is_at_its_place_in_every_schema(schema: Schema) -> None:
    house = RealHouse(schema)
    wall = house.box("IfcWall", "Wall", (1.0, 2.0, 3.0), (4.0, 0.3, 2.5), house.storey("Ground", 0.0))
    (drawn,) = wall.Representation.Representations
    assert (wall[GLOBAL_ID], wall[NAME]) == (wall.GlobalId, "Wall")
    assert (wall[PLACEMENT], wall[SHAPE]) == (wall.ObjectPlacement, wall.Representation)
    assert (drawn[STANDS_FOR], drawn[KIND]) == ("Body", "SweptSolid")
    assert attribute(wall, "Name") == "Wall"
    assert attribute(wall, "OperationType") is None


@given(axis=direction, along=direction, at=st.tuples(ratio, ratio, ratio))
def test_a_wall_at_any_angle_stands_where_its_axes_say(axis: Any, along: Any, at: Any) -> None:
    file: Any = ifcopenshell.file(schema="IFC4")
    ways = [None if way is None else file.create_entity("IfcDirection", way) for way in (axis, along)]
    placement = file.create_entity("IfcAxis2Placement3D", file.create_entity("IfcCartesianPoint", at), *ways)
    z, x = np.array(axis or (0.0, 0.0, 1.0)), np.array(along or (1.0, 0.0, 0.0))
    if np.linalg.norm(np.cross(z, x)) > 1e-9:
        assert np.allclose(axes_of(placement), placing.get_axis2placement(placement), rtol=0, atol=1e-12)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_wall_says_itself_what_its_type_says_otherwise(schema: Schema) -> None:
    house = RealHouse(schema)
    ground = house.storey("Ground", 0.0)
    telling, silent = (
        house.box("IfcWall", name, (0.0, 0.0, 0.0), (4.0, 0.3, 2.5), ground) for name in ("Telling", "Silent")
    )
    kind = house.of_type("IfcWallType", "Kind", telling, silent)
    house.load_bearing(telling, False)
    told = house.box("IfcWall", "Told", (0.0, 0.0, 0.0), (4.0, 0.3, 2.5), ground)
    house.load_bearing(told, True)
    kind.HasPropertySets = [house.file.by_type("IfcPropertySet")[-1]]
    properties = Properties(Relations(house.file))
    for wall, bears in ((telling, False), (silent, True), (told, True)):
        assert properties.value(wall, "Pset_WallCommon", "LoadBearing") is bears
        assert tree.get_pset(wall, "Pset_WallCommon", "LoadBearing") is bears
    assert properties.value(telling, "Pset_WallCommon", "FireRating") is None
    assert properties.value(telling, "Pset_DoorCommon", "LoadBearing") is None


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_room_has_the_areas_that_are_asked_for_and_nothing_else(schema: Schema) -> None:
    house = RealHouse(schema)
    room = house.room("1", "Room", (0.0, 0.0, 0.0), house.storey("Ground", 0.0))
    house.floor_area(room, NetFloorArea=20.0, GrossFloorArea=24.0)
    house.properties(room, "Data", Net_area=19.0, Colour="red")
    properties = Properties(Relations(house.file))
    every = properties.values(room, lambda _: True, SET, QUANTITIES)
    assert every == {
        name: {key: value for key, value in values.items() if key != "id"}
        for name, values in tree.get_psets(room).items()
    }
    assert properties.values(room, "Colour".__eq__, SET) == {"Data": {"Colour": "red"}}
    net = properties.values(room, "NetFloorArea".__eq__, SET, QUANTITIES)
    assert [values for values in net.values() if values] == [{"NetFloorArea": 20.0}]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_window_is_where_its_wall_is_and_a_bell_where_its_door_is(schema: Schema) -> None:
    house = RealHouse(schema)
    ground = house.storey("Ground", 0.0)
    wall = house.box("IfcWall", "Wall", (0.0, 0.0, 0.0), (4.0, 0.3, 2.5), ground)
    door = house.box("IfcDoor", "Door", (5.0, 0.0, 0.0), (1.0, 0.1, 2.1), ground)
    hole, window, bell = (
        house.box(kind, kind, (1.0, 0.0, 1.0), (1.0, 0.3, 1.0))
        for kind in ("IfcOpeningElement", "IfcWindow", "IfcDiscreteAccessory")
    )
    house.cut(wall, hole, window)
    house.nest(door, bell)
    relations = Relations(house.file)
    above = [ground, house.building, house.project]
    assert list(relations.holders_of(window)) == [wall, *above]
    # IFC2X3 nests tasks alone.
    assert list(relations.holders_of(bell)) == ([] if schema == "IFC2X3" else [door, *above])
