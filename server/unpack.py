"""Unpacks the batch log behind the acknowledgement, and tells the rest of the house what came of it.

It runs after every group commit and at the start for what a crash left over, in the writer's thread; only the
telling happens in the hub.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import gevent
from gevent.event import Event
from sqlalchemy.orm import Session

from server import news
from server.builds import Builds
from server.decide import Decider
from server.group_commit import GroupCommit
from server.store.db import Store
from server.store.facts import Unpacked, unpack, waiting
from server.store.instants import now_ms
from server.wire import Suggestion

_LOGGER = logging.getLogger(__name__)


@dataclass
class Unpacker:
    """``show`` puts a suggestion on the buyer's screen; called in the hub, after the commit."""

    store: Store
    builds: Builds
    commits: GroupCommit
    decider: Decider
    show: Callable[[str, Suggestion], None]
    #: Set while everything that was committed is unpacked and told of.
    idle: Event = field(default_factory=Event, repr=False)
    #: Batches that could not be unpacked; they wait for the next start, and hold up nobody.
    _passed_over: set[str] = field(default_factory=set, repr=False)

    def start(self) -> None:
        """Begin, with what an earlier run left over."""
        self.commits.grew.set()
        gevent.spawn(self._run)

    def _run(self) -> None:
        while True:
            self.idle.set()
            self.commits.grew.wait()
            self.idle.clear()
            self.commits.grew.clear()
            while self._step():
                pass

    def _step(self) -> bool:
        """Unpack one group and tell of it; False where nothing was left."""
        try:
            found, done = self.commits.write(self._unpack_some)
        except Exception:  # the thread's own errors arrive here; the loop must outlive them
            _LOGGER.exception("The log could not be unpacked; it will be tried again with the next batch.")
            return False
        for one, suggestion in done:
            if suggestion is not None:
                self.show(one.buyer, suggestion)
            news.attended.send(None, buyer=one.buyer, development=one.development)
        return found

    def _unpack_some(self) -> tuple[bool, list[tuple[Unpacked, Suggestion | None]]]:
        with self.store.write() as session:
            ids = waiting(session, self._passed_over)
            done = self._unpack(session, ids)
            latest = {(one.buyer, one.development): one for one in done}
            return bool(ids), [(one, self._consider(session, one)) for one in latest.values()]

    def _unpack(self, session: Session, ids: Sequence[str]) -> list[Unpacked]:
        try:
            with session.begin_nested():
                return unpack(session, ids, self._sensitive, now_ms())
        except Exception:  # one batch that cannot be read must not hold up those beside it
            if len(ids) > 1:
                return [done for one in ids for done in self._unpack(session, [one])]
            _LOGGER.exception("A batch could not be unpacked; it stays in the log for the next start.")
            self._passed_over.update(ids)
            return []

    def _consider(self, session: Session, one: Unpacked) -> Suggestion | None:
        try:
            with session.begin_nested():
                return self.decider.consider(session, one.buyer, one.development, now_ms())
        except Exception:  # a decision that fails must not undo the facts
            _LOGGER.exception("No decision could be made.")
            return None

    def _sensitive(self, development: str) -> set[str]:
        features = self.builds.get(development).features.values()
        return {feature.id for feature in features if feature.sensitive}
