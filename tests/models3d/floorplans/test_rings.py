"""Laws of the cut: what is solid stays solid, however the mesh was made."""

import tracemalloc

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.crossing import cross
from models3d.floorplans.rings import Section, sections
from models3d.model import Mesh
from tests.models3d.world import box

HEIGHT = 1.2

sizes = st.floats(0.05, 4.0).map(lambda size: round(size, 3))
places = st.floats(-20.0, 20.0).map(lambda place: round(place, 3))
boxes = st.tuples(places, places, sizes, sizes)


def test_a_wall_is_cut_where_it_stands() -> None:
    assert _solid(box((1, 0, 2), (5, 3, 2.2))).equals(shapely.box(1, 2, 5, 2.2))


@settings(max_examples=40)
@given(st.lists(boxes, min_size=1, max_size=4))
def test_walls_that_touch_or_overlap_are_as_solid_as_their_union(walls: list[tuple[float, ...]]) -> None:
    meshes = [box((x, 0, z), (x + w, 3, z + d)) for x, z, w, d in walls]
    truth = shapely.union_all([shapely.box(x, z, x + w, z + d) for x, z, w, d in walls])
    assert _solid(*meshes).symmetric_difference(truth).area < 1e-3 * (1 + truth.length)


@settings(max_examples=25)
@given(boxes, st.randoms(use_true_random=False))
def test_the_order_and_the_turning_of_triangles_change_nothing(wall: tuple[float, ...], chance) -> None:  # type: ignore[no-untyped-def]
    x, z, w, d = wall
    mesh = box((x, 0, z), (x + w, 3, z + d))
    order = list(range(len(mesh.triangles)))
    chance.shuffle(order)
    shuffled = Mesh(mesh.vertices, mesh.triangles[order])
    inside_out = Mesh(mesh.vertices, mesh.triangles[:, ::-1])
    assert shapely.normalize(_solid(shuffled)).equals_exact(shapely.normalize(_solid(mesh)), 0.0)
    assert _solid(inside_out).equals(_solid(mesh))


def test_some_triangles_turned_the_wrong_way_leave_a_wall_solid() -> None:
    mesh = box((0, 0, 0), (4, 3, 0.2))
    triangles = mesh.triangles.copy()
    triangles[::3] = triangles[::3, ::-1]
    assert _solid(Mesh(mesh.vertices, triangles)).area == pytest.approx(0.8)


def test_a_wall_drawn_twice_is_one_wall() -> None:
    mesh = box((0, 0, 0), (4, 3, 0.2))
    both = Mesh(mesh.vertices, np.concatenate([mesh.triangles, mesh.triangles[:, ::-1]]))
    assert _solid(both).area == pytest.approx(0.8)
    assert _solid(mesh, mesh).area == pytest.approx(0.8)


def test_a_wall_without_one_of_its_faces_is_closed() -> None:
    mesh = box((0, 0, 0), (4, 3, 0.2))
    side = mesh.vertices[mesh.triangles][:, :, 0].max(axis=1) > 0  # without the face at x = 0
    assert _solid(Mesh(mesh.vertices, mesh.triangles[side])).area == pytest.approx(0.8)


def test_a_hollow_column_stays_hollow() -> None:
    outer, inner = box((0, 0, 0), (1, 3, 1)), box((0.1, 0, 0.1), (0.9, 3, 0.9))
    tube = _joined(outer, Mesh(inner.vertices, inner.triangles[:, ::-1]))
    assert _solid(tube).area == pytest.approx(1 - 0.64)


def test_a_single_sheet_is_a_line_not_a_wall() -> None:
    corners = np.array([(0, 0, 0), (3, 0, 0), (3, 3, 0), (0, 3, 0)], float)
    found = _section(Mesh(corners, np.array([(0, 1, 2), (0, 2, 3)], np.int32)))
    assert found.solid.is_empty
    assert found.sheets.length == pytest.approx(3)


def test_corners_on_the_plane_itself_close_all_the_same() -> None:
    low, high = box((0, 0, 0), (2, HEIGHT, 1)), box((0, HEIGHT, 0), (2, 3, 1))
    assert _solid(low, high).equals(shapely.box(0, 0, 2, 1))


def test_nothing_at_the_height_of_the_cut_is_nothing() -> None:
    assert sections(cross(_corners(box((0, 0, 0), (2, 1, 1))), np.zeros(12, np.int64), HEIGHT)) == {}


def _corners(mesh: Mesh) -> NDArray[np.float64]:
    return mesh.vertices[mesh.triangles]


def _joined(*meshes: Mesh) -> Mesh:
    vertices = np.concatenate([_corners(mesh).reshape(-1, 3) for mesh in meshes])
    return Mesh(vertices, np.arange(len(vertices), dtype=np.int32).reshape(-1, 3))


def _section(*meshes: Mesh) -> Section:
    corners = np.concatenate([_corners(mesh) for mesh in meshes])
    return sections(cross(corners, np.zeros(len(corners), np.int64), HEIGHT))[0]


def test_a_screen_of_thousands_of_bars_takes_no_memory_for_every_pair() -> None:
    side = 70
    x, z = np.divmod(np.arange(side**2), side)
    bars = box((0, 0, 0), (0.5, 3, 0.5))
    steps = np.column_stack([x, np.zeros_like(x), z])
    vertices = (bars.vertices[None] + steps[:, None]).reshape(-1, 3)
    triangles = (bars.triangles[None] + 8 * np.arange(side**2)[:, None, None]).reshape(-1, 3)
    tracemalloc.start()
    try:
        solid = _solid(Mesh(vertices, triangles.astype(np.int32)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert solid.area == pytest.approx(side**2 / 4)
    assert most < 60e6


def _solid(*meshes: Mesh) -> BaseGeometry:
    return _section(*meshes).solid
