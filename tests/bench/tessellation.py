"""What reading, staging and packing cost beside the tessellation that no import can do without."""

import os
import shutil
import time
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.geom

from models3d.swap import WORK
from tests.bench.imports import Import, imported
from tests.bench.table import Cell, Table

#: Steps of their own: one can walk in the building only after them, but they stage and pack nothing.
APART = ("Looking for windows", "Following the sun")
#: How the steps begin that read, stage and pack; what is left is homes and writing.
OURS = ("Opening", "Computing", "Reading", "Staging", "Packing")
#: What the shelf calls shapes.
SHAPES = "shapes-"

TOML = """name = "{name}"
currency = "EUR"

[place]
latitude = 51.84
longitude = 5.85
timezone = "Europe/Amsterdam"
"""


def beside_tessellation(developments: dict[str, Path], work: Path) -> Table:
    """Compare an import whose shapes are kept with ifcopenshell's iterator over the same files.

    ``developments`` are folders by what to call them. Nothing but tessellation is spared: files are opened,
    read and merged, and what was tessellated is loaded.
    """
    rows: list[dict[str, Cell]] = []
    ratios: dict[str, float] = {}
    for name, folder in developments.items():
        builds = work / f"{folder.name}-builds"
        whole = _walkable(imported(folder, builds, quick=True))
        _forget_all_but_shapes(builds)
        again = imported(folder, builds, quick=True)
        rest = _walkable(again)
        ours = sum(step.wall for step in again.steps if step.label.startswith(OURS))
        models = sorted(folder.glob("*.ifc"))
        bare = sum(map(_bare, models))
        rows.append(
            {
                "development": name,
                "files": len(models),
                "tessellation alone, s": bare,
                "reading, staging, packing, s": ours,
                "all else, s": rest,
                "import, s": whole,
            }
        )
        ratios |= {
            f"{name}, reading, staging and packing over tessellation": ours / bare,
            f"{name}, all else": rest / bare,
            f"{name}, import": whole / bare,
        }
    return Table(
        "models.import",
        "What do reading, staging and packing cost beside ifcopenshell's tessellation?",
        rows,
        "ifcopenshell's iterator as it comes, on all cores, file after file",
        ratios,
    )


def write_development(name: str, models: Path, folder: Path) -> Path:
    """Write a development of all IFC files in ``models`` into ``folder``; that folder."""
    folder.mkdir()
    toml = TOML.format(name=name)
    for path in sorted(models.glob("*.ifc")):
        shutil.copy(path, folder)
        toml += f'\n[[models]]\nfile = "{path.name}"\n'
    (folder / "development.toml").write_text(toml)
    return folder


def _walkable(one: Import) -> float:
    return sum(step.wall for step in one.steps if not step.label.startswith(APART))


def _forget_all_but_shapes(builds: Path) -> None:
    for path in (builds / WORK).glob("*.kept/*"):
        if not path.name.startswith(SHAPES):
            path.unlink()


def _bare(model: Path) -> float:
    """Seconds of ifcopenshell's own iterator over ``model`` with its usual settings, all cores."""
    geom: Any = ifcopenshell.geom
    began = time.perf_counter()
    for _shape in geom.iterate(geom.settings(), ifcopenshell.open(str(model)), os.cpu_count() or 1):
        pass
    return time.perf_counter() - began
