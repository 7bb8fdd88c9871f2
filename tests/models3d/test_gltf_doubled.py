import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models3d.model import Mesh
from models3d.sources.gltf_doubled import faces_once

#: A box of 2 x 3 x 4 metres, its twelve triangles facing out.
CORNERS = np.array([[x, y, z] for x in (0.0, 2.0) for y in (0.0, 3.0) for z in (0.0, 4.0)])
BOX = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    np.int32,
)  # fmt: skip


@given(st.permutations(range(24)))
def test_a_box_whose_faces_are_there_from_both_sides_has_each_once_and_looks_outwards(
    order: list[int],
) -> None:
    both = np.concatenate([BOX, BOX[:, ::-1]])[order]
    ((found,),) = faces_once([[Mesh(CORNERS, both)]])
    assert len(found.triangles) == len(BOX)
    assert _volume(found) == pytest.approx(24)


def test_corners_that_an_exporter_wrote_once_for_each_side_are_one_place() -> None:
    both = np.concatenate([BOX, BOX[:, ::-1] + len(CORNERS)])
    ((found,),) = faces_once([[Mesh(np.concatenate([CORNERS, CORNERS]), both)]])
    assert len(found.triangles) == len(BOX)
    assert _volume(found) == pytest.approx(24)


def test_every_part_of_a_shape_looks_outwards_by_itself() -> None:
    apart = np.concatenate([CORNERS, CORNERS + np.array([50.0, 0.0, 0.0])])
    both = np.concatenate([BOX[:, ::-1], BOX, BOX + len(CORNERS), BOX[:, ::-1] + len(CORNERS)])
    ((found,),) = faces_once([[Mesh(apart, both)]])
    assert _volume(found) == pytest.approx(48)


@given(st.lists(st.integers(0, 2), min_size=12, max_size=12), st.permutations(range(24)))
def test_a_body_of_several_materials_looks_outwards_as_a_whole(of: list[int], order: list[int]) -> None:
    both = np.concatenate([BOX, BOX[:, ::-1]])[order]
    material = np.array([*of, *of])[order]
    meshes = [Mesh(CORNERS, both[material == one]) for one in range(3)]
    # A body in the same place of which each face is there once says nothing about it.
    once, (found, _) = [Mesh(CORNERS, BOX[:, ::-1])], faces_once([meshes, [Mesh(CORNERS, BOX[:, ::-1])]])
    assert faces_once([once])[0][0] is once[0]
    assert sum(len(mesh.triangles) for mesh in found) == len(BOX)
    assert sum(_volume(mesh) for mesh in found) == pytest.approx(24)


def test_a_pane_that_is_there_from_both_sides_is_one_pane() -> None:
    pane = np.array([[0, 1, 2], [0, 2, 3], [2, 1, 0], [3, 2, 0]], np.int32)
    square = np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
    ((found,),) = faces_once([[Mesh(square, pane)]])
    assert len(found.triangles) == 2


def test_what_has_each_face_once_stays_as_it_is_whichever_way_it_looks() -> None:
    inwards = Mesh(CORNERS, BOX[:, ::-1])
    doubled = Mesh(CORNERS, np.concatenate([BOX, BOX[:, ::-1]]))
    assert faces_once([[inwards], [doubled]])[0][0] is inwards
    assert faces_once([]) == []


def _volume(mesh: Mesh) -> float:
    corners: NDArray[np.float64] = mesh.vertices[mesh.triangles]
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6)
