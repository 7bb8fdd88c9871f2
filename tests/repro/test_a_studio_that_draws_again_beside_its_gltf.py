"""A glTF has its numbers in files beside it: where a studio exports them anew, the building is read anew."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models3d.folder.tables import ModelTable
from models3d.progress import Silent
from models3d.readers.reading_order import made_from
from models3d.sources.gltf import read_gltf
from tests.models3d.studio_glb import Studio

MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("mark", [b"", MARK])
@pytest.mark.parametrize("lowest", [0.0, float("nan")])
@pytest.mark.parametrize("name", ["house.gltf", "house.GLB"])
def test_a_wall_that_was_moved_is_not_shown_where_it_was(
    tmp_path: Path, mark: bytes, lowest: float, name: str
) -> None:
    digests, ends = [], []
    for length in (4.0, 8.0):
        write(tmp_path / name, length, mark, accessor={"min": [lowest] * 3})
        digests.append(made_from(tmp_path, ModelTable(name), 5.0))
        (wall,) = read_gltf(tmp_path / name, {}, [], np.eye(4), Silent()).elements
        ends.append(wall.meshes[0].vertices[:, 0].max())
    assert ends == [4.0, 8.0]
    assert digests[0] != digests[1]


@pytest.mark.parametrize("buffers", [None, 7, [None], [{"uri": 3}], [{"uri": "a\0b"}], [{"uri": "x" * 5000}]])
def test_what_its_reader_refuses_is_left_to_its_reader(tmp_path: Path, buffers: object) -> None:
    (tmp_path / "house.gltf").write_text(json.dumps({"asset": {"version": "2.0"}, "buffers": buffers}))
    assert made_from(tmp_path, ModelTable("house.gltf"), 5.0)


def write(path: Path, length: float, mark: bytes, accessor: dict[str, Any]) -> None:
    studio = Studio()
    studio.node("wall", studio.box((0, 0, 0), (length, 3, 0.3)))
    studio.json["accessors"][0] |= accessor
    studio.json["buffers"][0]["uri"] = "the numbers.bin".replace(" ", "%20")
    path.with_name("the numbers.bin").write_bytes(studio.binary)
    path.write_bytes(mark + json.dumps(studio.json).encode())
