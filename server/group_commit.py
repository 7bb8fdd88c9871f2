"""Group commit: batches that arrive within a few milliseconds share one transaction and one flush to disk.

The transaction is the keeper's (:mod:`server.keeper`), so that the hub goes on serving sockets while the disk
is waited for; whoever put a line in waits in their own greenlet until it is committed.
"""

import logging
from collections import deque

import gevent
from gevent.event import AsyncResult, Event

from server.keeper.hand import Hand
from server.store.log import Line, Standing

_LOGGER = logging.getLogger(__name__)

#: How long the first line of a group waits for company, s.
GATHER_S = 0.02
#: From so many lines on, none waits for company: who sends as soon as it is answered has nothing else to do.
ENOUGH_LINES = 16
#: The most lines of one transaction.
MOST_LINES = 64
#: The most lines that may wait; beyond it senders are put off.
MOST_WAITING = 2_000
#: From so many waiting lines on, receipts ask their senders to slow down.
BUSY_WAITING = 500
#: The most stored lines that may wait to be unpacked, a quarter of a minute's work; beyond it senders are
#: slowed down.
MOST_BEHIND = 50_000
#: How long a sender is put off when nothing more can be taken or the disk fails, ms.
PUT_OFF_MS = 5_000


class OverloadedError(Exception):
    """The line was not stored; its sender should come again after ``PUT_OFF_MS``."""


class GroupCommit:
    """The only writer of the batch log. ``grew`` is set after each group that was committed."""

    def __init__(self, hand: Hand) -> None:
        """Prepare; nothing is written before ``start``."""
        self._hand = hand
        self.grew = Event()
        #: Lines that are stored and not unpacked yet.
        self.behind = 0
        self._waiting: deque[tuple[Line, AsyncResult[Standing]]] = deque()
        self._came = Event()
        self._enough = Event()
        self._loop: gevent.Greenlet[..., None] | None = None
        self._stopping = False

    def start(self) -> None:
        """Begin to commit."""
        self._loop = gevent.spawn(self._run)

    def stop(self) -> None:
        """Commit what waits, then refuse whatever else comes."""
        self._stopping = True
        self._came.set()
        self._enough.set()
        if self._loop is not None:
            self._loop.join()

    def put(self, line: Line) -> Standing:
        """Wait until ``line`` is committed or refused; raises OverloadedError where neither can be."""
        if self._stopping or len(self._waiting) >= MOST_WAITING:
            raise OverloadedError
        result: AsyncResult[Standing] = AsyncResult()
        self._waiting.append((line, result))
        self._came.set()
        if len(self._waiting) >= ENOUGH_LINES:
            self._enough.set()
        standing: Standing = result.get()
        return standing

    @property
    def waiting(self) -> int:
        """Lines that wait for their commit."""
        return len(self._waiting)

    @property
    def slow_down_ms(self) -> int:
        """What receipts should ask of their senders now, ms; 0 where all is well."""
        pressed = max(self.waiting / MOST_WAITING, self.behind / MOST_BEHIND - 1)
        return 0 if pressed < BUSY_WAITING / MOST_WAITING else int(PUT_OFF_MS * min(1.0, pressed))

    def _run(self) -> None:
        while True:
            self._came.wait()
            self._came.clear()
            self._enough.wait(GATHER_S)
            if not self._stopping:
                self._enough.clear()
            while self._waiting:
                self._commit_some()
            if self._stopping:
                return

    def _commit_some(self) -> None:
        group = [self._waiting.popleft() for _ in range(min(MOST_LINES, len(self._waiting)))]
        try:
            standings = self._hand.append([line for line, _ in group])
        except Exception:  # whatever the database says, senders must hear that nothing is stored
            _LOGGER.exception(
                "A group of %d batches could not be committed; their senders will repeat.", len(group)
            )
            for _, result in group:
                result.set_exception(OverloadedError())
            return
        for (_, result), standing in zip(group, standings, strict=True):
            result.set(standing)
        self.behind += sum(standing.state == "stored" for standing in standings)
        self.grew.set()
