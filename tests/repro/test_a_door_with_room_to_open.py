"""A door was drawn as the space that must stay clear before it, or as whatever was written last of it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models3d.model import Model
from models3d.progress import Silent
from models3d.readers.kept_shapes import Portions
from models3d.readers.reading_order import SHAPES, Manner
from models3d.shelf import Shelf
from models3d.sources.ifc import read_ifc, read_ifc_file
from models3d.sources.ifc_bodies import has_body, one_body_each
from tests.models3d.tiny_ifc import Schema, TinyHouse

SCHEMAS: tuple[Schema, ...] = ("IFC2X3", "IFC4", "IFC4X3")
DOOR = (0.9, 0.1, 2.1)
OTHER = (1.5, 1.5, 2.0)


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("first", [False, True])
def test_a_door_is_shown_and_not_the_space_before_it(tmp_path: Path, schema: Schema, first: bool) -> None:
    house, door = _house_with_door(schema)
    _also(house, door, "Clearance", first=first)
    model = read_ifc(house.write(tmp_path / "house.ifc"), Silent())
    assert _size(model) == DOOR


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    "other", ["Tessellation", "Facetation", "Surface", "Body-FallBack", "Reference", "FootPrint", "Plan"]
)
def test_the_body_counts_whatever_else_a_door_is_drawn_as(tmp_path: Path, other: str, first: bool) -> None:
    house, door = _house_with_door("IFC4")
    _also(house, door, other, first=first)
    assert _size(read_ifc(house.write(tmp_path / "house.ifc"), Silent())) == DOOR


@pytest.mark.parametrize(
    ("stand_in", "worse"), [("Facetation", "Body-FallBack"), ("Surface", "Reference"), ("", "Plan")]
)
def test_what_comes_nearest_to_a_body_stands_in_for_it(tmp_path: Path, stand_in: str, worse: str) -> None:
    house, door = _house_with_door("IFC4")
    [body] = door.Representation.Representations
    body.RepresentationIdentifier = stand_in or None
    _also(house, door, worse)
    _also(house, door, "Clearance")
    assert _size(read_ifc(house.write(tmp_path / "house.ifc"), Silent())) == DOOR


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_door_drawn_in_two_bodies_has_both(tmp_path: Path, schema: Schema) -> None:
    house, door = _house_with_door(schema)
    _also(house, door, "Body", (0.9, 0.1, 2.4))
    [shown] = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements
    assert sum(len(mesh.triangles) for mesh in shown.meshes) == 24
    assert max(np.ptp(mesh.vertices, axis=0)[1] for mesh in shown.meshes) == pytest.approx(2.4)


def test_a_careful_reading_shows_the_same_and_every_door_counts_once(tmp_path: Path) -> None:
    house, door = _house_with_door("IFC4")
    _also(house, door, "Clearance", first=True)
    _also(house, door, "Body", (0.9, 0.1, 2.4))
    path = house.write(tmp_path / "house.ifc")
    read = {}
    for careful in (False, True):
        steps, portions = Steps(), Portions(Shelf(tmp_path / f"shelf-{careful}"), "")
        read[careful] = read_ifc_file(path, steps, portions, Manner(2, 60.0, careful=careful)).model
        assert steps.advanced == steps.total == 1
        assert [len(meshes) for meshes in portions.kept().values()] == [1]
    assert _size(read[True]) == _size(read[False]) == (0.9, 0.1, 2.4)


def test_a_space_that_must_stay_clear_is_no_body() -> None:
    _, door = _house_with_door("IFC4")
    [only] = door.Representation.Representations
    only.RepresentationIdentifier = "Clearance"
    assert not has_body(door)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_is_cut_out_of_a_wall_is_the_opening_and_not_the_space_before_it(
    tmp_path: Path, schema: Schema
) -> None:
    house = TinyHouse(schema)
    ground = house.storey("Ground", 0.0)
    wall = house.box("IfcWall", "Wall", (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    opening = house.box("IfcOpeningElement", "Way", (1.0, -0.1, 0.5), (1.0, 0.4, 2.0))
    house.cut(wall, opening)
    _also(house, opening, "Clearance", (3.0, 0.4, 2.0), first=True)
    [shown] = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements
    assert sum(_volume(mesh.vertices[mesh.triangles]) for mesh in shown.meshes) == pytest.approx(2.0)


def test_what_a_door_is_drawn_with_is_there_again_after_its_shape_is_made() -> None:
    house, door = _house_with_door("IFC4")
    _also(house, door, "Clearance", first=True)
    written = door.Representation.Representations
    with one_body_each(house.file, [door]):
        assert [one.RepresentationIdentifier for one in door.Representation.Representations] == ["Body"]
    assert door.Representation.Representations == written


class Steps(Silent):
    """Counts the steps of computing shapes."""

    def __init__(self) -> None:
        self.advanced, self.total, self._at_shapes = 0, 0, False

    def start(self, label: str, total: int = 0) -> None:
        """Count from here on where ``label`` is of shapes."""
        self._at_shapes = label.startswith(SHAPES)
        self.total = total if self._at_shapes else self.total

    def advance(self, steps: int = 1) -> None:
        """Count ``steps``."""
        self.advanced += steps * self._at_shapes


def _house_with_door(schema: Schema) -> tuple[TinyHouse, Any]:
    house = TinyHouse(schema)
    return house, house.box("IfcDoor", "Door", (0.0, 0.0, 0.0), DOOR, house.storey("Ground", 0.0))


def _also(
    house: TinyHouse,
    product: Any,
    what: str,
    size: tuple[float, float, float] = OTHER,
    *,
    first: bool = False,
) -> None:
    """``product`` is represented as a box of ``size``, too."""
    other = house.box("IfcVirtualElement", "", (0.0, 0.0, 0.0), size)
    [shape] = other.Representation.Representations
    shape.RepresentationIdentifier = what
    house.file.remove(other)
    drawn = product.Representation.Representations
    product.Representation.Representations = (shape, *drawn) if first else (*drawn, shape)


def _size(model: Model) -> tuple[float, ...]:
    """Width, depth and height of the only element."""
    [shown] = model.elements
    corners = np.concatenate([mesh.vertices for mesh in shown.meshes])
    width, height, depth = np.ptp(corners, axis=0).round(6).tolist()
    return width, depth, height


def _volume(corners: Any) -> float:
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))) / 6
