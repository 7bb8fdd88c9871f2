"""A small TCP road between browser and server that can be cut, slowed, or made to lose answers."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

#: What the road does: carries all, nothing, little at a time, or only what goes up.
Mood = Literal["whole", "cut", "slow", "deaf"]

#: Bytes and seconds of a slow road.
LITTLE, WHILE = 512, 0.05


class Road:
    """Listens on a port of its own and carries to another; ``mood`` is changed with :meth:`be`."""

    def __init__(self, to: int) -> None:
        """Carry to the port ``to`` of this machine."""
        self._to = to
        self._mood: Mood = "whole"
        self._open: set[socket.socket] = set()
        #: Bytes that went up by WebSockets, their handshakes among them.
        self.said = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def be(self, mood: Mood) -> None:
        """Be like that from now on; a road that is cut ends what goes over it."""
        self._mood = mood
        if mood == "cut":
            self.close_all()

    def close_all(self) -> None:
        """End every connection."""
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End."""
        self._mood = "cut"
        self._door.close()
        self.close_all()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._door.accept()
                if self._mood == "cut":
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self._to))
                self._open |= {here, there}
                for pair, up in (((here, there), True), ((there, here), False)):
                    threading.Thread(target=self._carry, args=(*pair, up), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        is_line = False
        with source, suppress(OSError):
            while data := source.recv(LITTLE if self._mood == "slow" else 65_536):
                is_line = is_line or (up and b"\r\nupgrade: websocket" in data.lower())
                self.said += len(data) if is_line else 0
                if self._mood == "slow":
                    time.sleep(WHILE)
                if up or self._mood != "deaf":
                    target.sendall(data)
        self._open.discard(source)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


@contextmanager
def road(to: int) -> Iterator[Road]:
    """A road to the port ``to`` for as long as the block lasts."""
    it = Road(to)
    try:
        yield it
    finally:
        it.close()
