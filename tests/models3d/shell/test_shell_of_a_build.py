"""The shell's file: a bit for each triangle, in the order in which a viewer comes by them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models3d.build import read_build, write_build
from models3d.described import describe
from models3d.making.depth import Depth
from models3d.packing.drawn import drawn_by
from models3d.packing.glb import Copies, Primitive, write_glb
from models3d.packing.lattice import Grid
from tests.models3d.reading_glb import primitives
from tests.models3d.test_pack import LOOKS
from tests.models3d.world import staged


def test_every_chunk_has_a_bit_for_each_of_its_triangles(tmp_path: Path) -> None:
    folder = write_build(describe(staged()), tmp_path, depth=Depth.LIT)
    build = read_build(folder)
    data = (folder / build.shell).read_bytes()
    assert len(data) == sum(-(-chunk.triangles // 8) for chunk in build.chunks)
    seen = np.unpackbits(np.frombuffer(data, np.uint8)).sum()
    assert 0 < seen < sum(chunk.triangles for chunk in build.chunks)


def test_triangles_are_counted_as_a_viewer_comes_by_them() -> None:
    """Copies too, turned or not; the lattice makes a difference of some millimetres at most."""
    grid = Grid((-3.0, 1.0, 2.0), 0.002)
    rng = np.random.default_rng(5)
    turns = np.array([[0.0, 0.0, 0.0, 1.0], [0.0, np.sqrt(0.5), 0.0, np.sqrt(0.5)]])
    copies = Copies(
        np.array([[500, 0, 100], [2_000, 40, 900]], np.float32), turns, np.array([4, 9], np.uint32)
    )
    once = Primitive(
        0,
        rng.integers(0, 2_000, (12, 3)).astype(np.uint16),
        np.repeat(np.array([2, 7], np.uint32), 6),
        np.arange(12, dtype=np.uint32),
    )
    repeated = Primitive(
        1,
        rng.integers(0, 400, (6, 3)).astype(np.uint16),
        np.zeros(0, np.uint32),
        np.array([0, 1, 2, 3, 4, 5, 2, 3, 4], np.uint32),
        copies,
    )
    ours = drawn_by([once, repeated], grid)
    read = primitives(write_glb([once, repeated], LOOKS, grid))
    corners = np.concatenate([one.points[one.triangles] for one in read])
    assert np.abs(_turned_alike(ours.corners) - _turned_alike(corners)).max() < 0.004
    assert (
        ours.element.tolist() == np.concatenate([one.elements[one.triangles[:, 0]] for one in read]).tolist()
    )
    assert ours.material.tolist() == [0] * 4 + [1] * 6


def _turned_alike(corners: NDArray[np.floating]) -> NDArray[np.floating]:
    """The codec may turn a triangle: its corners in the order of their places."""
    return np.sort(corners.reshape(len(corners), 3, 3), axis=1)
