"""Fixtures of the server's tests: a house in this process, and a real served one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.grown.postgres import Postgres, a_cluster
from tests.server.house import House, Visitor, a_house

#: Modules whose tests hold on PostgreSQL too; each of them runs twice.
ON_BOTH = {
    "test_store",
    "test_consent",
    "test_ingest",
    "test_unpack",
    "test_rights",
    "test_sales",
    "test_decide",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what uses the ``database`` of a test, in the modules that are named above, on both."""
    if "database" in metafunc.fixturenames and metafunc.module.__name__.rpartition(".")[2] in ON_BOTH:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A cluster for all tests of this process; started by the first that asks for it."""
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Where a test has its tables: "" for the embedded default, or an empty database of PostgreSQL's."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return ""
    cluster: Postgres = request.getfixturevalue("postgres")
    return cluster.emptied()


@pytest.fixture
def house(tmp_path: Path, database: str) -> Iterator[House]:
    """The application with the small development, started and stopped."""
    with a_house(tmp_path, database) as it:
        yield it


@pytest.fixture
def buyer(house: House) -> Visitor:
    """Somebody who agreed to be recorded."""
    return house.visitor().agree()
