"""A table says where rooms are as the model beside it does: in its unit, on its axes, before it is moved."""

from pathlib import Path

import numpy as np
import pytest

from models3d.staged import read_staged
from tests.models3d.studio_glb import Studio
from tests.models3d.test_gltf_folder import TOML

#: The model is turned to the left about its origin, and then moved.
MOVED = """\
scale = 0.01
up = "z"
turn = 90.0
offset = [100.0, 0.0, 0.0]
"""


def test_a_room_is_in_the_middle_of_its_slab_however_the_model_was_drawn(tmp_path: Path) -> None:
    studio = Studio()
    # Centimetres, z upwards: 8 m by 6 m, 3 m above the ground.
    for name, low, size in [
        ("slab", (200, 100, 280), (800, 600, 20)),
        ("wall", (200, 100, 0), (30, 600, 280)),
        ("panel", (200, 100, 600), (800, 600, 20)),
    ]:
        studio.node(name, studio.box(low, size))
    studio.write(tmp_path / "house.glb")
    rows = "slab,IfcSlab,slab,01\nwall,IfcWall,wall,00\npanel,IfcSlab,roof,01\n"
    (tmp_path / "elements.csv").write_text("global_id,ifc_class,name,storey\n" + rows)
    (tmp_path / "rooms.csv").write_text(
        "global_id,number,name,storey,unit,x,y,z\nr,1.01,Living,01,1,600,400,300\n"
    )
    (tmp_path / "development.toml").write_text(
        TOML.replace('columns = { layer = "cad_layer" }\n', "") + MOVED
    )
    model = read_staged(tmp_path).model
    (slab,) = (one.meshes[0].vertices for one in model.elements if one.global_id == "slab")
    (room,) = model.spaces
    x, _, z = (slab.min(axis=0) + slab.max(axis=0)) / 2
    assert np.isclose(slab[:, 1].max(), 3.0)
    assert room.centre == pytest.approx((x, 3.0, z))
    assert room.centre == pytest.approx((96.0, 3.0, -6.0))
