"""Fixtures of the server's tests: a house in this process, and a real served one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.house import House, Visitor, a_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The application with the small development, started and stopped."""
    with a_house(tmp_path) as it:
        yield it


@pytest.fixture
def buyer(house: House) -> Visitor:
    """Somebody who agreed to be recorded."""
    return house.visitor().agree()
