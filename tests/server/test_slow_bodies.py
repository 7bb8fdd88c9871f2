"""Bodies that come a letter at a time: ended with a reason after a bounded time, and nobody else waits."""

import json
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import gevent
import pytest
from gevent import socket as green
from gevent.pywsgi import WSGIServer

from server import patience, serving
from server.simulation.door import Door
from tests.e2e.serving import Served
from tests.e2e.serving import serving as served_apart
from tests.server.deciding import write_build
from tests.server.hostile.test_bad_lines import honest
from tests.server.house import House, yes

HEAD = (
    "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nAccept-Language: de\r\n{length}\r\n\r\n"
)


@pytest.fixture
def port(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where the showcase is served by a server of little patience."""
    monkeypatch.setattr(patience, "BODY_S", 0.4)
    server = WSGIServer(("127.0.0.1", 0), house.app, log=None, handler_class=serving.Handler)
    server.start()
    yield server.server_port
    server.stop()


@pytest.mark.parametrize("path", ["/rows", "/consent", "/d/small/enquiry"])
@pytest.mark.parametrize("length", ["Content-Length: 60000", "Transfer-Encoding: chunked"])
def test_a_body_that_does_not_come_is_answered_with_a_reason_and_its_line_ended(
    house: House, port: int, path: str, length: str
) -> None:
    said = dribbled(port, path, length)
    assert said.startswith("HTTP/1.1 408 ")
    assert "connection: close" in said.lower()
    assert json.loads(said[said.index("{") : said.rindex("}") + 1])["error"]
    assert house.parts.counts.requests == {"slow": 1}


def test_a_body_that_nobody_wanted_is_not_waited_for_either(port: int) -> None:
    assert dribbled(port, "/nowhere", "Content-Length: 60000").startswith("HTTP/1.1 404 ")
    assert dribbled(port, "/rows", "Content-Length: 6000000").startswith("HTTP/1.1 413 ")


def test_a_line_whose_body_came_in_time_stays_open(port: int) -> None:
    line = green.create_connection(("127.0.0.1", port))
    for _ in range(3):
        line.sendall(head(port, "/rows", "Content-Length: 4"))
        gevent.sleep(0.1)
        line.sendall(b"[")
        gevent.sleep(0.1)
        line.sendall(b"  ]")
        with gevent.Timeout(20):
            assert line.recv(9_999).startswith(b"HTTP/1.1 200 ")
        # More than the patience for one body, less for each.
        gevent.sleep(0.15)
    line.close()


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small development, served by a process of its own with the patience that it has."""
    data = tmp_path_factory.mktemp("slow")
    write_build(data / "builds")
    with served_apart(data) as it:
        yield it


@pytest.mark.process
def test_a_hundred_slow_senders_hold_up_nobody(served: Served) -> None:
    door = Door(served.url)
    consent = door.consent(yes())
    where = urlsplit(served.url)
    slow = [socket.create_connection((where.hostname, where.port), 60) for _ in range(100)]
    for line in slow:
        line.sendall(head(where.port or 0, "/rows", "Content-Length: 60000") + b"[")
    assert [honest(door, consent) for _ in range(5)] == ["stored"] * 5
    for line in slow:
        line.sendall(b" ")
        line.close()
    assert honest(door, consent) == "stored"
    assert "Traceback" not in served.printed


def dribbled(port: int, path: str, length: str) -> str:
    """What is answered to a request whose body comes a byte at a time, until the line is ended."""
    line = green.create_connection(("127.0.0.1", port))
    line.sendall(head(port, path, length))
    chunked = "chunked" in length

    def drip() -> None:
        while True:
            gevent.sleep(0.05)
            line.sendall(b"1\r\n[\r\n" if chunked else b"[")

    dripping, heard = gevent.spawn(drip), b""
    with gevent.Timeout(20):
        try:
            while came := line.recv(9_999):
                heard += came
        except ConnectionError:
            pass  # what still came when it was ended
    dripping.kill()
    line.close()
    return heard.decode()


def head(port: int, path: str, length: str) -> bytes:
    """The head of a POST of the page's own."""
    return HEAD.format(path=path, host=f"127.0.0.1:{port}", length=length).encode()
