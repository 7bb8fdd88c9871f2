"""Both doors of a running server, and what each says to bodies that may be anything."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any
from urllib.parse import urlsplit

from server.simulation.door import Door
from tests.server.hostile.line import PATIENCE_S, HungUpError, RawLine

#: Bodies that are under way at once on one line.
AT_ONCE = 25
#: Threads that send side by side.
SENDERS = 8
#: What a refusal may be called.
REASONS = {
    "malformed", "size", "conservation", "exposure", "unknown_development", "unknown_feature",
    "unknown_stage", "no_consent", "foreign", "withdrawn", "paused", "erased", "too_old", "rate", "overload",
}  # fmt: skip
#: How a line is ended that carries what is no text, or too much of it.
CODES = {1007: "no text", 1009: "size"}


@dataclass
class Heard:
    """What was said to bodies: how often each state and reason, and the ids of what is stored."""

    answers: Counter[str] = field(default_factory=Counter)
    stored: set[str] = field(default_factory=set)

    def take(self, receipt: dict[str, Any]) -> None:
        """Note a receipt; an AssertionError where it is none that the wire knows."""
        state, reason = receipt["state"], receipt["reason"].partition(":")[0]
        assert state in ("stored", "repeat", "refused", "later"), receipt
        assert (reason in REASONS) == (state in ("refused", "later")), receipt
        self.answers[reason or state] += 1
        if state in ("stored", "repeat"):
            self.stored.add(receipt["id"])

    def add(self, other: "Heard") -> None:
        """Note what another heard."""
        self.answers += other.answers
        self.stored |= other.stored

    @property
    def count(self) -> int:
        """Bodies that were answered."""
        return self.answers.total()


#: Sends bodies through a door and notes what is said.
Send = Callable[[Door, Sequence[bytes], Heard], None]


def at_once(send: Send, door: Door, bodies: Iterable[bytes]) -> Heard:
    """What is said to ``bodies`` where several senders share them."""
    every = list(bodies)
    heard, all_heard = [Heard() for _ in range(SENDERS)], Heard()
    with ThreadPoolExecutor(SENDERS) as senders:
        shares = [every[number::SENDERS] for number in range(SENDERS)]
        list(senders.map(send, [door] * SENDERS, shares, heard))
    for one in heard:
        all_heard.add(one)
    return all_heard


def by_socket(door: Door, bodies: Sequence[bytes], heard: Heard) -> None:
    """Send ``bodies`` as batches by sockets; each has to be answered, or its line ended with a reason."""
    together: list[bytes] = []
    for body in bodies:
        if _is_text(body) and len(body) < 60_000:
            together.append(body)
        else:
            _alone(door, body, heard)
        if len(together) == AT_ONCE:
            _together(door, together, heard)
            together = []
    _together(door, together, heard)


def by_post(door: Door, bodies: Sequence[bytes], heard: Heard) -> None:
    """Send ``bodies`` as lists of one batch each to the other door."""
    line = HTTPConnection(urlsplit(door.url).netloc, timeout=PATIENCE_S)
    line.connect()
    line.sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)  # the body does not wait for the head's acknowledgement
    for body in bodies:
        line.request("POST", "/rows", b"[" + body + b"]", {"Cookie": door.cookie, "Origin": door.url})
        answer = line.getresponse()
        said = json.loads(answer.read())
        if answer.status == 200:
            for receipt in said:
                heard.take(receipt)
            heard.answers["nothing"] += not said
        else:
            assert answer.status in (400, 413), (answer.status, said)
            assert said["error"], said
            heard.answers[f"HTTP {answer.status}"] += 1
    line.close()


def _together(door: Door, bodies: Sequence[bytes], heard: Heard) -> None:
    if not bodies:
        return
    line = RawLine.connected(door.url, door.cookie)
    line.say(*(b'42%d["batch",%s]' % (number, body) for number, body in enumerate(bodies)))
    for receipt in line.acknowledgements(len(bodies)).values():
        heard.take(json.loads(receipt))
    line.close()


def _alone(door: Door, body: bytes, heard: Heard) -> None:
    line, code = RawLine.connected(door.url, door.cookie), 0
    try:
        line.say(b'420["batch",%s]' % body)
        heard.take(json.loads(line.acknowledgements(1)[0]))
    except HungUpError as end:
        code = end.code
    line.close()
    if code:
        heard.answers[CODES[code]] += 1


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
