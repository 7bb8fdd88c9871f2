"""``python -m tests.server.hostile URL``: everything hostile at once, until standard input ends."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from urllib.parse import urlsplit

from server.ids import new_id
from server.simulation.door import Door
from tests.frames import frame
from tests.server.hostile.doors import Heard, by_post, by_socket
from tests.server.hostile.line import HungUpError, RawLine
from tests.server.hostile.wounds import encoded, true_batch, wounded
from tests.server.house import yes

#: Pause between two rounds of each kind, s.
PAUSE_S = 0.1
#: What is sent in a round.
ROUND = 20


class Enemy:
    """A browser that said yes, and what it does from then on."""

    def __init__(self, url: str, stop: threading.Event) -> None:
        """Agree; ``stop`` ends everything."""
        self._door, self._stop = Door(url), stop
        self._consent = self._door.consent(yes())
        self._bodies = wounded(7, self._consent)

    @property
    def deeds(self) -> list[Callable[[], None]]:
        """What goes on side by side."""
        return [self.flood, self.tear_by_socket, self.tear_by_post, self.knock, self.linger]

    def flood(self) -> None:
        """One visit, far too fast."""
        line, first = RawLine.connected(self._door.url, self._door.cookie), true_batch(self._consent)
        while not self._stop.wait(PAUSE_S):
            bodies = [encoded(first | {"id": new_id()}) for _ in range(ROUND)]
            line.say(*(b'42%d["batch",%s]' % (number, body) for number, body in enumerate(bodies)))
            line.acknowledgements(ROUND)

    def tear_by_socket(self) -> None:
        """Torn batches and frames by sockets."""
        while not self._stop.wait(PAUSE_S):
            by_socket(self._door, list(islice(self._bodies, ROUND)), Heard())

    def tear_by_post(self) -> None:
        """Torn batches by the other door."""
        bodies = wounded(8, self._consent)
        while not self._stop.wait(PAUSE_S):
            by_post(self._door, list(islice(bodies, ROUND // 4)), Heard())

    def knock(self) -> None:
        """Handshakes from elsewhere, and lines that are left at once."""
        while not self._stop.wait(PAUSE_S):
            RawLine(self._door.url, Origin="https://evil.example").close()
            RawLine(self._door.url).close()

    def linger(self) -> None:
        """Lines that are opened, begin a message and do not end it."""
        while not self._stop.is_set():
            lines = [RawLine(self._door.url, self._door.cookie) for _ in range(ROUND)]
            for line in lines:
                with suppress(HungUpError):
                    line.raw(frame(b"42", more=True)[:3])
            self._stop.wait(50 * PAUSE_S)


def main(url: str) -> None:
    """Do all of it until standard input ends."""
    assert urlsplit(url).hostname == "127.0.0.1", "only ever against our own server"
    stop = threading.Event()
    deeds = [threading.Thread(target=deed) for deed in Enemy(url, stop).deeds]
    for deed in deeds:
        deed.start()
    sys.stdin.read()
    stop.set()
    for deed in deeds:
        deed.join()


if __name__ == "__main__":
    main(sys.argv[1])
