"""A part cut out of a model, without the project that says its units, was refused as contradicting itself."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.model import Model
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from tests.models3d.tiny_folder import block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

Schema = Literal["IFC2X3", "IFC4"]


def size_of(model: Model) -> list[float]:
    points = np.concatenate([mesh.vertices for one in model.elements for mesh in one.meshes])
    return [round(float(one), 3) for one in np.ptp(points, axis=0)]


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_part_without_its_project_keeps_the_units_that_are_left(schema: Schema, tmp_path: Path) -> None:
    house = TinyHouse(schema, unit=0.001)
    block(house)
    house.file.remove(house.project)
    model = read_ifc(house.write(tmp_path / "part.ifc"), Silent())
    assert size_of(model) == [8.0, 9.6, 6.0]
    assert [storey.name for storey in model.storeys] == ["Ground floor", "First floor", "Second floor"]
    (said,) = model.warnings
    assert said.startswith("part.ifc: it is a part of a model without its project (IfcProject)")


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_model_that_names_no_units_is_taken_for_metres_and_that_is_said(
    schema: Schema, tmp_path: Path
) -> None:
    house = TinyHouse(schema)
    block(house)
    house.project.UnitsInContext = None
    house.project.RepresentationContexts = None
    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())
    assert size_of(model) == [8.0, 9.6, 6.0]
    (said,) = model.warnings
    assert "names no units" in said
    assert "taken for metres" in said


def test_a_part_of_which_nothing_can_be_drawn_says_both_that_and_what_else_is_amiss(tmp_path: Path) -> None:
    house = TinyHouse()
    storey = house.storey("Ground floor", 0.0)
    house.box("IfcSlab", "slab without thickness", (0.0, 0.0, 0.0), (8.0, 6.0, 0.0), storey)
    house.file.remove(house.project)
    with pytest.raises(BrokenInputError) as refused:
        read_staged(write_folder(tmp_path, house))
    assert refused.value.what.startswith("no element of the models has a shape (house.ifc: it is a part")
    assert "; house.ifc: 1 element has no shape" in refused.value.what
