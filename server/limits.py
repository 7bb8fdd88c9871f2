"""How fast one visit may send, and one buyer in all of theirs: token buckets, by the monotonic clock.

A batch that comes too soon is put off, never dropped: its sender is told when to come again.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

#: Rows (attention and actions) a second that a visit may send for long, and at once.
ROWS_PER_SECOND = 10.0
BURST_ROWS = 100.0
#: Visits that a buyer may send of at once, all at that rate: several tabs, though nobody looks at two things.
VISITS_A_BUYER = 4
#: Buckets that are remembered; the one unused for longest is forgotten first, and would be full by then.
MOST_BUCKETS = 50_000


class Buckets:
    """A bucket for each key: ``burst`` tokens when it is full, ``per_second`` more until it is."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        """All full."""
        self._per_second, self._burst, self._clock = per_second, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, tokens: float) -> int:
        """The ms after which there are ``tokens`` for ``key``; 0 where there are."""
        short = tokens - self._level(key)
        return max(1, int(short / self._per_second * 1000)) if short > 0 else 0

    def take(self, key: str, tokens: float) -> None:
        """Take ``tokens``; a negative number gives back."""
        self._buckets[key] = min(self._burst, self._level(key) - tokens), self._clock()
        self._buckets.move_to_end(key)
        self.forget_full()
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)

    def forget(self, key: str) -> None:
        """Drop the key's bucket: it is full again."""
        self._buckets.pop(key, None)

    def forget_full(self) -> None:
        """Drop the buckets that would be full by now, for nothing need be known of their keys any more."""
        until = self._clock() - self._burst / self._per_second
        while self._buckets and next(iter(self._buckets.values()))[1] <= until:
            self._buckets.popitem(last=False)

    def _level(self, key: str) -> float:
        level, at = self._buckets.get(key, (self._burst, 0.0))
        return min(self._burst, level + (self._clock() - at) * self._per_second)


class Limits:
    """The rates of all visits and buyers."""

    def __init__(
        self, visits_a_buyer: int = VISITS_A_BUYER, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """A buyer has the rate of ``visits_a_buyer`` visits; 0 sets them no limit of their own."""
        self._visits = Buckets(ROWS_PER_SECOND, BURST_ROWS, clock)
        many = visits_a_buyer
        self._buyers = Buckets(many * ROWS_PER_SECOND, many * BURST_ROWS, clock) if many else None

    def take(self, visit: str, buyer: str, rows: int) -> int:
        """Take ``rows`` of the visit's and of the buyer's: 0, or the ms after which there are enough.

        Where there are not, none are taken.
        """
        wait = self._visits.wait(visit, rows)
        if self._buyers:
            wait = max(wait, self._buyers.wait(buyer, rows))
        if not wait:
            self._spend(visit, buyer, rows)
        return wait

    def give_back(self, visit: str, buyer: str, rows: int) -> None:
        """Undo a ``take`` for a batch that cost nothing after all."""
        self._spend(visit, buyer, -rows)

    def forget(self, name: str) -> None:
        """Drop what is known of a visit or of a buyer."""
        self._visits.forget(name)
        if self._buyers:
            self._buyers.forget(name)

    def _spend(self, visit: str, buyer: str, rows: int) -> None:
        self._visits.take(visit, rows)
        if self._buyers:
            self._buyers.take(buyer, rows)
