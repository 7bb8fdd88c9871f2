"""A buyer erases while their batches keep coming by every door: nothing of them is anywhere afterwards."""

import json
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from server.ids import new_id
from server.simulation.door import Door
from tests.e2e.serving import UNBOUND, Served, serving
from tests.server.deciding import write_build
from tests.server.hostile.line import HungUpError, RawLine
from tests.server.hostile.state import Kept
from tests.server.hostile.wounds import encoded, true_batch
from tests.server.house import yes
from tests.waiting import until

#: Sockets of the buyer's that go on sending, and batches that are answered before they erase and after.
SOCKETS, BEFORE, AFTER = 4, 60, 60
#: What is said to batches after the erasure.
STONE = {"erased", "no_consent"}


@dataclass
class Sender(threading.Thread):
    """A buyer's page that sends batches of one visit after the other until it is told to stop."""

    door: Door
    consent: str
    mark: str
    by_socket: bool
    stop: threading.Event
    said: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        """Send, and note what is said."""
        line = RawLine.connected(self.door.url, self.door.cookie) if self.by_socket else None
        while not self.stop.is_set():
            named = {"id": self.mark + new_id(), "visit": self.mark + new_id()}
            body = encoded(true_batch(self.consent) | named)
            with suppress(HungUpError):
                receipt = self._by(line, body)
                self.said.append((receipt["state"], receipt["reason"]))

    def _by(self, line: RawLine | None, body: bytes) -> dict[str, str]:
        if line is None:
            return dict(post(self.door, "/rows", b"[" + body + b"]")[0])
        line.say(b'421["batch",%s]' % body)
        return dict(json.loads(line.acknowledgements(1)[1]))


@pytest.mark.process
def test_a_buyer_who_erases_under_load_is_nowhere_and_nobody_else_is_touched(tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    with serving(tmp_path, settings=UNBOUND) as served:
        gone, stays = Door(served.url), Door(served.url)
        dead, alive = gone.consent(yes()), stays.consent(yes())
        stop, done = threading.Event(), threading.Event()
        theirs = [Sender(gone, dead, "GONE-", number > 0, stop) for number in range(SOCKETS + 1)]
        beside = Sender(stays, alive, "STAY-", True, done)
        for one in (*theirs, beside):
            one.start()
        until(lambda: sum(len(one.said) for one in theirs) > BEFORE)
        names = {dead, buyer_of(served, dead), "GONE-"}

        assert post(gone, "/noticed/erase") == {"erased": True}
        after = [len(one.said) for one in theirs]

        until(lambda: sum(len(one.said) for one in theirs) > sum(after) + AFTER)
        stop.set()
        heard = len(beside.said)
        until(lambda: len(beside.said) > heard)
        done.set()
        for one in (*theirs, beside):
            one.join()
        Kept(served).settle()

        for one, count in zip(theirs, after, strict=True):
            # The one that was under way when they erased may have been answered by the old order of things.
            assert {reason for _, reason in one.said[count + 1 :]} <= STONE
        assert {state for state, _ in beside.said} == {"stored"}
        assert found_in_tables(served, names) == set()
        assert found_in_files(served, names) == []
        assert found_in_tables(served, {"STAY-"})
        assert stones(served) > BEFORE  # their visits, their consent and they themselves


def post(door: Door, path: str, body: bytes = b"") -> Any:
    """The answer to a request of the browser's."""
    line = HTTPConnection(urlsplit(door.url).netloc, timeout=60)
    line.request("POST", path, body, {"Cookie": door.cookie, "Origin": door.url})
    answer = json.loads(line.getresponse().read())
    line.close()
    return answer


def rows(served: Served, query: str) -> list[tuple[Any, ...]]:
    """What the database answers to ``query``."""
    connection = sqlite3.connect(served.data / "maquette.sqlite", timeout=30)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def buyer_of(served: Served, consent: str) -> str:
    """Whose consent it is."""
    return str(dict(rows(served, "SELECT id, buyer_id FROM consent"))[consent])


def stones(served: Served) -> int:
    """How many tombstones there are."""
    return len(rows(served, "SELECT id_hash FROM tombstone"))


def found_in_tables(served: Served, names: set[str]) -> set[str]:
    """Tables in which one of ``names`` stands anywhere."""
    tables = [str(name) for (name,) in rows(served, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table
        for table in tables
        for row in rows(served, f'SELECT * FROM "{table}"')
        if any(name in str(row) for name in names)
    }


def found_in_files(served: Served, names: set[str]) -> list[str]:
    """Files of the server's in which one of ``names`` stands anywhere."""
    files = [path for path in served.data.rglob("*") if path.is_file()]
    return [path.name for path in files if any(name.encode() in path.read_bytes() for name in names)]
