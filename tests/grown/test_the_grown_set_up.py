"""The example of docs/grown for real: nginx, two server processes, Redis, PostgreSQL, and some mishaps."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
import socketio
from sqlalchemy import select

from server.ids import new_id
from server.sales_sockets import NAMESPACE
from server.signin import choose_password
from server.simulation.door import Door, Line
from server.store.db import Store
from server.store.instants import now_ms
from server.store.models import Attention, AuditEntry, Batch, Visit
from server.store.pulse import waiting_batches
from server.wire import Hello
from tests.e2e.serving import Served, free_port, serving
from tests.grown.nginx import an_nginx
from tests.grown.postgres import Postgres, a_cluster
from tests.grown.redis import OwnRedis, a_redis
from tests.server.crowd import batch
from tests.server.deciding import PLACE, write_build
from tests.server.house import yes
from tests.server.killing import told
from tests.server.salesworld import PASSWORD
from tests.waiting import until

#: Pages that send all the time, and how many acknowledgements are waited for after each blow.
SENDERS, ENOUGH = 6, 40


@dataclass
class SetUp:
    """All of it, running."""

    postgres: Postgres
    redis: OwnRedis
    servers: list[Served]
    url: str
    store: Store


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    write_build(tmp_path / "builds")
    with ExitStack() as stack:
        postgres = stack.enter_context(a_cluster(durable=True))
        redis = stack.enter_context(a_redis())
        database = postgres.fresh()
        monkeypatch.setenv("MAQUETTE_DATABASE", database)
        monkeypatch.setenv("MAQUETTE_REDIS", redis.url)
        monkeypatch.setenv("MAQUETTE_PROXIES", "1")
        monkeypatch.setenv(
            "MAQUETTE_BUYER_VISITS", "0"
        )  # the crowd's pages send as fast as they are answered
        ports = free_port(), free_port()
        with ThreadPoolExecutor(2) as threads:  # together, as an operator would start them
            servers = list(threads.map(lambda port: stack.enter_context(serving(tmp_path, port)), ports))
        url = stack.enter_context(an_nginx(*ports))
        store = Store(database)
        stack.callback(store.close)
        (first,) = (one.sales_sign_in for one in servers if "password" in one.printed)
        choose_password(store, 1, first[1], PASSWORD, now_ms())
        yield SetUp(postgres, redis, servers, url, store)


@dataclass
class Dashboard:
    """The sales page of one server process: its socket, and what it was told."""

    socket: Any
    heard: list[tuple[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, url: str) -> "Dashboard":
        """Signed in at ``url``, with its board."""
        cookie = _sign_in(url, "sales", PASSWORD)
        page = cls(socketio.Client(reconnection=False, handle_sigint=False))
        page.socket.on("*", lambda name, *data: page.heard.append((name, data)), namespace=NAMESPACE)
        page.socket.connect(url, {"Cookie": cookie}, transports=["websocket"], namespaces=[NAMESPACE])
        page.ask()
        return page

    def ask(self) -> Any:
        """The whole board."""
        return self.socket.call("board", {"development": PLACE}, namespace=NAMESPACE)

    def online(self) -> set[str]:
        """Who is here, as it was told last."""
        lines = [line for name, (data, *_) in self.heard if name == "change" for line in data["lines"]]
        return {buyer for buyer, here in {line["buyer"]: line["online"] for line in lines}.items() if here}


@pytest.mark.process
def test_what_befalls_one_of_many_loses_nothing_and_is_seen_by_all(set_up: SetUp, tmp_path: Path) -> None:
    first, second = set_up.servers
    pages = [Dashboard.of(served.url) for served in set_up.servers]
    buyer, line = _a_buyer(set_up, set_up.url)
    until(lambda: all(buyer in page.online() for page in pages), 60)
    _nobody_lies_about_their_address(set_up)

    log = tmp_path / "crowd.txt"
    with log.open("w") as out:
        crowd = subprocess.Popen(
            [sys.executable, "-m", "tests.server.crowd", set_up.url, str(SENDERS)],
            stdin=subprocess.PIPE, stdout=out,
        )  # fmt: skip

    def wait_for_more() -> None:
        before = told(log, "stored").total()
        until(lambda: told(log, "stored").total() >= before + ENOUGH, 120)

    wait_for_more()
    first.kill()
    wait_for_more()  # by the other process
    set_up.postgres.restart()
    wait_for_more()
    pages[1].heard.clear()
    set_up.redis.server.end(signal.SIGKILL)
    set_up.redis.server.start()
    until(lambda: any(name == "again" for name, _ in pages[1].heard), 60)
    wait_for_more()
    with serving(tmp_path, int(first.url.rpartition(":")[2])) as back:
        page = Dashboard.of(back.url)
        other, at_the_second = _a_buyer(set_up, second.url)
        until(lambda: other in {one["buyer"] for one in page.ask()["now"]}, 60)
        at_the_second.close()
        until(lambda: other not in {one["buyer"] for one in page.ask()["now"]}, 60)
        assert len(page.ask()["today"]) >= SENDERS
        crowd.communicate(timeout=120)
        until(lambda: waiting_batches(set_up.store) == 0, 120)
        page.socket.disconnect()
    line.close()
    for page in pages:
        page.socket.disconnect()
    _all_is_there_once(set_up.store, log)


def _a_buyer(set_up: SetUp, url: str) -> tuple[str, Line]:
    """Somebody who came to ``url``, said yes and looked at a home; their id and their socket."""
    door = Door(url)
    consent, visit = door.consent(yes()), new_id()
    line = Line(door, on_suggestion=lambda _: None)
    assert line.hello(Hello(visit, PLACE, consent)).recording
    assert line.send(batch(new_id(), visit, consent, 0)).state == "stored"
    with set_up.store.read() as session:
        return session.scalars(select(Visit.buyer_id).where(Visit.id == visit)).one(), line


def _sign_in(url: str, name: str, password: str, headers: dict[str, str] | None = None) -> str:
    """The cookie of somebody of the sales team."""
    jar = CookieJar()
    form = urlencode({"name": name, "password": password}).encode()
    request = Request(f"{url}/sales/sign-in", form, {"Origin": url, **(headers or {})})
    with build_opener(HTTPCookieProcessor(jar)).open(request, timeout=30):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def _nobody_lies_about_their_address(set_up: SetUp) -> None:
    with pytest.raises(HTTPError, match="401"):
        _sign_in(set_up.url, "eve", "x", {"X-Forwarded-For": "6.6.6.6"})
    with set_up.store.read() as session:
        details = session.scalars(select(AuditEntry.detail).where(AuditEntry.act == "refused")).all()
    assert details == ["eve from 127.0.0.1"]


def _all_is_there_once(store: Store, log: Path) -> None:
    acknowledged = told(log, "stored")
    with store.read() as session:
        logged = Counter(session.scalars(select(Batch.id)))
        attended = Counter(session.scalars(select(Batch.id).join(Attention, Attention.batch == Batch.number)))
    assert told(log, "again"), "nothing was on its way when something broke"
    assert set(acknowledged.values()) == {1}
    assert acknowledged.keys() <= logged.keys()
    assert set(logged.values()) == {1}
    assert attended == logged
    assert all("overload" in receipt for receipt in told(log, "odd")), told(log, "odd")
