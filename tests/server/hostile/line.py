"""A WebSocket spoken by hand, so that it can be spoken wrongly."""

import re
import socket
import struct
import time
from contextlib import suppress
from urllib.parse import urlsplit

from tests.frames import CLOSE, TEXT, first_frame, frame

#: How long an answer is waited for, s.
PATIENCE_S = 20.0


class HungUpError(Exception):
    """The server ended the line; ``code`` is the WebSocket's, 0 where there was none."""

    def __init__(self, code: int = 0, why: str = "") -> None:
        super().__init__(f"{code} {why}".strip())
        self.code, self.why = code, why


class RawLine:
    """One socket. Everything raises HungUpError where the server has had enough."""

    def __init__(self, url: str, cookie: str = "", **headers: str) -> None:
        """Ask for a WebSocket; ``headers`` are put in, with "_" for "-". Status and head are kept."""
        where = urlsplit(url)
        self._line = socket.create_connection((where.hostname, where.port), PATIENCE_S)
        self._data = b""
        said = {
            "Host": where.netloc, "Origin": url, "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
        }  # fmt: skip
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        if cookie:
            said["Cookie"] = cookie
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        self.raw(f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n{lines}\r\n".encode())
        while b"\r\n\r\n" not in self._data:
            self._more()
        head, _, self._data = self._data.partition(b"\r\n\r\n")
        self.head = head.decode()
        self.status = int(self.head.split(" ", 2)[1])

    def __del__(self) -> None:
        """Hang up with the last who listens."""
        self._line.close()

    @classmethod
    def connected(cls, url: str, cookie: str = "", **headers: str) -> "RawLine":
        """A line on which the server listens to events."""
        line = cls(url, cookie, **headers)
        assert line.status == 101, line.head
        line.say("40")
        while not line.hear().startswith("40"):
            pass
        return line

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        try:
            self._line.sendall(data)
        except OSError as error:
            self._last_words(error)

    def say(self, *messages: str | bytes) -> None:
        """Send whole text messages, one after the other."""
        self.raw(b"".join(frame(one.encode() if isinstance(one, str) else one) for one in messages))

    def hear(self) -> str:
        """The next text message that is no ping; pings are answered."""
        while True:
            kind, data = self._next()
            if kind == CLOSE:
                code = struct.unpack(">H", data[:2])[0] if len(data) >= 2 else 0
                raise HungUpError(code, data[2:].decode())
            if kind == TEXT and data == b"2":
                self.say("3")
            elif kind == TEXT:
                return data.decode()

    def acknowledgements(self, count: int) -> dict[int, str]:
        """The next ``count`` answers, by the number of what they answer."""
        found: dict[int, str] = {}
        until = time.monotonic() + PATIENCE_S
        while len(found) < count:
            assert time.monotonic() < until, f"no answer to {set(range(count)) - found.keys()}"
            answer = re.fullmatch(r"43(\d+)\[(.*)\]", self.hear(), re.DOTALL)
            if answer:
                found[int(answer[1])] = answer[2]
        return found

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _next(self) -> tuple[int, bytes]:
        while (found := self._whole()) is None:
            self._more()
        return found

    def _whole(self) -> tuple[int, bytes] | None:
        found = first_frame(self._data)
        if found is None:
            return None
        kind, data, self._data = found
        return kind, data

    def _more(self) -> None:
        try:
            came = self._line.recv(65_536)
        except ConnectionError as error:
            raise HungUpError from error
        if not came:
            raise HungUpError
        self._data += came

    def _last_words(self, error: OSError) -> None:
        # What the server said before it hung up is still there to be read.
        with suppress(OSError):
            while came := self._line.recv(65_536):
                self._data += came
        while (found := self._whole()) is not None:
            if found[0] == CLOSE and len(found[1]) >= 2:
                raise HungUpError(struct.unpack(">H", found[1][:2])[0], found[1][2:].decode()) from error
        raise HungUpError from error
