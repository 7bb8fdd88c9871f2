"""Unpacks the batch log behind the acknowledgement, and tells the rest of the house what came of it.

It runs after every group commit and at the start for what a crash left over, in the writer's thread; only the
telling happens in the hub. Where senders wait for the writer, it is theirs for half of the time, unless more
than ``MOST_BEHIND`` batches wait to be unpacked.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import gevent
from gevent.event import Event
from sqlalchemy.orm import Session

from server import news
from server.builds import Builds
from server.decide import Decider
from server.group_commit import MOST_BEHIND, GroupCommit
from server.store.db import Store
from server.store.facts import Unpacked, count_waiting, unpack, waiting
from server.store.instants import now_ms
from server.store.looks import Looks
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
    _looks: Looks = field(default_factory=Looks, repr=False)

    def start(self) -> None:
        """Begin, with what an earlier run left over."""
        self.commits.grew.set()
        news.forgotten.connect(self._forgotten)
        gevent.spawn(self._run)

    def _forgotten(self, _sender: object, buyer: str) -> None:
        # What is remembered belongs to the writer's thread.
        gevent.spawn(self.commits.write, partial(self._forget, buyer))

    def _forget(self, buyer: str) -> None:
        self._looks.forget()
        self.decider.forget(buyer)

    def _run(self) -> None:
        with self.store.read() as session:
            self.commits.behind = count_waiting(session)
        while True:
            self.idle.set()
            self.commits.grew.wait()
            self.idle.clear()
            self.commits.grew.clear()
            while self._took_its_turn():
                pass

    def _took_its_turn(self) -> bool:
        began = time.monotonic()
        more = self._step()
        if self.commits.waiting and self.commits.behind < MOST_BEHIND:
            # Senders waited for the writer meanwhile: it is theirs for as long.
            gevent.sleep(time.monotonic() - began)
        return more

    def _step(self) -> bool:
        """Unpack one group and tell of it; False where nothing was left."""
        try:
            found, done = self.commits.write(self._unpack_some)
        except Exception:  # the thread's own errors arrive here; the loop must outlive them
            _LOGGER.exception("The log could not be unpacked; it will be tried again with the next batch.")
            self._looks.forget()
            return False
        self.commits.behind = max(0, self.commits.behind - found)
        for one, suggestion in done:
            if suggestion is not None:
                self.show(one.buyer, suggestion)
            news.attended.send(None, buyer=one.buyer, development=one.development)
        return found > 0

    def _unpack_some(self) -> tuple[int, list[tuple[Unpacked, Suggestion | None]]]:
        with self.store.write() as session:
            ids = waiting(session, self._passed_over)
            done = self._unpack(session, ids)
            latest = {(one.buyer, one.development): one for one in done}
            return len(ids), [(one, self._consider(session, one)) for one in latest.values()]

    def _unpack(self, session: Session, ids: Sequence[str]) -> list[Unpacked]:
        try:
            with session.begin_nested():
                return unpack(session, ids, self._sensitive, now_ms(), self._looks)
        except Exception:  # one batch that cannot be read must not hold up those beside it
            self._looks.forget()
            if len(ids) > 1:
                return [done for one in ids for done in self._unpack(session, [one])]
            _LOGGER.exception("A batch could not be unpacked; it stays in the log for the next start.")
            self._passed_over.update(ids)
            return []

    def _consider(self, session: Session, one: Unpacked) -> Suggestion | None:
        if self.decider.rests(one.buyer, one.development, now_ms()):
            return None
        try:
            with session.begin_nested():
                return self.decider.consider(session, one.buyer, one.development, now_ms())
        except Exception:  # a decision that fails must not undo the facts
            _LOGGER.exception("No decision could be made.")
            return None

    def _sensitive(self, development: str) -> set[str]:
        features = self.builds.get(development).features.values()
        return {feature.id for feature in features if feature.sensitive}
