"""What a visualisation studio delivers, glTF with tables beside it, becomes the same kind of model."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh as untyped_trimesh

from models3d.errors import BrokenInputError
from models3d.staged import read_staged

#: trimesh ships annotations for a part of itself only; here all of it is untyped.
trimesh: Any = untyped_trimesh

TOML = """\
name = "Lindenhof"
currency = "EUR"

[place]
latitude = 51.84
longitude = 5.85
timezone = "Europe/Amsterdam"

[[models]]
file = "house.glb"
elements = "elements.csv"
columns = { layer = "cad_layer" }
spaces = "rooms.csv"
"""

ELEMENTS = """\
global_id,ifc_class,name,storey,cad_layer,material,parent,zone
slab,IfcSlab,floor,00,23,concrete,,
wall,IfcWall,leaf,00,21,brick,,1.01
roof,IfcRoof,roof,01,27,,,
panel,IfcBuildingElementPart,panel,01,,,roof,
room,IfcSpace,1.01,00,,,,
pile,IfcSpace,1.02,00,,,,
"""

ROOMS = """\
global_id,number,name,storey,unit,x,y,z
room,1.01,living,00,1,0,0,0
pile,1.02,hall,00,1,0,0,0
"""


def box(scene: Any, name: str, low: tuple[float, float, float], size: tuple[float, float, float]) -> None:
    mesh = trimesh.creation.box(size)
    mesh.visual = trimesh.visual.TextureVisuals(
        material=trimesh.visual.material.PBRMaterial(baseColorFactor=[255, 0, 0, 255], name="red")
    )
    place = np.eye(4)
    place[:3, 3] = np.array(low) + np.array(size) / 2
    scene.add_geometry(mesh, node_name=name, geom_name=f"shape of {name}", transform=place)


def folder(path: Path, toml: str = TOML, elements: str = ELEMENTS) -> Path:
    scene = trimesh.Scene()
    box(scene, "slab", (0, -0.2, -6), (8, 0.2, 6))
    box(scene, "wall", (0, 0, -6), (0.3, 3, 6))
    box(scene, "panel", (0, 3, -6), (8, 0.2, 6))
    box(scene, "room", (0.3, 0, -5.7), (5, 2.8, 4))
    box(scene, "pile", (-1, 0, -1), (2, 1, 2))
    (path / "house.glb").write_bytes(scene.export(file_type="glb"))
    (path / "elements.csv").write_text(elements)
    (path / "rooms.csv").write_text(ROOMS)
    (path / "development.toml").write_text(toml)
    return path


def test_nodes_are_what_the_table_says_they_are_and_where_the_file_puts_them(tmp_path: Path) -> None:
    staged = read_staged(folder(tmp_path))
    found = {element.global_id: element for element in staged.model.elements}
    assert set(found) == {"slab", "wall", "panel"}
    wall = found["wall"]
    assert (wall.ifc_class, wall.layer, wall.material, wall.zone) == ("IfcWall", "21", "brick", "1.01")
    points = wall.meshes[0].vertices
    assert np.allclose(points.min(axis=0), (0, 0, -6))
    assert np.allclose(points.max(axis=0), (0.3, 3, 0))
    assert wall.meshes[0].material == "red"
    assert wall.meshes[0].colour == pytest.approx((1, 0, 0))
    assert found["panel"].parent == "roof"


def test_a_drawn_room_is_a_volume_and_a_square_box_a_placeholder(tmp_path: Path) -> None:
    staged = read_staged(folder(tmp_path))
    rooms = {space.name: space for space in staged.model.spaces}
    assert not rooms["1.01"].placeholder
    assert rooms["1.01"].centre == pytest.approx((2.8, 1.4, -3.7))
    assert rooms["1.02"].placeholder
    assert any("1 of 2 rooms is a placeholder" in warning for warning in staged.warnings)


def test_a_mirrored_node_keeps_its_faces_outside(tmp_path: Path) -> None:
    path = folder(tmp_path)
    scene = trimesh.load_scene(path / "house.glb", process=False)
    scene.apply_transform(np.diag([-1.0, 1.0, 1.0, 1.0]))
    (path / "house.glb").write_bytes(scene.export(file_type="glb"))
    staged = read_staged(path)
    wall = next(element for element in staged.model.elements if element.global_id == "wall")
    solid = trimesh.Trimesh(wall.meshes[0].vertices, wall.meshes[0].triangles, process=True)
    assert solid.volume > 0


def test_without_a_table_every_named_node_is_an_element(tmp_path: Path) -> None:
    toml = TOML.split("elements =", maxsplit=1)[0]
    staged = read_staged(folder(tmp_path, toml))
    assert {element.global_id for element in staged.model.elements} >= {"slab", "wall", "panel"}


def test_a_repeated_id_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError) as refused:
        read_staged(folder(tmp_path, elements=ELEMENTS + "wall,IfcWall,leaf,00,,,,\n"))
    assert refused.value.where == "elements.csv line 8"


def test_a_file_that_cannot_be_read_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = folder(tmp_path)
    data = (path / "house.glb").read_bytes()
    text = b'{"asset": {"version": "2.0"}, "extensionsRequired": ["AGI_articulations"]}'
    (path / "house.glb").write_bytes(text)
    with pytest.raises(BrokenInputError, match="AGI_articulations"):
        read_staged(path)
    (path / "house.glb").write_bytes(data[: len(data) // 2])
    with pytest.raises(BrokenInputError, match="ends too early"):
        read_staged(path)
    (path / "house.glb").write_bytes(b"not a model")
    with pytest.raises(BrokenInputError, match=r"not a glTF 2\.0 file"):
        read_staged(path)
