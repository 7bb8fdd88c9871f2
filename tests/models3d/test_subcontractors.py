"""One building from many subcontractors' files: a file a floor, one turned, one that repeats another."""

import zipfile
from pathlib import Path

import numpy as np

from models3d.folder.development import read_development
from models3d.folder.tables import ModelTable
from models3d.model import Model
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.readers.reading_order import Manner, Order
from models3d.shelf import Shelf
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

SECOND = '\n[[models]]\nfile = "second.ifc"\n'


def walls(house: TinyHouse, storey: str, height: float, count: int = 5) -> None:
    """A storey that is said to lie at zero, and its walls where they stand."""
    level = house.storey(storey, 0.0)
    for at in range(count):
        house.box("IfcWall", f"{storey} {at}", (2.0 * at, 0.0, height), (0.2, 6.0, 2.8), level)


def together(folder: Path, first: TinyHouse, second: TinyHouse, more: str = "") -> Model:
    write_folder(folder, first, SMALLEST + SECOND + more)
    second.write(folder / "second.ifc")
    return read_models(read_development(folder), Silent(), Shelf())


def test_a_floors_own_file_whose_storey_lies_at_zero_is_that_floor(tmp_path: Path) -> None:
    architect, masonry = TinyHouse(), TinyHouse()
    block(architect)
    walls(masonry, "2DE", 6.0)
    model = together(tmp_path, architect, masonry)
    assert {one.storey for one in model.elements if one.name.startswith("2DE")} == {"Second floor"}
    assert any(
        "all its storeys at 0.0 m; by what stands on them, '2DE' at 6.0 m" in one for one in model.warnings
    )


def test_a_storey_on_which_nothing_stands_names_no_floor_where_all_lie_at_zero(tmp_path: Path) -> None:
    frames, architect = TinyHouse(), TinyHouse()
    walls(frames, "begane grond", 0.0)
    walls(frames, "1e verdieping", 3.0)
    frames.storey("9e verdieping", 0.0)
    walls(frames, "Undefined", 0.0)
    block(architect)
    model = together(tmp_path, frames, architect)
    assert [storey.name for storey in model.storeys] == ["begane grond", "1e verdieping", "Second floor"]


def test_a_model_of_the_same_building_that_was_drawn_along_other_axes_is_found_and_turned(
    tmp_path: Path,
) -> None:
    first, second = TinyHouse(), TinyHouse()
    level = first.storey("Ground floor", 0.0)
    other = second.storey("Ground floor", 0.0)
    for at in range(40):
        first.box("IfcWall", f"wall {at}", (at * 1.0, 0.0, 0.0), (0.2, 6.0, 2.8), level)
        second.box("IfcColumn", f"column {at}", (-6.0, at * 1.0, 0.0), (6.0, 0.2, 2.8), other)
    model = together(tmp_path / "as drawn", first, second)
    assert any(
        "second.ifc: only " in one and "stand where those of the others do" in one for one in model.warnings
    )
    turned = together(tmp_path / "turned", first, second, "turn = -90\n")
    assert not any("stand where those" in one for one in turned.warnings)
    (wall,) = (one for one in turned.elements if one.name == "wall 7")
    (column,) = (one for one in turned.elements if one.name == "column 7")
    assert np.allclose(wall.meshes[0].vertices.min(axis=0), column.meshes[0].vertices.min(axis=0), atol=1e-6)


def test_an_element_of_two_files_counts_once_and_an_axis_is_no_lost_shape(tmp_path: Path) -> None:
    first, second = TinyHouse(), TinyHouse()
    block(first)
    level = second.storey("Ground floor", 0.0)
    again = second.box("IfcWall", "the same wall", (0.0, 0.0, 0.0), (0.2, 6.0, 2.8), level)
    again.GlobalId = first.file.by_type("IfcWall")[0].GlobalId
    axis = second.box("IfcWall", "axis", (0.0, 0.0, 0.0), (0.2, 6.0, 2.8), level)
    axis.Representation.Representations[0].RepresentationType = "Curve2D"
    model = together(tmp_path, first, second)
    assert "the same wall" not in {one.name for one in model.elements}
    assert any("second.ifc: 1 element is in an earlier model" in one for one in model.warnings)
    assert not any("have no shape" in one for one in model.warnings)


def test_a_zipped_model_weighs_what_it_weighs_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "house.ifczip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("house.ifc", b" " * 1_000_000)
    order = Order(str(tmp_path), ModelTable("house.ifczip"), "", "", Manner(1, 60.0))
    assert order.size() == 1_000_001
