"""One element on which a geometry kernel crashes or hangs does not cost the project manager a building."""

from typing import Any

import pytest

from models3d.folder.development import read_development
from models3d.model import Model
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.shelf import Shelf
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

pytestmark = pytest.mark.process

IMPATIENT = "\n[limits]\nseconds_per_element = 1.0\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The block with a wall drawn within itself, one without end, one whose hole is drawn within itself."""
    house = TinyHouse()
    block(house)
    walls = {wall.Name: wall for wall in house.file.by_type("IfcWall")}
    drawn_within_itself(house, walls["west wall 0"])
    drawn_without_end(house, walls["west wall 1"])
    hole = house.box("IfcOpeningElement", "hole", (0.0, 1.0, 6.5), (0.2, 1.0, 1.0))
    house.cut(walls["west wall 2"], hole)
    drawn_within_itself(house, hole)
    folder = write_folder(tmp_path_factory.mktemp("bad"), house, SMALLEST + IMPATIENT)
    return read_models(read_development(folder), Silent(), Shelf())


def test_all_other_elements_are_shown(model: Model) -> None:
    hidden = {element.name for element in model.elements if not element.meshes}
    assert hidden == {"west wall 0", "west wall 1"}
    assert len(model.elements) == 16


def test_a_wall_whose_hole_is_the_trouble_is_shown_without_it(model: Model) -> None:
    (wall,) = (element for element in model.elements if element.name == "west wall 2")
    (mesh,) = wall.meshes
    assert len(mesh.triangles) == 12


def test_every_bad_element_is_named_with_what_to_do(model: Model) -> None:
    said = "\n".join(model.warnings)
    assert "the geometry kernel crashes on IfcWall 'west wall 0'" in said
    assert "the geometry kernel takes too long for IfcWall 'west wall 1'" in said
    assert "seconds_per_element" in said
    assert "the geometry kernel crashes on IfcWall 'west wall 2'" in said
    assert "shown without openings until drawn in another way" in said


def drawn_within_itself(house: TinyHouse, product: Any) -> None:
    """A kernel that follows the shape comes back to it until its stack is full."""
    source = mapped(house, product, copies=1)
    source.MappedRepresentation = product.Representation.Representations[0]


def drawn_without_end(house: TinyHouse, product: Any) -> None:
    """Two copies of two copies of two copies...: more boxes than atoms in the wall."""
    for _ in range(60):
        mapped(house, product, copies=2)


def mapped(house: TinyHouse, product: Any, copies: int) -> Any:
    """Draw ``product`` as ``copies`` of what it was drawn as; the map that they are made from."""
    make = house.file.create_entity
    (below,) = product.Representation.Representations
    point = make("IfcCartesianPoint", (0.0, 0.0, 0.0))
    source = make("IfcRepresentationMap", make("IfcAxis2Placement3D", point, None, None), below)
    items = []
    for number in range(copies):
        there = make("IfcCartesianPoint", (0.01 * number, 0.0, 0.0))
        way = make("IfcCartesianTransformationOperator3D", None, None, there, 1.0, None)
        items.append(make("IfcMappedItem", source, way))
    context = below.ContextOfItems
    shape = make("IfcShapeRepresentation", context, "Body", "MappedRepresentation", items)
    product.Representation.Representations = [shape]
    return source
