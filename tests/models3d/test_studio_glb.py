"""What visualisation studios really export: compressed, sparse, textured, in centimetres, on its side."""

import io
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models3d.errors import BrokenInputError
from models3d.model import Model, ModelElement
from models3d.progress import Silent
from models3d.sources.elements_csv import ElementRow
from models3d.sources.gltf import read_gltf
from models3d.sources.gltf_frame import root
from tests.models3d.studio_glb import BOX, FLOAT, SHORT, Studio, corners

LOW, SIZE = (1.0, 0.0, -6.0), (4.0, 3.0, 0.5)


def read(studio: Studio, folder: Path, *ids: str, scale: float = 1.0, up: str = "y") -> Model:
    rows = {name: ElementRow(name, name.split()[0], name, "", "", "", "", "") for name in ids}
    path = studio.write(folder / "house.glb")
    return read_gltf(path, rows, [], root(scale, "z" if up == "z" else "y"), Silent())


def only(model: Model) -> ModelElement:
    (element,) = model.elements
    return element


def box_of(element: ModelElement) -> tuple[list[float], list[float]]:
    points = np.concatenate([mesh.vertices for mesh in element.meshes])
    return points.min(axis=0).round(4).tolist(), points.max(axis=0).round(4).tolist()


EXPECTED = ([1.0, 0.0, -6.0], [5.0, 3.0, -5.5])


def test_a_box_compressed_by_meshoptimizer_is_that_box(tmp_path: Path) -> None:
    studio = Studio()
    studio.json["extensionsRequired"] = ["EXT_meshopt_compression"]
    studio.node("wall", studio.packed_box(LOW, SIZE))
    wall = only(read(studio, tmp_path))
    assert box_of(wall) == EXPECTED
    assert len(wall.meshes[0].triangles) == 12


def test_a_box_without_indices_and_one_with_sparse_corners_are_that_box(tmp_path: Path) -> None:
    studio = Studio()
    studio.node("loose", studio.mesh(studio.numbers(corners(LOW, SIZE)[BOX], FLOAT)))
    sparse = {
        "count": 8,
        "indices": {
            "bufferView": studio.view(np.arange(8, dtype=np.uint16).tobytes()),
            "componentType": SHORT,
        },
        "values": {"bufferView": studio.view(corners(LOW, SIZE).tobytes())},
    }
    positions = studio.add(
        "accessors", {"componentType": FLOAT, "type": "VEC3", "count": 8, "sparse": sparse}
    )
    studio.node("sparse", studio.mesh(positions, studio.numbers(BOX, SHORT)))
    assert [box_of(one) for one in read(studio, tmp_path).elements] == [EXPECTED, EXPECTED]


def test_of_several_scenes_the_first_one_is_shown_and_the_others_are_named(tmp_path: Path) -> None:
    studio = Studio()
    mesh = studio.box(LOW, SIZE)
    day, night = studio.node("wall", mesh), studio.node("wall at night", mesh)
    studio.json["scenes"] = [{"name": "Night", "nodes": [night]}, {"name": "Day", "nodes": [day]}]
    studio.json["scene"] = 1
    model = read(studio, tmp_path, "wall")
    assert box_of(only(model)) == EXPECTED
    assert any("only its first is shown; not Night" in said for said in model.warnings)


def test_a_thing_drawn_many_times_by_one_node_stands_in_all_its_places(tmp_path: Path) -> None:
    studio = Studio()
    places = studio.numbers([(0.0, 0.0, 0.0), (10.0, 0.0, 0.0)], FLOAT)
    how = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": places}}}
    studio.node("balconies", studio.box(LOW, SIZE), extensions=how)
    balconies = only(read(studio, tmp_path))
    assert len(balconies.meshes) == 2
    assert box_of(balconies) == ([1.0, 0.0, -6.0], [15.0, 3.0, -5.5])


def test_centimetres_are_doubted_and_set_right_by_a_word(tmp_path: Path) -> None:
    studio = Studio()
    studio.node("tower", studio.box((0, 0, 0), (2000, 3000, 1500)))
    doubted = read(studio, tmp_path)
    assert any("3,000 m high" in said and "scale = 0.01" in said for said in doubted.warnings)
    right = read(studio, tmp_path, scale=0.01)
    assert box_of(only(right))[1] == [20.0, 30.0, 15.0]
    assert not right.warnings


