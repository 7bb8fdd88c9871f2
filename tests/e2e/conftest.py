"""What every browser test starts from: the sample development built by the real importer, and a Chromium."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import Visit, launched, visiting
from tests.e2e.built import built
from tests.e2e.pictured import picture
from tests.e2e.serving import Served, serving
from tests.e2e.shelled import look_from_outside


def maquette(*words: str) -> None:
    """Run a command of ours as a user would; its complaint is the test's."""
    done = subprocess.run(
        [sys.executable, "-m", "server", *words], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, f"maquette {' '.join(words)}\n{done.stdout}\n{done.stderr}"


def kept_in(config: pytest.Config, name: str) -> Path:
    """The folder in which builds called ``name`` outlive a run."""
    assert config.cache
    return config.cache.mkdir(name)


@pytest.fixture(scope="session")
def sample_build(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The builds folder with the sample development in it, as the importer makes it."""

    def make(root: Path) -> None:
        maquette("sample", str(root / "folder"))
        maquette("import", str(root / "folder"), "--into", str(root / "builds"), "--quick")
        look_from_outside(root / "builds" / "linden-court")

    root = tmp_path_factory.mktemp("sample")
    shell = Path(__file__).with_name("shelled.py")
    built(kept_in(pytestconfig, "sample-build"), make, [shell], root)
    return root / "builds"


@pytest.fixture(scope="session")
def served(sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server with the sample development, for all buyers who do not care who was there before."""
    data = tmp_path_factory.mktemp("served")
    shutil.copytree(sample_build, data / "builds")
    with serving(data) as it:
        yield it


@pytest.fixture(scope="session")
def pictured(sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server with the sample development, with plans and pictures of everything."""
    data = tmp_path_factory.mktemp("pictured")
    shutil.copytree(sample_build, data / "builds")
    for build in (data / "builds").glob("*/manifest.json"):
        picture(build.parent)
    with serving(data) as it:
        yield it


@pytest.fixture
def data(tmp_path: Path, sample_build: Path) -> Path:
    """A data folder of this test's own with the sample's build."""
    shutil.copytree(sample_build, tmp_path / "builds")
    return tmp_path


@pytest.fixture
def untouched(data: Path) -> Iterator[Served]:
    """A running server with the sample development and nothing else: nobody was there before this test."""
    with serving(data) as it:
        yield it


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real browser for the session."""
    with launched() as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """A buyer who has never been here."""
    with visiting(chromium) as it:
        yield it
