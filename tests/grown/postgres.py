"""A PostgreSQL of the tests' own: a cluster in a folder, a database emptied for each test."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from server.store.db import Store
from server.store.migrate import migrate
from server.store.models import Table
from tests.grown.beside import Beside, as_user, program

#: Debian's user of PostgreSQL, which refuses to run as root.
USER = "postgres" if os.getuid() == 0 else ""
#: A test is no launch day, and nobody cuts its power; few buffers, because several run side by side.
QUICK = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "16MB", "autovacuum": "off",
}  # fmt: skip
#: What every cluster here is told.
TOLD = {"listen_addresses": "", "max_connections": "60"}
#: The database that is emptied for one test after the other: a copy for each would take longer.
EMPTIED = "emptied"


class Postgres:
    """A cluster in a folder; it listens on a socket in there only."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        """Prepare; with ``durable`` it is as PostgreSQL comes: as careful and as busy as in earnest."""
        self.folder = folder
        options = TOLD | {"unix_socket_directories": str(folder)} | ({} if durable else QUICK)
        words = [program("postgres"), "-D", str(folder / "data")]
        words += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        self.server = Beside(as_user(USER, words), folder / "postgres.log", self.answers)
        self._numbers = count(1)

    def url(self, database: str) -> str:
        """SQLAlchemy's address of a database of ours."""
        return f"postgresql+psycopg://maquette@/{database}?host={self.folder}"

    def emptied(self) -> str:
        """The address of a database in which the tables are made and empty: the same each time."""
        tables = sql.SQL(", ").join(sql.Identifier(table) for table in Table.metadata.tables)
        self.say(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables), EMPTIED)
        return self.url(EMPTIED)

    def fresh(self) -> str:
        """The address of a new database without tables."""
        name = f"fresh_{next(self._numbers)}"
        self.say(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def say(self, words: sql.Composed, database: str = "postgres") -> None:
        """Tell a database something."""
        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            connection.execute(words)

    def answers(self) -> bool:
        """Whether it takes connections."""
        try:
            psycopg.connect(self.conninfo()).close()
        except psycopg.OperationalError:
            return False
        return True

    def restart(self) -> None:
        """As an operator restarts it: whoever is connected is cut off."""
        self.server.end(signal.SIGINT)
        self.server.start()

    def ask(self, words: LiteralString) -> Any:
        """The one value that the cluster answers."""
        with psycopg.connect(self.conninfo(), autocommit=True) as connection:
            (value,) = connection.execute(words).fetchone() or (None,)
            return value

    def conninfo(self, database: str = "postgres") -> str:
        """How psycopg is told where a database is."""
        return f"host={self.folder} user=maquette dbname={database}"


@contextmanager
def a_cluster(*, durable: bool = False) -> Iterator[Postgres]:
    """A cluster that is gone at the end; with ``durable`` as in earnest."""
    # Not pytest's folder: its user may not enter that, and the address of a socket is at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="maquette-pg-"))
    made = Postgres(folder, durable=durable)
    if USER:
        shutil.chown(folder, USER, USER)
    try:
        _make(folder / "data")
        made.server.start()
        made.say(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(EMPTIED)))
        store = Store(made.url(EMPTIED))
        migrate(store)
        store.close()
        yield made
    finally:
        made.server.end(signal.SIGQUIT)
        shutil.rmtree(folder)


def _make(data: Path) -> None:
    words = [program("initdb"), "-D", str(data), "-U", "maquette", "--auth=trust", "--no-sync"]
    words += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    # The folder of who runs the tests may be closed to the user of PostgreSQL.
    subprocess.run(as_user(USER, words), check=True, capture_output=True, cwd="/")
