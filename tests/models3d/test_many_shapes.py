"""What is measured of thousands of shapes at once is what each of them is by itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.measures import TOGETHER, bounds, measured
from models3d.meshes import corners_of, joined
from models3d.model import Mesh, ModelElement
from models3d.plan import find_hulls, hull
from models3d.staging.boxes import boxes_of
from tests.models3d.world import box

NOTHING = Mesh(np.zeros((0, 3)), np.zeros((0, 3), np.int32))

lengths = st.floats(0.1, 9.0)
places = st.floats(-500.0, 500.0)
blocks = st.builds(
    lambda low, size: box(low, (low[0] + size[0], low[1] + size[1], low[2] + size[2])),
    st.tuples(places, places, places),
    st.tuples(lengths, lengths, lengths),
)
shapes = st.lists(st.one_of(blocks, st.just(NOTHING)), max_size=8)


@given(shapes)
def test_a_shape_measures_the_same_among_others_as_alone(meshes: list[Mesh]) -> None:
    together = measured(meshes)
    for at, mesh in enumerate(meshes):
        size = np.ptp(mesh.vertices, axis=0) if len(mesh.vertices) else np.zeros(3)
        x, y, z = size.tolist()
        assert together.volume[at] == pytest.approx(x * y * z, rel=1e-6, abs=1e-6)
        assert together.area[at] == pytest.approx(2 * (x * y + y * z + z * x))
        assert together.lying[at] == pytest.approx(2 * x * z)
        assert together.standing[at] == pytest.approx(2 * y * (x + z))
        assert together.floor[at] == pytest.approx(x * z)


@given(shapes)
def test_triangles_of_many_shapes_are_theirs_one_after_the_other(meshes: list[Mesh]) -> None:
    alone = [np.zeros((0, 3, 3)), *(mesh.vertices[mesh.triangles] for mesh in meshes)]
    assert np.array_equal(corners_of(meshes), np.concatenate(alone))
    whole = joined(meshes)
    assert whole is None or np.array_equal(whole.vertices[whole.triangles], corners_of(meshes))


def test_a_building_of_more_triangles_than_are_measured_together_loses_none() -> None:
    cube = box((0, 0, 0), (1, 2, 3))
    many = [Mesh(cube.vertices + at, cube.triangles) for at in range(TOGETHER // len(cube.triangles) + 9)]
    found = measured(many)
    assert found.area == pytest.approx(22.0)
    assert found.volume == pytest.approx(6.0)


def test_an_element_of_several_shapes_lies_in_the_box_around_them_and_one_of_none_nowhere() -> None:
    house = ModelElement(
        "1", "IfcWall", "", "", meshes=(box((0, 0, 0), (1, 1, 1)), box((4, 2, 0), (5, 3, 9)))
    )
    bare = ModelElement("2", "IfcWall", "", "")
    empty = ModelElement("3", "IfcWall", "", "", meshes=(NOTHING,))
    boxes = boxes_of([bare, house, empty])
    assert boxes.low[1].tolist() == [0, 0, 0]
    assert boxes.high[1].tolist() == [5, 3, 9]
    assert np.isnan([boxes.low[[0, 2]], boxes.high[[0, 2]]]).all()
    assert np.isnan(bounds([NOTHING])).all()


def test_outlines_found_together_are_those_found_one_by_one() -> None:
    def several() -> list[ModelElement]:
        dot = Mesh(np.array([[2.0, 0.0, 1.0]]), np.zeros((0, 3), np.int32))
        walls = [(box((0, 0, 0), (4, 3, 0.2)),), (NOTHING,), (dot,), (box((0, 0, 0), (1, 1, 1)), dot)]
        return [ModelElement(str(at), "IfcWall", "", "", meshes=meshes) for at, meshes in enumerate(walls)]

    together, alone = several(), several()
    find_hulls(together)
    assert [hull(one) for one in together] == [hull(one) for one in alone]
    assert [hull(one).geom_type for one in alone] == ["Polygon", "Polygon", "Point", "Polygon"]
    assert hull(alone[1]).is_empty
