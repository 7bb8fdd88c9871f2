"""Has the batch log unpacked behind the acknowledgement, and tells the rest of the house what came of it.

That happens after every group commit, and at the start for what a crash left over. Where senders press,
keeper and processor are theirs for most of the time, unless more than ``MOST_BEHIND`` batches wait to be
unpacked.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import gevent
from gevent.event import Event

from server import news
from server.group_commit import ENOUGH_LINES, MOST_BEHIND, GroupCommit
from server.keeper.hand import Hand
from server.news import News
from server.store.db import Store
from server.store.facts import count_waiting

_LOGGER = logging.getLogger(__name__)

#: How long whoever waits for an acknowledgement has the keeper, in times of what unpacking a group took.
RESTS = 3.0
#: The same where so many wait that no group is gathered any more: what a batch means may be known some
#: seconds later. Where buyers only come at their pace it has to be known at once.
RESTS_WHERE_PRESSED = 9.0
#: And no longer than this, s: a keeper that was only just being started was waited for, not worked with.
MOST_REST_S = 0.25
#: From how much delay on the hub is busy with senders, s.
LATE_S = 0.005
#: The pause before what failed is tried again, s.
PAUSE_S = 1.0


@dataclass
class Unpacker:
    """``tell`` is the carrier's; called in the hub, after the commit."""

    store: Store
    hand: Hand
    commits: GroupCommit
    tell: Callable[[News], None]
    #: Set while everything that was committed is unpacked and told of.
    idle: Event = field(default_factory=Event, repr=False)
    _stopping: bool = False
    _loop: "gevent.Greenlet[..., None] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Begin, with what an earlier run left over."""
        self.commits.grew.set()
        news.forgotten.connect(self._forgotten)
        news.missed.connect(self._forgotten)
        self._loop = gevent.spawn(self._run)

    def stop(self) -> None:
        """End after the group that is being unpacked; what then still waits is the next start's."""
        self._stopping = True
        self.commits.grew.set()
        if self._loop is not None:
            self._loop.join()

    def _forgotten(self, _sender: object, buyer: str = "") -> None:
        gevent.spawn(self.hand.forget, buyer)

    def _run(self) -> None:
        with self.store.read() as session:
            self.commits.behind = count_waiting(session)
        while not self._stopping:
            self.idle.set()
            self.commits.grew.wait()
            self.idle.clear()
            self.commits.grew.clear()
            while not self._stopping and self._took_its_turn():
                pass

    def _took_its_turn(self) -> bool:
        began = time.monotonic()
        more = self._step()
        took = time.monotonic() - began
        if self.commits.behind < MOST_BEHIND:
            gevent.sleep(min(self._rests() * took, MOST_REST_S))
        return more

    def _rests(self) -> float:
        if self.commits.waiting >= ENOUGH_LINES:
            return RESTS_WHERE_PRESSED
        return RESTS if self.commits.waiting or _late() else 0.0

    def _step(self) -> bool:
        """Have one group unpacked and tell of it; False where nothing was left."""
        try:
            done = self.hand.unpack()
        except Exception:  # whatever went wrong there: the loop must outlive it
            _LOGGER.exception("The log could not be unpacked; it is tried again in a moment.")
            gevent.sleep(PAUSE_S)
            return True
        self.commits.behind = max(0, self.commits.behind - done.found)
        for one in done.told:
            if one.suggestion is not None:
                self.tell(News("suggested", one.buyer, suggestion=one.suggestion))
            self.tell(News("attended", one.buyer, one.development))
        return done.found > 0


def _late() -> bool:
    """Whether others have so much to do in the hub that whoever is next waits noticeably."""
    asked = time.monotonic()
    gevent.sleep(0)
    return time.monotonic() - asked > LATE_S
