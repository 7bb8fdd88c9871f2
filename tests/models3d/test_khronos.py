"""Every chunk passes Khronos' glTF-Validator, which comes with the page's own tools."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models3d.build import write_build
from models3d.described import describe
from models3d.making.depth import Depth
from models3d.manifest import Material
from models3d.model import Mesh
from models3d.packing.bodies import distinct_surfaces
from models3d.packing.lattice import grid_over
from models3d.packing.pack import pack_stage
from tests.models3d.world import box, cylinder, staged

WEB = Path(__file__).parents[2] / "web"
LOOKS = [
    Material("plaster", "Plaster", "plaster", "#efeae1"),
    Material("glass", "Glass", "glass", "#c9dcdf", 0.1, 0.0, 0.3),
]

pytestmark = pytest.mark.skipif(
    not (WEB / "node_modules" / "gltf-validator").is_dir() or not shutil.which("node"),
    reason="the page's tools are not set up: make web/node_modules with 'make check'",
)


def test_the_chunks_of_a_house_are_valid(tmp_path: Path) -> None:
    build = write_build(describe(staged()), tmp_path, depth=Depth.WALKABLE)
    _assert_valid(*build.glob("*.glb"))


def test_turned_copies_panes_and_many_elements_are_valid(tmp_path: Path) -> None:
    column = cylinder(24)
    turned = Mesh(column.vertices[:, [1, 0, 2]] * (1, -1, 1), column.triangles)
    meshes = [
        Mesh(one.vertices + np.array((3.0 * at, 0, 0)), one.triangles)
        for at, one in enumerate([column, turned] * 9)
    ]
    shapes: list[list[Mesh]] = [[mesh] for mesh in meshes] + [[box((0, 5, 0), (1, 6, 1))]]
    shapes += [[] for _ in range(70_000)] + [[box((5, 5, 0), (6, 6, 1))]]
    looks = [[at % 2] * len(some) for at, some in enumerate(shapes)]
    grid = grid_over(np.concatenate([mesh.vertices for some in shapes for mesh in some]))
    packed = pack_stage(0, "frame", distinct_surfaces(shapes, looks, LOOKS), LOOKS, grid)
    assert packed is not None
    file = tmp_path / packed.chunk.file
    file.write_bytes(packed.data)
    _assert_valid(file)


def test_the_validator_does_find_faults(tmp_path: Path) -> None:
    packed = pack_stage(
        0,
        "frame",
        distinct_surfaces([[box((0, 0, 0), (1, 1, 1))]], [[0]], LOOKS),
        LOOKS,
        grid_over(np.ones((1, 3))),
    )
    assert packed is not None
    spoilt = tmp_path / "spoilt.glb"
    spoilt.write_bytes(packed.data.replace(b'"nodes":[0]', b'"nodes":[9]'))
    (report,) = _reports(spoilt)
    assert report["issues"]["numErrors"] > 0


def _assert_valid(*files: Path) -> None:
    assert files
    for report in _reports(*files):
        wrong = [one for one in report["issues"]["messages"] if one["severity"] <= 1]
        assert (report["issues"]["numErrors"], report["issues"]["numWarnings"]) == (0, 0), wrong


def _reports(*files: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "validate.mjs", *map(str, files)],
        cwd=WEB,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
