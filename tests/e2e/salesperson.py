"""Somebody of the sales team without a browser: signs in over HTTP and watches the board over its socket."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import msgspec
import socketio

from server import wire

#: The password that is chosen at the first sign-in.
CHOSEN = "ochre-lintel-on-the-quay"
#: How long an answer or a change is waited for, s.
PATIENCE_S = 20.0


class Board:
    """The board of one development as it stands after every change so far."""

    def __init__(self) -> None:
        """An empty board; lines come with the first answer."""
        self.lines: dict[str, wire.BuyerLine] = {}
        self._changed = threading.Condition()

    def put(self, lines: list[wire.BuyerLine], gone: list[str]) -> None:
        """Take over whole lines, and forget who is gone."""
        with self._changed:
            self.lines |= {line.buyer: line for line in lines}
            for buyer in gone:
                self.lines.pop(buyer, None)
            self._changed.notify_all()

    def await_active(self, seconds: float) -> wire.BuyerLine:
        """The first line that shows at least ``seconds`` of active time."""
        with self._changed:
            found = self._changed.wait_for(lambda: self._active(seconds), PATIENCE_S)
            assert found, f"no buyer reached {seconds} s on the board"
            return found

    def _active(self, seconds: float) -> wire.BuyerLine | None:
        return next((line for line in self.lines.values() if line.active_seconds >= seconds - 1e-6), None)


class Salesperson:
    """Signed in with a password of their own, whatever the first one was."""

    def __init__(self, url: str, name: str, password: str) -> None:
        """Sign in with the one-time password and replace it."""
        self._url = url
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))
        self._post("/sales/sign-in", name=name, password=password)
        self._post("/sales/password", old=password, new=CHOSEN)

    def page(self, path: str) -> str:
        """The text of a page of the sales team's."""
        with self._opener.open(self._url + path, timeout=PATIENCE_S) as answer:
            return str(answer.read().decode())

    @contextmanager
    def watching(self, development: str) -> Iterator[Board]:
        """The live board of a development."""
        board, client = Board(), socketio.Client(handle_sigint=False)

        def change(data: Any) -> None:
            changed = msgspec.convert(data, wire.BoardChange)
            board.put(changed.lines, changed.gone)

        client.on("change", change, namespace="/sales")
        cookie = "; ".join(f"{one.name}={one.value}" for one in self._cookies)
        client.connect(self._url, headers={"Cookie": cookie}, transports=["websocket"], namespaces=["/sales"])
        try:
            data = client.call("board", {"development": development}, namespace="/sales", timeout=PATIENCE_S)
            whole = msgspec.convert(data, wire.Board)
            board.put([*whole.now, *whole.today], [])
            yield board
        finally:
            client.disconnect()

    def _post(self, path: str, **fields: str) -> None:
        headers = {"Origin": self._url}
        with self._opener.open(
            Request(self._url + path, urlencode(fields).encode(), headers), timeout=PATIENCE_S
        ):
            pass
