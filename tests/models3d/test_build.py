from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from models3d.build import IDS, MANIFEST, build_development, read_build, write_build
from models3d.described import Described, describe
from models3d.errors import BrokenInputError
from models3d.making.depth import Depth
from models3d.model import ModelElement
from models3d.progress import Silent
from tests.models3d.reading_glb import primitives
from tests.models3d.world import staged


class Interrupted(Silent):
    """A project manager who presses Ctrl-C while the homes are being found."""

    def start(self, label: str, total: int = 0) -> None:  # noqa: ARG002 - the protocol's signature
        if label.startswith("Finding"):
            raise KeyboardInterrupt


def test_a_build_says_what_its_files_hold(tmp_path: Path) -> None:
    build = write_build(_described(), tmp_path, depth=Depth.WALKABLE)
    manifest = read_build(build)
    assert build == tmp_path / "two-flats"
    named = {chunk.file for chunk in manifest.chunks} | {
        material.texture.file for material in manifest.materials if material.texture
    }
    files = {path.name for path in build.iterdir()}
    assert {name for name in files if not name.endswith(".br")} == {MANIFEST, IDS, *named}
    for name in files:
        if name.endswith(".br"):
            assert brotli.decompress((build / name).read_bytes()) == (build / name[:-3]).read_bytes()
    for chunk in manifest.chunks:
        data = (build / chunk.file).read_bytes()
        assert (len(data), sha256(data).hexdigest()) == (chunk.bytes, chunk.sha256)
        found = primitives(data)
        assert sum(len(one.triangles) for one in found) == chunk.triangles
        for one in found:
            assert {manifest.elements.stage[element] for element in one.elements} == {chunk.stage}


def test_a_chunk_holds_exactly_what_its_stage_adds(tmp_path: Path) -> None:
    build = write_build(_described(), tmp_path, depth=Depth.WALKABLE)
    manifest = read_build(build)
    shown = {
        manifest.elements.global_id[element]
        for chunk in manifest.chunks
        for one in primitives((build / chunk.file).read_bytes())
        for element in one.elements.tolist()
    }
    assert shown == set(manifest.elements.global_id)


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (
        write_build(_described(), tmp_path / "one", depth=Depth.WALKABLE),
        write_build(_described(), tmp_path / "other", depth=Depth.WALKABLE),
    )
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {
        p.name: p.read_bytes() for p in other.iterdir()
    }


def test_a_new_build_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_build(_described(), tmp_path, depth=Depth.WALKABLE)
    world = staged()
    build = write_build(describe(replace(world, warnings=["Mind the step."])), tmp_path, depth=Depth.WALKABLE)
    assert read_build(build).warnings[0] == "Mind the step."
    assert [path.name for path in tmp_path.iterdir()] == ["two-flats"]


def test_an_interrupt_leaves_the_last_good_build(tmp_path: Path) -> None:
    before = _content(write_build(_described(), tmp_path, depth=Depth.WALKABLE))
    with pytest.raises(KeyboardInterrupt):
        write_build(_described(), tmp_path, Interrupted(), depth=Depth.WALKABLE)
    assert _content(tmp_path / "two-flats") == before
    assert [path.name for path in tmp_path.iterdir()] == ["two-flats"]


def test_a_model_without_shapes_leaves_the_last_good_build_and_says_what_to_do(tmp_path: Path) -> None:
    before = _content(write_build(_described(), tmp_path, depth=Depth.WALKABLE))
    bare = [replace(element, meshes=()) for element in staged().model.elements]
    with pytest.raises(BrokenInputError, match="nothing to show") as error:
        write_build(_described(elements=bare), tmp_path, depth=Depth.WALKABLE)
    assert error.value.remedy
    assert _content(tmp_path / "two-flats") == before


def test_a_folder_that_cannot_be_read_leaves_the_last_good_build(tmp_path: Path) -> None:
    before = _content(write_build(_described(), tmp_path / "builds", depth=Depth.WALKABLE))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "development.toml").write_text('name = "Two Flats"\ncurrency = ')
    with pytest.raises(BrokenInputError):
        list(build_development(folder, tmp_path / "builds"))
    assert _content(tmp_path / "builds" / "two-flats") == before


def test_a_crash_between_the_two_renames_is_mended_by_the_next_import(tmp_path: Path) -> None:
    build = write_build(_described(), tmp_path, depth=Depth.WALKABLE)
    before = _content(build)
    (tmp_path / ".work").mkdir()
    build.rename(tmp_path / ".work" / "two-flats.old")
    with pytest.raises(KeyboardInterrupt):
        write_build(_described(), tmp_path, Interrupted(), depth=Depth.WALKABLE)
    assert _content(build) == before


def _described(elements: list[ModelElement] | None = None) -> Described:
    return describe(staged(elements=elements))


def _content(build: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in build.iterdir()}
