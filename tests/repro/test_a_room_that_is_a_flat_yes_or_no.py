"""A room of which the model said that it is in a flat became a home called "True"."""

from typing import Any

import pytest

from models3d.sources.ifc_properties import Properties
from models3d.sources.ifc_relations import Relations
from models3d.sources.ifc_zones import zones
from tests.models3d.tiny_ifc import Schema
from tests.models3d.traits_ifc import RealHouse

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("value", [True, False, "Yes", "no", "Ja", " nein ", "TRUE", ".F.", "UNKNOWN", ""])
@pytest.mark.parametrize("name", ["Apartment", "Wohneinheit"])
def test_an_answer_of_yes_or_no_names_no_home(schema: Schema, name: str, value: bool | str) -> None:
    assert _homes(schema, [(name, value)]) == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_number_or_name_beside_the_answer_still_does(schema: Schema) -> None:
    assert _homes(schema, [("Apartment", True), ("Apartment Number", "3.12")]) == ["3.12"]
    assert _homes(schema, [("Unit", 7)]) == ["7"]
    assert _homes(schema, [("Flat", "F")]) == ["F"]


def _homes(schema: Schema, said: list[tuple[str, bool | int | str]]) -> list[str]:
    """Homes of a file with one room of which all that is ``said``."""
    house = RealHouse(schema)
    room = house.room("1", "Room", (0.0, 0.0, 0.0), house.storey("Ground", 0.0))
    for at, (name, value) in enumerate(said):
        house.properties(room, f"Data {at}", **{name.replace(" ", "_"): "to be replaced"})
        house.file.by_type("IfcPropertySingleValue")[-1].NominalValue = _measure(house, value)
    return list(zones(house.file, Properties(Relations(house.file))).values())


def _measure(house: RealHouse, value: bool | int | str) -> Any:
    kind = "IfcBoolean" if isinstance(value, bool) else "IfcInteger" if isinstance(value, int) else "IfcLabel"
    return house.file.create_entity(kind, value)
