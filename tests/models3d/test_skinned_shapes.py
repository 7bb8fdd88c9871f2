"""A door leaf that hangs on a joint stands where the joint has it, whatever its node says of itself."""

from pathlib import Path
from typing import Any

import DracoPy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from numpy.typing import NDArray

from models3d.model import Model
from models3d.progress import Silent
from models3d.sources.gltf import read_gltf
from models3d.sources.gltf_frame import root
from tests.models3d.studio_glb import BOX, BYTE, FLOAT, WORD, Point, Studio, corners

LEAF = corners((0, 0, 0), (1, 2, 0.1))
#: A quarter turn to the left about the upright axis.
QUARTER = (0.0, 0.5**0.5, 0.0, 0.5**0.5)


def read(studio: Studio, folder: Path, scale: float = 1.0) -> Model:
    return read_gltf(studio.write(folder / "door.glb"), {}, [], root(scale, "y"), Silent())


def points(model: Model) -> NDArray[np.float64]:
    (leaf,) = model.elements
    return np.concatenate([mesh.vertices for mesh in leaf.meshes])


def hung(
    studio: Studio, joints: list[int], weights: Any, *, bones: Any = 0, bound: Any = None, **node: Any
) -> dict[str, Any]:
    """A door leaf on ``joints``; its primitive. ``bones`` and ``weights`` are those of each corner."""
    skin: dict[str, Any] = {"joints": joints}
    if bound is not None:
        skin["inverseBindMatrices"] = studio.numbers(np.reshape(bound, (-1, 16)), FLOAT, type="MAT4")
    mesh = studio.box((0, 0, 0), (1, 2, 0.1))
    primitive: dict[str, Any] = studio.json["meshes"][mesh]["primitives"][0]
    primitive["attributes"] |= {
        "JOINTS_0": studio.numbers(np.broadcast_to(bones, (8, 4)), BYTE),
        "WEIGHTS_0": studio.numbers(np.broadcast_to(weights, (8, 4)), FLOAT),
    }
    studio.node("leaf", mesh, skin=studio.add("skins", skin), **node)
    return primitive


def moved(by: Point) -> list[list[float]]:
    """Matrix (4, 4) as glTF stores it, column by column."""
    found = np.eye(4)
    found[3, :3] = by
    return found.tolist()


def test_the_node_of_a_hung_leaf_says_nothing_of_where_it_stands(tmp_path: Path) -> None:
    studio = Studio()
    joint = studio.node("joint", scale=[100, 100, 100])
    hung(studio, [joint], (1, 0, 0, 0), translation=[7, 7, 7])
    # As programs export that reckon in centimetres.
    studio.node("arm", scale=[0.01, 0.01, 0.01], children=[joint, 1])
    assert np.allclose(points(read(studio, tmp_path)), LEAF, atol=1e-5)


def test_a_leaf_swings_about_its_hinge(tmp_path: Path) -> None:
    studio = Studio()
    hinge = studio.node("hinge", translation=[3, 0, 0], rotation=QUARTER)
    hung(studio, [hinge], (1, 0, 0, 0), bound=moved((-1, 0, 0)))
    # The hinge was at x = 1 of the leaf, and is at x = 3 now; what lay along x lies along z.
    x, y, z = LEAF.T
    assert np.allclose(points(read(studio, tmp_path)), np.stack([3 + z, y, 1 - x], axis=1), atol=1e-6)
    assert np.allclose(points(read(studio, tmp_path, 0.01)).max(axis=0), (0.031, 0.02, 0.01), atol=1e-6)


def test_what_hangs_on_two_joints_lies_between_them(tmp_path: Path) -> None:
    studio = Studio()
    joints = [studio.node("left"), studio.node("right", translation=[4, 0, 0])]
    hung(studio, joints, (0.75, 0.25, 0, 0), bones=(0, 1, 0, 0))
    assert np.allclose(points(read(studio, tmp_path)), LEAF + np.array((1, 0, 0)))


def test_weights_that_were_rounded_and_a_fifth_joint_count_in_full(tmp_path: Path) -> None:
    studio = Studio()
    joints = [studio.node(str(at), translation=[2 * at, 0, 0]) for at in range(5)]
    attributes = hung(studio, joints, (0.2, 0.2, 0.2, 0.2), bones=(0, 1, 2, 3))["attributes"]
    attributes["JOINTS_1"] = studio.numbers(np.broadcast_to((4, 0, 0, 0), (8, 4)), BYTE)
    # A fifth of 255, rounded.
    attributes["WEIGHTS_1"] = studio.numbers(np.broadcast_to((51, 0, 0, 0), (8, 4)), BYTE, normalized=True)
    assert np.allclose(points(read(studio, tmp_path)), LEAF + np.array((4, 0, 0)), atol=1e-5)
    attributes["WEIGHTS_0"] = studio.numbers(np.broadcast_to((0.4, 0.4, 0.4, 0.4), (8, 4)), FLOAT)
    attributes["WEIGHTS_1"] = studio.numbers(np.broadcast_to((0.4, 0, 0, 0), (8, 4)), FLOAT)
    assert np.allclose(points(read(studio, tmp_path)), LEAF + np.array((4, 0, 0)), atol=1e-5)