def test_a_building_on_its_side_is_doubted_and_set_upright_by_a_word(tmp_path: Path) -> None:
    studio = Studio()
    names = [f"IfcSlab {floor}" for floor in range(4)]
    for floor, name in enumerate(names):
        studio.node(name, studio.box((0, 0, 3.0 * floor), (8, 6, 0.2)))
    assert any('up = "z"' in said for said in read(studio, tmp_path, *names).warnings)
    upright = read(studio, tmp_path, *names, up="z")
    assert not upright.warnings
    assert box_of(upright.elements[3]) == ([0.0, 9.0, -6.0], [8.0, 9.2, 0.0])


def test_a_brick_that_is_all_picture_is_as_red_as_its_picture(tmp_path: Path) -> None:
    studio = Studio()
    picture = io.BytesIO()
    Image.new("RGB", (32, 32), (180, 60, 50)).save(picture, "PNG")
    studio.add("images", {"bufferView": studio.view(picture.getvalue()), "mimeType": "image/png"})
    studio.add("images", {"uri": "lost.png"})
    studio.add("textures", {"source": 0})
    studio.add("textures", {"source": 1})
    for name, texture in (("Brick", 0), ("Lost", 1)):
        studio.add(
            "materials", {"name": name, "pbrMetallicRoughness": {"baseColorTexture": {"index": texture}}}
        )
    studio.node("wall", studio.box(LOW, SIZE, material=0))
    studio.node("door", studio.box(LOW, SIZE, material=1))
    wall, door = read(studio, tmp_path).elements
    assert wall.meshes[0].material == "Brick"
    assert wall.meshes[0].colour == pytest.approx((180 / 255, 60 / 255, 50 / 255), abs=0.01)
    assert (door.meshes[0].material, door.meshes[0].colour) == ("Lost", None)


def test_a_name_with_an_accent_meets_the_table_however_it_is_spelt(tmp_path: Path) -> None:
    studio = Studio()
    studio.node(unicodedata.normalize("NFD", "Façade élevée 壁"), studio.box(LOW, SIZE))
    studio.node("a thing of nobody", studio.box(LOW, SIZE))
    model = read(studio, tmp_path, "Façade élevée 壁", "in the table alone")
    facade, silent = model.elements
    assert (facade.global_id, box_of(facade)) == ("Façade élevée 壁", EXPECTED)
    assert (silent.global_id, silent.meshes) == ("in the table alone", ())
    assert any(
        "1 shape belongs to no element" in said and "'a thing of nobody'" in said for said in model.warnings
    )


def test_a_tree_of_three_thousand_levels_and_one_without_end_are_walked(tmp_path: Path) -> None:
    studio = Studio()
    mesh = studio.box(LOW, SIZE)
    for level in range(3_000):
        studio.node("", children=[level + 1])
    studio.node("wall", mesh)
    assert box_of(only(read(studio, tmp_path, "wall"))) == EXPECTED
    for node in studio.json["nodes"][:-1]:
        node["children"] *= 2
    assert len(only(read(studio, tmp_path, "wall")).meshes) == 1


def test_looks_that_are_not_understood_do_no_harm_and_shapes_that_are_not_are_refused_with_the_way_out(
    tmp_path: Path,
) -> None:
    studio = Studio()
    studio.json["extensionsRequired"] = ["KHR_materials_clearcoat", "KHR_texture_basisu"]
    studio.node("wall", studio.box(LOW, SIZE))
    assert box_of(only(read(studio, tmp_path))) == EXPECTED
    studio.json["extensionsRequired"].append("AGI_articulations")
    with pytest.raises(BrokenInputError, match="AGI_articulations, which is not read") as refused:
        read(studio, tmp_path)
    assert "without that extension" in refused.value.remedy


def test_a_buffer_of_no_bytes_is_a_broken_accessor(tmp_path: Path) -> None:
    studio = Studio()
    studio.node("wall", studio.box(LOW, SIZE))
    studio.json["buffers"] = [{"byteLength": 0, "uri": "data:,"}]
    with pytest.raises(BrokenInputError, match="accessor 0 is broken"):
        read(studio, tmp_path)
