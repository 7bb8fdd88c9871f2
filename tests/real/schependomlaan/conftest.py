"""The real building, read once for all tests; skipped, saying so, where its data is not at hand."""

from pathlib import Path

import pytest

from models3d.described import Described, describe
from models3d.staged import Staged, read_staged

FOLDER = Path(__file__).parent
DATA = FOLDER.parents[3] / "shared" / "data" / "schependomlaan"


@pytest.fixture(scope="session")
def site() -> Staged:
    """Schependomlaan, staged."""
    if not DATA.is_dir():
        pytest.skip(f"SKIPPED: the real building's data is not at {DATA}; nothing of it was tested.")
    return read_staged(FOLDER)


@pytest.fixture(scope="session")
def described(site: Staged) -> Described:
    """Schependomlaan with its materials, homes and plans."""
    return describe(site)


@pytest.fixture(scope="session")
def trades() -> Path:
    """The folder of the contractor's IFC2X3 models."""
    if not (DATA / "trades").is_dir():
        pytest.skip(f"SKIPPED: the trades' IFC models are not at {DATA / 'trades'}; nothing was tested.")
    return DATA / "trades"
