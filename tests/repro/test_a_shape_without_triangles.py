"""Exporters leave crumbs, a lone corner, an empty shape, a fan of two: nothing that an import ends at."""

from pathlib import Path

import numpy as np
import pytest

from models3d.model import Mesh, ModelElement
from models3d.plan import find_hulls, hull
from models3d.progress import Silent
from models3d.sources.gltf import read_gltf
from models3d.staged import read_staged
from tests.models3d.studio_glb import FLOAT, Studio, corners
from tests.models3d.test_gltf_folder import ELEMENTS, ROOMS, TOML

STRIP, FAN = 5, 6


@pytest.mark.parametrize("mode", [4, STRIP, FAN])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_has_too_few_corners_for_a_triangle_is_no_shape(tmp_path: Path, mode: int, count: int) -> None:
    studio = Studio()
    points = corners((0, 0, 0), (1, 1, 1))[:count]
    studio.node("crumb", studio.mesh(studio.numbers(points.reshape(-1, 3), FLOAT), mode=mode))
    studio.node("wall", studio.box((0, 0, 0), (4, 3, 0.3)))
    crumb, wall = sorted(read(studio, tmp_path), key=lambda one: one.global_id)
    assert (crumb.meshes, len(wall.meshes)) == ((), 1)


def test_a_building_with_crumbs_in_it_is_imported(tmp_path: Path) -> None:
    studio = Studio()
    for name, low, size in [
        ("slab", (0, -0.3, 0), (10, 0.3, 8)),
        ("wall", (0, 0, 0), (10, 3, 0.3)),
        ("panel", (0, 3, 0), (10, 0.3, 8)),
    ]:
        studio.node(name, studio.box(low, size))
    studio.node("lost", studio.mesh(studio.numbers(corners((5, 1, 4), (1, 1, 1))[:1], FLOAT)))
    studio.write(tmp_path / "house.glb")
    (tmp_path / "elements.csv").write_text(f"{ELEMENTS}lost,IfcWall,lost,00,,,,\n")
    (tmp_path / "rooms.csv").write_text(ROOMS)
    (tmp_path / "development.toml").write_text(TOML)
    assert {one.global_id for one in read_staged(tmp_path).model.elements} == {"slab", "wall", "panel"}


def test_outlines_of_no_corner_and_of_one_are_empty_and_a_point() -> None:
    wall = (0.0, 0.0, 0.0), (4.0, 0.0, 0.0), (4.0, 3.0, 1.0)
    elements = [element(points) for points in ((), ((1.0, 2.0, 3.0),), wall)]
    find_hulls(elements)
    nothing, lone, usual = map(hull, elements)
    assert nothing.is_empty
    assert lone.equals_exact(hull(element(((1.0, 2.0, 3.0),))), 0)
    assert (lone.bounds, usual.bounds) == ((1.0, 3.0, 1.0, 3.0), (0.0, 0.0, 4.0, 1.0))
    find_hulls([element(()), element(())])


def element(points: tuple[tuple[float, float, float], ...]) -> ModelElement:
    mesh = Mesh(np.array(points, np.float64).reshape(-1, 3), np.zeros((0, 3), np.int32))
    return ModelElement("one", "IfcWall", "one", "", meshes=(mesh,))


def read(studio: Studio, folder: Path) -> list[ModelElement]:
    return read_gltf(studio.write(folder / "house.glb"), {}, [], np.eye(4), Silent()).elements
