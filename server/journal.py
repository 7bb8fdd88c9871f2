"""Notable events for whoever watches the server's log: what happened and how often, never to whom.

What may stand beside an event is declared here; a fact that is not declared is a mistake of ours and raises.
So no id, name, e-mail or address can come into the log by a careless line.
"""

import logging
from collections import Counter
from collections.abc import Iterator

import gevent

from server.counts import Counts

#: Where events are told; ``server.logs`` decides how they are written.
LOGGER = logging.getLogger("server.journal")

#: Event -> the facts that may stand beside it: numbers, and words out of a closed set.
EVENTS = {
    "serving": {"port", "developments", "sockets"},
    "stopped": set(),
    #: Once a minute for each state and reason that came up in it.
    "batches": {"outcome", "reason", "count"},
    "consent_given": {"method", "profile"},
    "consent_withdrawn": set(),
    "visitor_left_display": set(),
    "paused": set(),
    "resumed": set(),
    "objected": set(),
    "erased": set(),
    "enquired": {"development"},
    "signed_in": set(),
    "sign_in_refused": set(),
    "password_chosen": set(),
    "old_forgotten": {"seconds", "batches", "decisions", "tallies", "visits", "buyers", "audit", "hours"},
}
#: How often batches are summed up, s.
EVERY_S = 60.0

Fact = int | float | str | bool


class UndeclaredFactError(Exception):
    """The event or one of its facts does not stand in ``EVENTS``."""


def note(event: str, **facts: Fact) -> None:
    """Tell of ``event``; raises UndeclaredFactError for what is not in ``EVENTS``."""
    if event not in EVENTS or not facts.keys() <= EVENTS[event]:
        raise UndeclaredFactError(f"{event}: {', '.join(sorted(facts))}")
    LOGGER.info(event, extra={"facts": facts})


class Minutes:
    """Tells every minute what became of the batches in it: a line for each would fill the disk."""

    def __init__(self, counts: Counts) -> None:
        """Sum up ``counts``."""
        self._counts = counts
        self._told: Counter[tuple[str, str]] = Counter()
        self._loop: gevent.Greenlet[..., None] | None = None

    def start(self) -> None:
        """Begin."""
        self._loop = gevent.spawn(self._run)

    def stop(self) -> None:
        """Tell what is left to tell."""
        if self._loop is not None:
            self._loop.kill()
        self.tell()

    def tell(self) -> None:
        """Tell what came since it was last told."""
        for outcome, reason, count in list(self._since()):
            note("batches", outcome=outcome, reason=reason, count=count)
        self._told = Counter(self._counts.batches)

    def _since(self) -> Iterator[tuple[str, str, int]]:
        for (outcome, reason), count in sorted((self._counts.batches - self._told).items()):
            yield outcome, reason, count

    def _run(self) -> None:
        while True:
            gevent.sleep(EVERY_S)
            self.tell()
