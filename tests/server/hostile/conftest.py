"""One real server for all that is hostile to it, and somebody who said yes to it."""

from collections.abc import Iterator

import pytest

from server.simulation.door import Door
from tests.e2e.serving import Served, serving
from tests.server.deciding import write_build
from tests.server.house import yes


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small development, served by a process of its own."""
    data = tmp_path_factory.mktemp("served")
    write_build(data / "builds")
    with serving(data) as it:
        yield it


@pytest.fixture
def door(served: Served) -> Door:
    """A browser that was never here."""
    return Door(served.url)


@pytest.fixture
def consent(door: Door) -> str:
    """Its yes."""
    return door.consent(yes())
