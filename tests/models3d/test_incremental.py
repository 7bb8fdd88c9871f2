"""What changed is made again, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models3d.build import IDS, MANIFEST, build_development, read_build
from models3d.progress import Silent
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

UNITS = "id,name,price,status,storey,rooms,area\nA,Home A,{price},{status},Ground floor,2,46\n"
LOG = "element,task,start,finish\n{rows}"
TOML = SMALLEST + '\n[[schedules]]\nfile = "log.csv"\n'

#: Lines of work that stand for each kind of making.
SHAPES, PACKING = "Computing the shapes", "Packing stages"


class Recorded(Silent):
    """Remembers the lines of work that it is told of."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def start(self, label: str, total: int = 0) -> None:  # noqa: ARG002 - the protocol's signature
        self.lines.append(label)

    def did(self, work: str) -> bool:
        """Whether there was a line of that work."""
        return any(line.startswith(work) for line in self.lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A block of flats with a price list and a log, one task for each storey's elements."""
    house = TinyHouse()
    ids = block(house)
    folder = write_folder(
        tmp_path / "folder", house, TOML, units_csv=UNITS.format(price=300_000, status="available")
    )
    _schedule(folder, list(ids.values()), month=5)
    return folder


def test_a_changed_price_makes_the_manifest_again_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    _imported(folder, tmp_path / "builds")
    (folder / "units.csv").write_text(UNITS.format(price=290_000, status="reserved"))
    with _untouched(tmp_path / "builds") as changed:
        after, work = _imported(folder, tmp_path / "builds")
    assert changed == {MANIFEST, f"{MANIFEST}.br"}
    assert not any(work.did(kind) for kind in (SHAPES, PACKING, "Following the sun"))
    assert [unit.price for unit in read_build(after).units] == [290_000]


def test_a_changed_schedule_packs_again_and_computes_no_shape(folder: Path, tmp_path: Path) -> None:
    build, _ = _imported(folder, tmp_path / "builds")
    ids = read_build(build).elements.global_id
    _schedule(folder, ids, month=7)
    with _untouched(tmp_path / "builds") as changed:
        _, work = _imported(folder, tmp_path / "builds")
    assert MANIFEST in changed
    assert not work.did(SHAPES), work.lines


def test_a_changed_model_is_read_again(folder: Path, tmp_path: Path) -> None:
    _, first = _imported(folder, tmp_path / "builds")
    with (folder / "house.ifc").open("a") as model:
        model.write("/* touched */\n")
    _, again = _imported(folder, tmp_path / "builds")
    assert first.did(SHAPES)
    assert again.did(SHAPES)


def test_one_core_and_several_make_the_same_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds = {}
    for cores in (1, 2):
        monkeypatch.setattr("models3d.crew.os.cpu_count", lambda cores=cores: cores)
        _imported(folder, tmp_path / f"builds-{cores}")
        builds[cores] = _contents(tmp_path / f"builds-{cores}")
    assert builds[1] == builds[2]


def _imported(folder: Path, builds: Path) -> tuple[Path, Recorded]:
    work = Recorded()
    (build,) = build_development(folder, builds, work, quick=True)
    return build, work


@contextmanager
def _untouched(builds: Path) -> Iterator[set[str]]:
    """The names of files that are new or different when the block ends."""
    before = _contents(builds)
    changed: set[str] = set()
    yield changed
    after = _contents(builds)
    changed |= {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert IDS in after


def _contents(builds: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in next(builds.glob("*/manifest.json")).parent.iterdir()}


def _schedule(folder: Path, ids: list[str], month: int) -> None:
    rows = "".join(
        f"{one},T{at // 6},2027-0{month}-{1 + at // 6:02},2027-0{month}-{5 + at // 6:02}\n"
        for at, one in enumerate(ids)
    )
    (folder / "log.csv").write_text(LOG.format(rows=rows))
