"""Lines that are opened and then say nothing, or a letter a minute: they are ended."""

from collections.abc import Iterator

import gevent
import pytest
from gevent import socket
from gevent.pywsgi import WSGIServer

from server import serving


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where something small is served as the showcase is, by a server of little patience."""
    monkeypatch.setattr(serving, "REQUEST_S", 0.3)

    def small(_environ: object, start: object) -> list[bytes]:
        assert callable(start)
        start("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    server = WSGIServer(("127.0.0.1", 0), small, log=None, handler_class=serving.Handler)
    server.start()
    yield server.server_port
    server.stop()


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "])
def test_a_line_whose_request_does_not_come_is_ended(port: int, said: bytes) -> None:
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(said)

    def drip() -> None:
        while said:
            gevent.sleep(0.05)
            line.sendall(b"x")

    dripping = gevent.spawn(drip)
    with gevent.Timeout(20):
        heard = line.recv(999)
    dripping.kill()
    line.close()
    assert heard == b"" or heard.startswith(b"HTTP/1.1 400 ")


def test_a_line_that_is_used_stays_open(port: int) -> None:
    line = socket.create_connection(("127.0.0.1", port))
    for _ in range(3):
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert line.recv(999).startswith(b"HTTP/1.1 200 OK")
        gevent.sleep(0.1)
    line.close()
