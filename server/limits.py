"""How fast one visit may send: a token bucket each, refilled by the monotonic clock.

A batch that comes too soon is put off, never dropped: its sender is told when to come again.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

#: Rows (attention and actions) a second that a visit may send for long, and at once.
ROWS_PER_SECOND = 10.0
BURST_ROWS = 100.0
#: Buckets that are remembered; the one unused for longest is forgotten first, and would be full by then.
MOST_BUCKETS = 50_000


@dataclass
class Limits:
    """The buckets of all visits."""

    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict, repr=False)

    def take(self, visit: str, rows: int) -> int:
        """Take ``rows`` from the visit's bucket: 0, or the ms after which there is enough (none taken)."""
        level = self._level(visit)
        if level < rows:
            return max(1, int((rows - level) / ROWS_PER_SECOND * 1000))
        self._keep(visit, level - rows)
        return 0

    def give_back(self, visit: str, rows: int) -> None:
        """Undo a ``take`` for a batch that cost nothing after all."""
        self._keep(visit, min(BURST_ROWS, self._level(visit) + rows))

    def forget(self, visit: str) -> None:
        """Drop the visit's bucket."""
        self._buckets.pop(visit, None)

    def _level(self, visit: str) -> float:
        level, at = self._buckets.get(visit, (BURST_ROWS, self.clock()))
        return min(BURST_ROWS, level + (self.clock() - at) * ROWS_PER_SECOND)

    def _keep(self, visit: str, level: float) -> None:
        self._buckets[visit] = level, self.clock()
        self._buckets.move_to_end(visit)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
