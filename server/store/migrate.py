"""Brings a database to the newest version of the tables, and can tell whether models and tables agree."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from server.errors import RefusedError
from server.store.db import Store
from server.store.models import Table
from server.store.turns import Turn, take_turn

MIGRATIONS = Path(__file__).with_name("migrations")


class NewerDatabaseError(RefusedError):
    """The database was made by a newer version of the program, or is not one of ours."""

    remedy = "Update the program, or name another data folder with MAQUETTE_DATA."


class DatabaseAwayError(RefusedError):
    """The database does not take a connection."""

    remedy = "Start it, or set MAQUETTE_DATABASE to where it is."


def migrate(store: Store, to: str = "head") -> None:
    """Run what is missing ``to`` a version, in one transaction; a database that has it is left alone.

    Raises NewerDatabaseError and DatabaseAwayError.
    """
    with connected(store) as connection, connection.execution_options(writing=True).begin():
        take_turn(connection, Turn.MIGRATE)  # processes may start together
        try:
            command.upgrade(_config(connection), to)
        except CommandError as error:
            raise NewerDatabaseError(f"The database cannot be brought up to date: {error}.") from error


def connected(store: Store) -> Connection:
    """A connection to ``store``; raises DatabaseAwayError."""
    try:
        return store.engine.connect()
    except OperationalError as error:
        why = str(error.orig).strip().rpartition("\n")[2]
        raise DatabaseAwayError(f"The database {store.address} cannot be opened: {why}") from error


def differences(store: Store) -> list[object]:
    """What Alembic would still have to change for the tables to equal the models."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Table.metadata))


def write_version(store: Store, message: str, revision: str) -> None:
    """Write the next migration from the difference of ``store`` to the models, to be read and mended."""
    with store.engine.connect() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=revision)


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
