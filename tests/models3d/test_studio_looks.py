"""How things look that studios deliver: Blender's glass is glass, and a brick may come as WebP."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from models3d.model import Mesh
from models3d.progress import Silent
from models3d.sources.elements_csv import ElementRow
from models3d.sources.gltf import read_gltf
from tests.models3d.studio_glb import Studio


def shown(studio: Studio, folder: Path, material: dict[str, Any]) -> Mesh:
    studio.add("materials", material)
    studio.node("pane", studio.box((0, 0, 0), (1, 2, 0.02), material=0))
    rows = {"pane": ElementRow("pane", "IfcWindow", "", "", "", "", "", "")}
    (pane,) = read_gltf(studio.write(folder / "house.glb"), rows, [], np.eye(4), Silent()).elements
    return pane.meshes[0]


@pytest.mark.parametrize(
    ("glassy", "opacity"),
    [
        ({"transmissionFactor": 1.0}, 0.25),
        ({"transmissionFactor": 0.95}, 0.25),
        ({"transmissionFactor": 0.4}, 0.6),
        ({"transmissionFactor": 0.0}, 1.0),
        ({}, 1.0),
        ({"transmissionFactor": 1.0, "transmissionTexture": {"index": 0}}, 1.0),
    ],
)
def test_one_sees_through_glass_as_blender_has_it(tmp_path: Path, glassy: object, opacity: float) -> None:
    material = {"name": "Material.001", "extensions": {"KHR_materials_transmission": glassy}}
    assert shown(Studio(), tmp_path, material).opacity == pytest.approx(opacity)


def test_glass_that_is_blended_as_well_is_as_clear_as_the_clearer_of_both(tmp_path: Path) -> None:
    surface = {"alphaMode": "BLEND", "pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0.1]}}
    glassy = {"extensions": {"KHR_materials_transmission": {"transmissionFactor": 1.0}}}
    assert shown(Studio(), tmp_path, surface | glassy).opacity == pytest.approx(0.1)


def test_a_brick_whose_picture_is_webp_alone_is_as_red_as_its_picture(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), (180, 60, 50)).save(picture, "WEBP", lossless=True)
    studio = Studio()
    studio.add("images", {"bufferView": studio.view(picture.getvalue()), "mimeType": "image/webp"})
    studio.add("textures", {"extensions": {"EXT_texture_webp": {"source": 0}}})
    brick = shown(studio, tmp_path, {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}})
    assert brick.colour == pytest.approx((180 / 255, 60 / 255, 50 / 255), abs=0.01)