def test_a_leaf_hung_the_other_way_round_keeps_its_faces_outside(tmp_path: Path) -> None:
    studio = Studio()
    joint = studio.node("joint", scale=[-1, 1, 1])
    hung(studio, [joint], (1, 0, 0, 0))
    (mesh,) = read(studio, tmp_path).elements[0].meshes
    a, b, c = (mesh.vertices[mesh.triangles[:, at]] for at in range(3))
    assert np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6 == pytest.approx(0.2)


def test_a_leaf_that_draco_packed_hangs_on_its_joints(tmp_path: Path) -> None:
    studio = Studio()
    joints = [studio.node("left"), studio.node("right", translation=[4, 0, 0])]
    plain = hung(studio, joints, (1, 0, 0, 0))
    weights = np.tile(np.array((0.5, 0.5, 0, 0), np.float32), (8, 1))
    bones = np.tile(np.array((0, 1, 0, 0), np.uint8), (8, 1))
    data = DracoPy.encode(LEAF, np.reshape(BOX, (-1, 3)), generic_attributes={7: bones, 8: weights})
    packed = {"JOINTS_0": 7, "WEIGHTS_0": 8, "POSITION": 9}
    kinds = {"JOINTS_0": (BYTE, "VEC4"), "WEIGHTS_0": (FLOAT, "VEC4"), "POSITION": (FLOAT, "VEC3")}
    plain["attributes"] = {
        name: studio.add("accessors", {"componentType": kind, "type": width, "count": 8})
        for name, (kind, width) in kinds.items()
    }
    plain["indices"] = studio.add("accessors", {"componentType": WORD, "type": "SCALAR", "count": len(BOX)})
    plain["extensions"] = {
        "KHR_draco_mesh_compression": {"bufferView": studio.view(data), "attributes": packed}
    }
    found = points(read(studio, tmp_path))
    assert np.allclose(found.min(axis=0), (2, 0, 0), atol=1e-3)
    assert np.allclose(found.max(axis=0), (3, 2, 0.1), atol=1e-3)


@settings(max_examples=20)
@given(
    some.lists(some.floats(0.01, 1), min_size=4, max_size=4),
    some.tuples(*[some.floats(-50, 50)] * 3),
    some.permutations(range(4)),
)
def test_where_all_joints_move_alike_the_leaf_moves_with_them(
    tmp_path_factory: pytest.TempPathFactory, weights: list[float], by: Point, bones: list[int]
) -> None:
    studio = Studio()
    joints = [studio.node(str(at), translation=by, rotation=QUARTER) for at in range(4)]
    hung(studio, joints, np.array(weights) / sum(weights), bones=bones)
    x, y, z = LEAF.T
    folder = tmp_path_factory.mktemp("door")
    assert np.allclose(points(read(studio, folder)), np.stack([z, y, -x], axis=1) + by, atol=1e-4)


@pytest.mark.parametrize(
    "wound",
    [
        lambda studio: studio.json.pop("skins"),
        lambda studio: studio.json["skins"][0].pop("joints"),
        lambda studio: studio.json["skins"][0].update(joints=[]),
        lambda studio: studio.json["skins"][0].update(joints=[99]),
        lambda studio: studio.json["skins"][0].update(joints=[0, 0, 0]),
        lambda studio: studio.json["skins"][0].update(inverseBindMatrices=99),
        lambda studio: attributes(studio).pop("WEIGHTS_0"),
        lambda studio: attributes(studio).pop("JOINTS_0"),
        lambda studio: attributes(studio).update(JOINTS_0=studio.numbers(np.full((8, 4), 9), BYTE)),
        lambda studio: attributes(studio).update(JOINTS_0=studio.numbers(np.zeros((3, 4)), BYTE)),
        lambda studio: attributes(studio).update(WEIGHTS_0=studio.numbers(np.zeros((8, 4)), FLOAT)),
        lambda studio: attributes(studio).update(WEIGHTS_0=studio.numbers(np.full((8, 4), np.nan), FLOAT)),
        lambda studio: attributes(studio).update(WEIGHTS_0=studio.numbers(np.full((8, 4), np.inf), FLOAT)),
        lambda studio: studio.json["nodes"][1].update(skin="first"),
    ],
)
def test_a_leaf_on_damaged_joints_is_shown_as_drawn_and_named(tmp_path: Path, wound: Any) -> None:
    studio = Studio()
    joint = studio.node("joint", translation=[9, 0, 0])
    hung(studio, [joint], (1, 0, 0, 0), bound=moved((0, 0, 0)), translation=[5, 0, 0])
    wound(studio)
    model = read(studio, tmp_path)
    assert np.allclose(points(model), LEAF + np.array((5, 0, 0)))
    assert (
        "door.glb: 1 shape hangs on damaged joints, left where they were drawn (mesh '0')." in model.warnings
    )


def attributes(studio: Studio) -> dict[str, Any]:
    found: dict[str, Any] = studio.json["meshes"][0]["primitives"][0]["attributes"]
    return found
