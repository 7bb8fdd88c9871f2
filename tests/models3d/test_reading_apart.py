"""Reading a model survives what a project manager's day brings: Ctrl-C, kill, crash, a file without end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.model import Model
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.shelf import Shelf
from models3d.sources.ifc import read_ifc
from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

pytestmark = pytest.mark.process

#: Enough that a reader can be caught at work.
MANY = 500


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose model has many walls."""
    house = TinyHouse()
    storey = house.storey("Ground floor", 0.0)
    for number in range(MANY):
        house.box("IfcWall", f"wall {number}", (number * 2.0, 0.0, 0.0), (1.0, 0.2, 2.5), storey)
    return write_folder(tmp_path_factory.mktemp("crowd"), house)


@pytest.fixture
def importing(crowd: Path, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts a process that reads the crowd with a shelf at ``tmp_path``; it is ended with the test."""
    begun: list[subprocess.Popen[str]] = []

    def begin() -> subprocess.Popen[str]:
        code = (
            "from pathlib import Path\nfrom models3d.shelf import Shelf\n"
            "from models3d.staged import read_staged\n"
            f"read_staged(Path({str(crowd)!r}), None, Shelf(Path({str(tmp_path / 'shelf')!r})))"
        )
        process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def test_a_killed_import_leaves_no_process_and_goes_on_within_the_file(
    importing: Callable[[], subprocess.Popen[str]], crowd: Path, tmp_path: Path
) -> None:
    reader = caught_at_work(importing(), tmp_path / "shelf", stop=signal.SIGKILL)
    wait_for(lambda: not alive(reader))
    assert not whole(tmp_path / "shelf"), "it was caught before the end"

    again = Recorded()
    model = read_models(read_development(crowd), again, Shelf(tmp_path / "shelf"))

    assert again.first_reached >= 200, "what was done of the shapes is not done again"
    straight = read_ifc(crowd / "house.ifc", Silent())
    assert same(model, straight)


def test_an_interrupt_stops_everything_at_once_and_keeps_what_is_done(
    importing: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = importing()
    reader = caught_at_work(process, tmp_path / "shelf", stop=signal.SIGINT)
    process.wait(5)
    assert not alive(reader)
    left = [path.name for path in (tmp_path / "shelf").iterdir()]
    assert left
    assert not any(name.endswith(".part") for name in left)


def test_a_reader_that_the_system_ends_for_want_of_memory_ends_in_one_sentence(
    crowd: Path, tmp_path: Path
) -> None:
    progress = Recorded(lambda: strike(signal.SIGKILL))
    with pytest.raises(BrokenInputError, match="mostly for want of memory") as refused:
        read_models(read_development(crowd), progress, Shelf(tmp_path))
    assert refused.value.where == "house.ifc"
    assert "Start again" in refused.value.remedy


def test_a_file_on_which_a_kernel_crashed_is_read_once_more_with_care(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    strikes = [signal.SIGSEGV]
    progress = Recorded(lambda: strike(strikes.pop()) if strikes else None)
    model = read_models(read_development(write_folder(tmp_path, house)), progress, Shelf(tmp_path / "shelf"))
    assert not strikes
    assert len(model.elements) == 16
    assert all(element.meshes for element in model.elements)


def test_a_file_that_takes_too_long_is_given_up_and_named(crowd: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "house.ifc").symlink_to(crowd / "house.ifc")
    toml = SMALLEST + "\n[limits]\nminutes_per_file = 0.0001\n"
    (tmp_path / "folder" / "development.toml").write_text(toml)
    with pytest.raises(BrokenInputError, match=r"longer than 0\.0001 minutes") as refused:
        read_staged(tmp_path / "folder")
    assert refused.value.where == "house.ifc"
    assert "minutes_per_file" in refused.value.remedy


def test_a_changed_price_list_computes_no_shape_again(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    folder = write_folder(tmp_path / "folder", house, units_csv="id\nA\n")
    shelf, first, second = tmp_path / "shelf", Recorded(), Recorded()
    before = read_staged(folder, first, Shelf(shelf))
    (folder / "units.csv").write_text("id,price\nA,250000\n")
    after = read_staged(folder, second, Shelf(shelf))
    assert any(label.startswith("Computing the shapes") for label in first.labels)
    assert not any(label.startswith("Computing the shapes") for label in second.labels)
    assert same(before.model, after.model)
    assert after.units[0].price == 250000


def test_a_damaged_shelf_is_read_past(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    folder = write_folder(tmp_path / "folder", house)
    before = read_staged(folder, None, Shelf(tmp_path / "shelf"))
    for name in ("shapes-0.*", "model.*"):
        (kept,) = (tmp_path / "shelf").glob(name)
        kept.write_bytes(kept.read_bytes()[:-7])
        assert same(read_staged(folder, None, Shelf(tmp_path / "shelf")).model, before.model)


def test_several_files_are_read_at_once_under_one_line_of_progress(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    folder = write_folder(tmp_path, house, SMALLEST + '\n[[models]]\nfile = "yard.ifc"\n')
    yard = TinyHouse()
    yard.box("IfcSlab", "paving", (0.0, -9.0, -0.2), (8.0, 8.0, 0.2))
    yard.write(folder / "yard.ifc")
    progress = Recorded()
    staged = read_staged(folder, progress)
    assert "paving" in {element.name for element in staged.model.elements}
    assert progress.labels[0] == "Reading 2 models"
    assert progress.last_reached[progress.labels[0]] == progress.totals[0]


class Recorded:
    """Progress as a test can read it; ``once`` is done at the first shape that is reached."""

    def __init__(self, once: Callable[[], None] | None = None) -> None:
        self.labels: list[str] = []
        self.totals: list[int] = []
        self.last_reached: dict[str, int] = {}
        self.first_reached = -1
        self._once = once

    def start(self, label: str, total: int = 0) -> None:
        self.labels.append(label)
        self.totals.append(total)

    def advance(self, steps: int = 1) -> None:
        self.reach(self.last_reached.get(self.labels[-1], 0) + steps)

    def reach(self, done: int) -> None:
        self.last_reached[self.labels[-1]] = done
        if self.labels[-1].startswith("Computing the shapes") and done:
            if self.first_reached < 0:
                self.first_reached = done
            if self._once:
                self._once()


def same(one: Model, other: Model) -> bool:
    return [element.global_id for element in one.elements] == [
        element.global_id for element in other.elements
    ] and all(
        np.array_equal(mine.vertices, theirs.vertices) and np.array_equal(mine.triangles, theirs.triangles)
        for a, b in zip(one.elements, other.elements, strict=True)
        for mine, theirs in zip(a.meshes, b.meshes, strict=True)
    )


def readers_of(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [
        int(pid) for pid in found if b"models3d.readers.reader" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def strike(crash: signal.Signals) -> None:
    for pid in readers_of(os.getpid()):
        os.kill(pid, crash)


def caught_at_work(process: subprocess.Popen[str], shelf: Path, stop: signal.Signals) -> int:
    """Send ``stop`` to ``process`` as soon as its reader has kept a portion; the reader's id."""
    wait_for(lambda: kept_one(shelf) or process.poll() is not None)
    (reader,) = readers_of(process.pid)
    process.send_signal(stop)
    return reader


def kept_one(shelf: Path) -> bool:
    """Whether the first portion is there, and not only on its way."""
    return any(not path.name.endswith(".part") for path in shelf.glob("shapes-0.*"))


def whole(shelf: Path) -> bool:
    return any(shelf.glob("model.*"))


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def wait_for(done: Callable[[], bool], most: float = 30.0) -> None:
    until = time.monotonic() + most
    while not done():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)
