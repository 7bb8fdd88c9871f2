"""A slab that says it is a roof was taken for a floor once what it said was read no more."""

from pathlib import Path
from typing import Any

import pytest

from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_ifc import Schema, TinyHouse

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("said_by", ["itself", "its type"])
def test_a_slab_that_says_it_is_the_roof_is_read_as_one(tmp_path: Path, schema: Schema, said_by: str) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground", 0.0)
    slab = house.box("IfcSlab", "Top", (0.0, 0.0, 3.0), (6.0, 6.0, 0.2), ground)
    if said_by == "itself":
        slab.PredefinedType = "ROOF"
    else:
        _typed(house, slab, "ROOF")
    [element] = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements
    assert element.kind == "ROOF"


def _typed(house: TinyHouse, slab: Any, kind: str) -> None:
    make = house.file.create_entity
    its_type = make("IfcSlabType", GlobalId="1" * 22, Name="Roof", PredefinedType=kind)
    make("IfcRelDefinesByType", GlobalId="2" * 22, RelatedObjects=[slab], RelatingType=its_type)
