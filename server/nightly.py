"""Retention inside a serving process: every night in the quiet hour, and by day where nights were missed.

Looking happens in a thread, deleting in the writer's, and after each transaction the writer is left alone for
as long as it took: acknowledgements never wait for more than a moment of it.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import gevent
from gevent import get_hub
from sqlalchemy.orm import Session

from server import journal
from server.builds import Builds
from server.errors import RefusedError
from server.lifetimes import DAY_MS, RAW_MS
from server.retention import forget_old
from server.store.ages import ages
from server.store.db import Store
from server.store.doors import Doors
from server.store.instants import now_ms
from server.writer import Writer
from server.zones import zone_called

_LOGGER = logging.getLogger(__name__)
_T = TypeVar("_T")

#: The hour of the development's day in which hardly anybody looks at homes.
QUIET_HOUR = 3
#: How often the clock is looked at, s: it may be moved, and the machine may sleep.
LOOK_EVERY_S = 300.0
#: So much older than it may be is a sign that a night was missed, ms.
MISSED_MS = 2 * DAY_MS


@dataclass(frozen=True)
class Run:
    """A run that is over: when it began (ms since 1970 UTC), how long it took, what went."""

    at: int
    seconds: float
    gone: Counter[str]


@dataclass
class Nightly:
    """Runs ``forget_old`` at its time; the doors that it needs are its own ``read`` and ``write``."""

    store: Store
    builds: Builds
    writer: Writer
    clock: Callable[[], int] = now_ms
    #: The latest run of this process, None before the first.
    last: Run | None = None
    _loop: "gevent.Greenlet[..., None] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Begin to wait for the night."""
        self._loop = gevent.spawn(self._wait)

    def stop(self) -> None:
        """Wait no more; a run that is going on ends with the transaction that it is in."""
        if self._loop is not None:
            self._loop.kill()

    def run(self, now: int) -> Run:
        """Forget what is too old at ``now`` (ms since 1970 UTC)."""
        began = time.monotonic()
        gone = forget_old(self, now)
        self.last = Run(now, time.monotonic() - began, gone)
        journal.note("old_forgotten", seconds=round(self.last.seconds, 3), **gone)
        return self.last

    def next_at(self, now: int) -> int:
        """When the next run is due, ms since 1970 UTC."""
        zone = zone_called(self._timezone())
        here = datetime.fromtimestamp(now / 1000, zone)
        quiet = here.replace(hour=QUIET_HOUR, minute=0, second=0, microsecond=0)
        if quiet <= here:
            quiet = (quiet.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=zone)
        return int(quiet.timestamp() * 1000)

    def missed(self, now: int) -> bool:
        """Whether something is kept for so long that a night must have been missed."""
        with self.store.read() as session:
            oldest = ages(session).raw
        return oldest is not None and now - oldest > RAW_MS + MISSED_MS

    def read(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one snapshot, in a thread: the hub goes on serving."""
        found: _T = get_hub().threadpool.apply(Doors(self.store).read, (job,))
        return found

    def write(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one transaction in the writer's thread, then leave it to senders for as long."""
        began = time.monotonic()
        done = self.writer.write(job)
        gevent.sleep(time.monotonic() - began)
        return done

    def _wait(self) -> None:
        due = self.next_at(self.clock())
        while True:
            gevent.sleep(LOOK_EVERY_S)
            now = self.clock()
            try:
                if now >= due or self.missed(now):
                    self.run(now)
                    due = self.next_at(now)
            except Exception:  # the next look tries again; nothing else may stop for it
                _LOGGER.exception("What is too old could not be deleted; it will be tried again.")

    def _timezone(self) -> str:
        """The zone of the first development that can be read."""
        for one in self.builds.ids():
            try:
                return self.builds.get(one).manifest.development.place.timezone
            except RefusedError:
                continue
        return "UTC"
