"""The doors of a running server as a browser uses them: HTTP with a cookie, and one socket a visit."""

import json
from contextlib import suppress
from http.cookiejar import CookieJar
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import msgspec
import socketio

from models3d import manifest
from models3d.manifest import Manifest
from server import wire
from server.errors import RefusedError

#: How long an answer is waited for, s.
PATIENCE_S = 10.0

_T = TypeVar("_T")


class NoServerError(RefusedError):
    """Nobody answers at the address, or not as a server of ours does."""

    remedy = "Start one with 'make run', or name another with --server."


class LostError(Exception):
    """The line broke, or no answer came in time; what was under way may or may not have arrived."""


class Door:
    """One browser: its cookies and requests. Everything raises LostError where the server does not answer."""

    def __init__(self, url: str) -> None:
        """A browser that was never here; ``url`` is the server's, without a slash at its end."""
        self.url = url
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def developments(self) -> list[str]:
        """Ids of what is for sale here."""
        found = json.loads(self._ask("/healthz"))
        return [str(name) for name in found["developments"]]

    def manifest(self, development: str) -> Manifest:
        """The manifest of a development."""
        return manifest.decode(self._ask(f"/d/{development}/build/manifest.json"))

    def consent(self, said: wire.ConsentGiven) -> str:
        """Say yes; the consent's id. The cookie that comes with it is kept."""
        return msgspec.json.decode(self._ask("/consent", said), type=wire.ConsentReceipt).consent

    def enquire(self, asked: wire.Enquiry) -> None:
        """Send the enquiry form."""
        self._ask(f"/d/{asked.development}/enquiry", asked)

    @property
    def cookie(self) -> str:
        """The Cookie header of this browser."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._cookies)

    def _ask(self, path: str, body: msgspec.Struct | None = None) -> bytes:
        data = None if body is None else msgspec.json.encode(body)
        headers = {} if body is None else {"Content-Type": "application/json", "Origin": self.url}
        try:
            request = Request(self.url + path, data, headers)  # noqa: S310 - the command lets only http(s) in
            with self._opener.open(request, timeout=PATIENCE_S) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            with error:
                raise RefusedError(f"{self.url}{path} refused ({error.code}): {_complaint(error)}") from error
        except (URLError, OSError) as error:
            raise LostError(str(error)) from error


class Line:
    """The socket of one visit. It is not mended when it breaks: its owner opens the next one."""

    def __init__(self, door: Door, on_suggestion: Any) -> None:
        """Connect as the browser ``door``; ``on_suggestion`` is called with each ``wire.Suggestion``."""
        self._socket = socketio.Client(reconnection=False, handle_sigint=False)
        self._socket.on("suggestion", lambda data: on_suggestion(msgspec.convert(data, wire.Suggestion)))
        try:
            self._socket.connect(
                door.url, headers={"Cookie": door.cookie}, transports=["websocket"], wait_timeout=PATIENCE_S
            )
        except socketio.exceptions.SocketIOError as error:
            self.close()
            raise LostError(str(error)) from error

    def hello(self, hello: wire.Hello) -> wire.Welcome:
        """Introduce the visit."""
        return self._call("hello", hello, wire.Welcome)

    def send(self, batch: wire.Batch) -> wire.Receipt:
        """Hand a batch over and wait for its receipt."""
        return self._call("batch", batch, wire.Receipt)

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError, socketio.exceptions.SocketIOError):
            self._socket.disconnect()

    def _call(self, event: str, message: msgspec.Struct, answer: type[_T]) -> _T:
        try:
            data = self._socket.call(event, msgspec.to_builtins(message), timeout=PATIENCE_S)
        except (socketio.exceptions.SocketIOError, OSError) as error:
            raise LostError(str(error) or type(error).__name__) from error
        return msgspec.convert(data, answer)


def _complaint(error: HTTPError) -> str:
    try:
        said = msgspec.json.decode(error.read(), type=wire.Failure)
    except msgspec.DecodeError:
        return error.reason
    return f"{said.error} {said.remedy}".rstrip()
