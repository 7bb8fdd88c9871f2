"""``maquette import``: what a project manager's terminal shows, and what is left on disk."""

import subprocess
import sys
from pathlib import Path

from models3d.build import read_build
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse


def test_a_project_manager_reads_what_came_in_and_where_it_went(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    done = _import(write_folder(tmp_path / "folder", house), tmp_path / "builds", "--quick")
    assert done.returncode == 0, done.stderr
    assert "Lindenhof" in done.stdout
    assert "elements on 3 storeys" in done.stdout
    assert "maquette serve" in done.stdout
    manifest = read_build(tmp_path / "builds" / "lindenhof")
    assert len(manifest.elements.global_id) == 16
    assert sum(chunk.triangles for chunk in manifest.chunks) > 0


def test_a_misspelt_file_ends_in_one_sentence_with_a_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "development.toml").write_text(SMALLEST)
    done = _import(folder, tmp_path / "builds")
    assert done.returncode != 0
    assert "house.ifc" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "builds").exists()


def _import(folder: Path, builds: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "server", "import", str(folder), "--into", str(builds), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)
