"""One socket of a flood. WebSocket, Engine.IO and Socket.IO are spoken by hand.

The client library takes more of a processor than the server that it is to measure.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.bench.flood.tide import Buyer, Flood
from tests.bench.flood.words import Words
from tests.frames import TEXT, first_frame, frame

#: Batches of one visit where nobody waits between them: what a visit's limit of rows lets through in a burst.
BATCHES_A_VISIT = 4


@dataclass
class Sea:
    """What all sockets of a flood share: when it is measured, and what was."""

    flood: Flood
    words: Words
    #: Between these instants (``time.perf_counter``) batches that are sent count.
    begins: float = float("inf")
    ends: float = float("inf")
    sent: int = 0
    times: list[float] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    #: Sockets whose hello was answered.
    welcomed: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def counts(self, at: float) -> bool:
        """Whether what was sent ``at`` is measured."""
        return self.begins <= at <= self.ends


class Client(asyncio.Protocol):
    """Opens, says hello, then sends when told to; where nobody waits, whenever the last batch is answered."""

    def __init__(self, sea: Sea, buyer: Buyer) -> None:
        """Not connected yet."""
        self._sea, self._buyer = sea, buyer
        self._visit, self._seq = sea.words.name(), 0
        self._data = b""
        self._upgraded = False
        self._turn = 0
        self._sent_at = 0.0
        self.waiting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        assert isinstance(transport, asyncio.Transport)
        self._line = transport
        here = f"127.0.0.1:{self._sea.flood.port}"
        cookie = f"Cookie: {self._buyer.cookie}\r\n" if self._buyer.cookie else ""
        self._line.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {here}\r\nOrigin: http://{here}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\n{cookie}"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Take what came apart."""
        self._data += data
        if not self._upgraded:
            head, end, rest = self._data.partition(b"\r\n\r\n")
            if not end:
                return
            assert b" 101 " in head.split(b"\r\n", 1)[0], head.decode()
            self._upgraded, self._data = True, rest
        while (message := self._next()) is not None:
            self._heard(message)

    def send(self) -> None:
        """Send the next batch."""
        if self._sea.flood.pace == 0 and self._seq == BATCHES_A_VISIT:
            self._visit, self._seq = self._sea.words.name(), 0
        self._turn += 1
        message = f"42{self._turn}{self._sea.words.batch(self._visit, self._buyer.consent, self._seq)}"
        self._seq += 1
        self.waiting, self._sent_at = True, time.perf_counter()
        self._sea.sent += self._sea.counts(self._sent_at)
        self._say(message)

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _next(self) -> str | None:
        """The next whole message, taken off what came (not masked); None where it is not all there."""
        found = first_frame(self._data)
        if found is None:
            return None
        kind, content, self._data = found
        return content.decode() if kind == TEXT else ""

    def _heard(self, message: str) -> None:
        if message.startswith("2"):
            self._say("3")
        elif message.startswith("0"):
            self._say("40")
        elif message.startswith("40"):
            self._say(f"420{self._sea.words.hello(self._visit, self._buyer.consent)}")
        elif message.startswith("43"):
            self._answered(message)

    def _answered(self, message: str) -> None:
        if self._turn == 0:
            self._sea.welcomed += 1
            self._sea.came.set()
            return
        self.waiting = False
        if self._sea.counts(self._sent_at):
            self._sea.times.append(time.perf_counter() - self._sent_at)
            _, _, rest = message.partition('"state":')
            self._sea.answers[rest.split('"')[1] if rest else message] += 1
        if self._sea.flood.pace == 0 and not self._sea.over:
            self.send()

    def _say(self, message: str) -> None:
        self._line.write(frame(message.encode()))
