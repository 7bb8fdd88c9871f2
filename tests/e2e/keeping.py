"""What a running server keeps about buyers, read beside it."""

import json
import sqlite3
import urllib.request

from tests.e2e.serving import Served
from tests.waiting import until


def database(served: Served) -> sqlite3.Connection:
    """The server's database, to be looked at only."""
    return sqlite3.connect(f"file:{served.data / 'maquette.sqlite'}?mode=ro", uri=True)


def stored_batches(served: Served) -> int:
    """Lines of the batch log."""
    with database(served) as db:
        return int(db.execute("SELECT count(*) FROM batch").fetchone()[0])


def await_counted(served: Served, seconds: float) -> None:
    """Wait until so much active time has arrived and everything that has is counted.

    What a page sends as it is left may come after the next page has come.
    """

    def counted() -> bool:
        if active_seconds(served) < seconds:
            return False
        with urllib.request.urlopen(f"{served.url}/healthz", timeout=10) as answer:
            return bool(json.load(answer)["waiting_to_be_unpacked"] == 0)

    until(counted, seconds=120)


def rows_about_buyers(served: Served) -> dict[str, int]:
    """Rows of every table that names a buyer or points at one that does, where there are any."""
    with database(served) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in tables}
        keys = {
            table: name for name in ("batch", "buyer_id") for table in tables if name in columns[table]
        } | {"buyer": "id"}
        counts = {
            table: db.execute(f"SELECT count({key}) FROM {table}").fetchone()[0]
            for table, key in keys.items()
        }
    return {table: count for table, count in counts.items() if count}


def active_seconds(served: Served) -> float:
    """Active time of everything stored, s."""
    with database(served) as db:
        return float(db.execute("SELECT coalesce(sum(active_ms), 0) FROM batch").fetchone()[0]) / 1000


def ids_of_buyers(served: Served) -> list[str]:
    """Every id that could lead back to a buyer."""
    with database(served) as db:
        return [
            name
            for table in ("buyer", "visit", "consent", "batch")
            for (name,) in db.execute(f"SELECT id FROM {table}")
        ]


def everything_in(served: Served) -> bytes:
    """The bytes of every file that the server keeps, but for the builds."""
    return b"".join(path.read_bytes() for path in served.data.iterdir() if path.is_file())
