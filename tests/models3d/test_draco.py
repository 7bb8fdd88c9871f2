"""What studios pack by Draco, Blender's own compression, is the building that they would send plainly."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.model import Model, ModelElement
from models3d.progress import Silent
from models3d.sources.gltf import read_gltf
from tests.models3d.studio_glb import BOX, FLOAT, SHORT, Studio, corners

DRACO = "KHR_draco_mesh_compression"
#: What stands where: low corner and size.
PARTS = {
    "slab": ((0.0, -0.2, 0.0), (8.0, 0.2, 6.0)),
    "west wall": ((0.0, 0.0, 0.0), (0.2, 2.8, 6.0)),
    "east wall": ((7.8, 0.0, 0.0), (0.2, 2.8, 6.0)),
    "roof": ((-0.5, 2.8, -0.5), (9.0, 0.3, 7.0)),
}


def packed(required: bool = True) -> Studio:
    studio = Studio()
    studio.json["extensionsUsed"] = [DRACO]
    if required:
        studio.json["extensionsRequired"] = [DRACO]
    return studio


def read(studio: Studio, folder: Path) -> Model:
    return read_gltf(studio.write(folder / "house.glb"), {}, [], np.eye(4), Silent())


def area(element: ModelElement) -> float:
    sides = [mesh.vertices[mesh.triangles] for mesh in element.meshes]
    crossed = [np.cross(one[:, 1] - one[:, 0], one[:, 2] - one[:, 0]) for one in sides]
    return float(sum(np.linalg.norm(one, axis=1).sum() / 2 for one in crossed))


def reach(element: ModelElement) -> list[float]:
    points = np.concatenate([mesh.vertices[mesh.triangles].reshape(-1, 3) for mesh in element.meshes])
    return [*points.min(axis=0), *points.max(axis=0)]


@pytest.mark.parametrize(
    "how",
    [
        {"quantization_bits": 14},
        {"quantization_bits": 14, "compression_level": 7},
        {"quantization_bits": 16, "preserve_order": True},
        {"quantization_bits": 14, "compression_level": 0},
    ],
    ids=["as Blender does", "harder", "one after another", "quickly"],
)
def test_a_house_packed_by_draco_is_the_house_unpacked(how: dict[str, Any], tmp_path: Path) -> None:
    plain, small = Studio(), packed()
    for name, (low, size) in PARTS.items():
        plain.node(name, plain.box(low, size))
        small.node(name, small.add("meshes", {"primitives": [small.draco(corners(low, size), BOX, **how)]}))
    expected, found = read(plain, tmp_path).elements, read(small, tmp_path).elements
    assert [one.global_id for one in found] == list(PARTS)
    # Half a step of the grid of 14 bits on the longest side, which is 9 m.
    step = 9.0 / (1 << 14)
    for one, same in zip(found, expected, strict=True):
        assert reach(one) == pytest.approx(reach(same), abs=step)
        assert area(one) == pytest.approx(area(same), rel=1e-3)
        assert sum(len(mesh.triangles) for mesh in one.meshes) == 12


def test_glass_and_frame_of_a_window_are_packed_apart_and_keep_their_looks(tmp_path: Path) -> None:
    studio = packed()
    glass = {"name": "glass", "alphaMode": "BLEND"} | {
        "pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0.3]}
    }
    studio.json["materials"] = [{"name": "timber"}, glass]
    parts = [corners((0.0, 0.0, 0.0), (1.2, 0.1, 0.1)), corners((0.1, 0.1, 0.04), (1.0, 1.0, 0.02))]
    primitives = [studio.draco(one, BOX) | {"material": at} for at, one in enumerate(parts)]
    studio.node("window", studio.add("meshes", {"primitives": primitives}))
    (window,) = read(studio, tmp_path).elements
    assert [(mesh.material, mesh.opacity) for mesh in window.meshes] == [("timber", 1.0), ("glass", 0.3)]
    assert reach(window) == pytest.approx([0.0, 0.0, 0.0, 1.2, 1.1, 0.1], abs=1e-3)


def test_whole_numbers_that_draco_packed_are_made_real_as_their_accessor_says(tmp_path: Path) -> None:
    studio = packed()
    studio.json["extensionsRequired"].append("KHR_mesh_quantization")
    grid = (corners((0.0, 0.0, 0.0), (1.0, 0.5, 0.25)) * 0xFFFF).round().astype(np.uint32)
    primitive = studio.draco(grid, BOX, SHORT)
    studio.json["accessors"][primitive["attributes"]["POSITION"]]["normalized"] = True
    mesh = studio.add("meshes", {"primitives": [primitive]})
    studio.node("slab", mesh, scale=[8.0, 8.0, 8.0])
    (slab,) = read(studio, tmp_path).elements
    assert reach(slab) == pytest.approx([0.0, 0.0, 0.0, 8.0, 4.0, 2.0], abs=1e-3)


def test_a_house_written_plainly_beside_its_packed_form_is_read_from_the_plain_one(tmp_path: Path) -> None:
    studio = packed(required=False)
    unreadable = {"bufferView": studio.view(b"of a later Draco"), "attributes": {"POSITION": 0}}
    studio.node("wall", studio.box((0.0, 0.0, 0.0), (4.0, 3.0, 0.5)))
    studio.json["meshes"][0]["primitives"][0]["extensions"] = {DRACO: unreadable}
    (wall,) = read(studio, tmp_path).elements
    assert reach(wall) == pytest.approx([0.0, 0.0, 0.0, 4.0, 3.0, 0.5])


def test_a_house_that_only_draco_has_is_read_though_the_file_forgets_to_require_it(tmp_path: Path) -> None:
    studio = packed(required=False)
    primitive = studio.draco(corners((0.0, 0.0, 0.0), (4.0, 3.0, 0.5)), BOX)
    studio.node("wall", studio.add("meshes", {"primitives": [primitive]}))
    (wall,) = read(studio, tmp_path).elements
    assert reach(wall) == pytest.approx([0.0, 0.0, 0.0, 4.0, 3.0, 0.5], abs=1e-3)


@pytest.mark.parametrize("damage", ["cut", "emptied", "of no such attribute", "no such view"])
def test_what_draco_packed_and_mail_damaged_is_named_with_its_mesh(damage: str, tmp_path: Path) -> None:
    studio = packed()
    primitive = studio.draco(corners((0.0, 0.0, 0.0), (4.0, 3.0, 0.5)), BOX)
    studio.node("wall", studio.add("meshes", {"name": "Outer wall", "primitives": [primitive]}))
    how = primitive["extensions"][DRACO]
    view = studio.json["bufferViews"][how["bufferView"]]
    if damage == "cut":
        view["byteLength"] //= 2
    elif damage == "emptied":
        at, length = view["byteOffset"], view["byteLength"]
        studio.binary = studio.binary[:at] + bytes(length) + studio.binary[at + length :]
    elif damage == "no such view":
        how["bufferView"] = 99
    else:
        how["attributes"]["POSITION"] = 7
    with pytest.raises(BrokenInputError) as refused:
        read(studio, tmp_path)
    assert refused.value.where == "house.glb"
    assert refused.value.what == "its mesh 'Outer wall' is packed by Draco, and what is packed is damaged."
    assert "without Draco" in refused.value.remedy


def test_a_mesh_of_two_coordinates_is_refused_by_name(tmp_path: Path) -> None:
    studio = Studio()
    flat = studio.mesh(
        studio.numbers(corners((0, 0, 0), (1, 1, 1))[:, :2], FLOAT), studio.numbers(BOX, SHORT)
    )
    studio.node("plan", flat)
    with pytest.raises(BrokenInputError, match="its mesh '0' has corners without three coordinates"):
        read(studio, tmp_path)
