"""A keeper in a process of its own, started again when it ends.

It hears the calls on its standard input, which is a socket, and ends when that is closed: with the process
that serves, however that one died.
"""

import logging
import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeVar

import gevent
import msgspec
from gevent import socket
from gevent.event import AsyncResult, Event
from gevent.lock import BoundedSemaphore

from server.keeper.calls import (
    SETTINGS,
    Answer,
    Append,
    Appended,
    Call,
    Failed,
    Forget,
    Forgotten,
    Unpack,
    Unpacked,
)
from server.keeper.hand import KeeperGoneError
from server.keeper.letters import CHUNK, Letters, sealed
from server.settings import Settings
from server.store.log import Line, Standing

_LOGGER = logging.getLogger(__name__)
_T = TypeVar("_T", Appended, Unpacked, Forgotten)

#: The pause before a keeper that ended is started again, s.
PAUSE_S = 0.5
#: How long a call waits for a keeper that is being started, s; then its caller has to come again.
PATIENCE_S = 10.0
#: How long a server waits for its keeper before it begins to serve, s.
STARTING_S = 30.0
#: Between two looks at whether a keeper that was hung up on has ended, s.
POLL_S = 0.02
#: How long a keeper may take to finish when the server stops, s.
FAREWELL_S = 10.0

_ANSWER = msgspec.msgpack.Decoder(Answer)


class FarHand:
    """Calls go over a socket in their order, and so do their answers."""

    def __init__(self, settings: Settings) -> None:
        """Prepare; no process is started before ``start``."""
        self._settings = settings
        #: The keeper of now, None before the first.
        self.process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._there = Event()
        self._waiting: deque[AsyncResult[Answer]] = deque()
        self._sending = BoundedSemaphore()
        self._stopping = False
        self._watch: gevent.Greenlet[..., None] | None = None

    def start(self) -> None:
        """Start the process, and again whenever it ends; returns when it answers, or should have long ago."""
        self._watch = gevent.spawn(self._keep_it_there)
        # Whoever is told that the server is there may come at once, and a first batch would wait for imports.
        with gevent.Timeout(STARTING_S, False), suppress(ConnectionError, KeeperGoneError):
            self._ask(Forget(""), Forgotten)

    def append(self, lines: Sequence[Line]) -> list[Standing]:
        """Commit ``lines``; what became of each."""
        call = Append(list(lines))
        try:
            return self._ask(call, Appended).standings
        except ConnectionError:
            # What was written by then is a repeat now, and is acknowledged as such.
            return self._ask(call, Appended).standings

    def unpack(self) -> Unpacked:
        """Unpack a group of what waits."""
        return self._ask(Unpack(), Unpacked)

    def forget(self, buyer: str) -> None:
        """Have nothing remembered of ``buyer``; a keeper that is not there remembers nothing."""
        if self._there.is_set():
            self._ask(Forget(buyer), Forgotten)

    def stop(self) -> None:
        """Hang up, and wait until the process has ended."""
        self._stopping = True
        self._hang_up()
        if self._watch is not None:
            self._watch.join(FAREWELL_S)

    def _ask(self, call: Call, kind: type[_T]) -> _T:
        if not self._there.wait(PATIENCE_S):
            raise KeeperGoneError("There is no keeper.")
        answered: AsyncResult[Answer] = AsyncResult()
        with self._sending:
            if self._line is None:
                raise ConnectionResetError
            self._waiting.append(answered)
            self._line.sendall(sealed(call))
        answer = answered.get()
        if isinstance(answer, kind):
            return answer
        raise KeeperGoneError(answer.why if isinstance(answer, Failed) else f"not {kind.__name__}: {answer}")

    def _keep_it_there(self) -> None:
        while not self._stopping:
            self.process = self._begin()
            self._hear()
            self._hang_up()
            while (code := self.process.poll()) is None:
                gevent.sleep(POLL_S)  # not wait(): where nothing is patched, that stops the hub
            if not self._stopping:
                _LOGGER.warning("The keeper ended (%d) and is started again; nothing is lost.", code)
                gevent.sleep(PAUSE_S)

    def _begin(self) -> "subprocess.Popen[bytes]":
        ours, theirs = socket.socketpair()
        settings = msgspec.json.encode(self._settings, enc_hook=str).decode()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "server.keeper"],
                stdin=theirs.fileno(),
                # Not among its arguments, which everybody on the machine may read: there are passwords in it.
                env={**os.environ, SETTINGS: settings, "PYTHONUNBUFFERED": "1"},
            )
        self._line = ours
        self._there.set()
        return process

    def _hear(self) -> None:
        letters, line = Letters(), self._line
        try:
            while line is not None and (piece := line.recv(CHUNK)):
                for answer in letters.of(piece, _ANSWER):
                    self._waiting.popleft().set(answer)
        except OSError:
            return

    def _hang_up(self) -> None:
        self._there.clear()
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        while self._waiting:
            self._waiting.popleft().set_exception(ConnectionResetError("The keeper ended."))
