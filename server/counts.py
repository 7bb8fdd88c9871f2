"""What this process has counted since it began: numbers only, nothing of any buyer.

The one place that ``/metrics``, ``/healthz`` and the sales team's health page read. Used in the hub's thread
only. Plain numbers, because a launch day counts some thousand times a second.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from server.refusals import named
from server.store.instants import now_ms
from server.wire import WALKED, Batch, Receipt

#: Upper ends of the steps into which acknowledgement times fall, s; 0.12 is promised for 99 of 100.
STEPS_S = (0.01, 0.025, 0.05, 0.08, 0.12, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass
class Times:
    """Durations by step: ``counts`` has one entry a step and one for whatever took longer."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(STEPS_S) + 1))
    total_s: float = 0.0

    def note(self, seconds: float) -> None:
        """Add one duration."""
        self.counts[bisect_left(STEPS_S, seconds)] += 1
        self.total_s += seconds


@dataclass
class Counts:
    """The counters."""

    #: Batches by the state and the reason's name in their receipts; "" where there is no reason.
    batches: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: Sockets that were not opened, or ended before their time, by the gate's reason.
    lines: Counter[str] = field(default_factory=Counter)
    #: Requests that were refused for how they came, by the name in ``server.refusals.DOOR``.
    requests: Counter[str] = field(default_factory=Counter)
    #: What stored batches held.
    rows: int = 0
    actions: int = 0
    poses: int = 0
    #: Rows, actions and poses that browsers said they had to drop.
    dropped: int = 0
    #: From a batch's arrival until it was known to be committed.
    acknowledged: Times = field(default_factory=Times)
    suggestions: int = 0
    erasures: int = 0
    #: Since when is counted, ms since 1970 UTC.
    since: int = field(default_factory=now_ms)

    def note(self, receipt: Receipt, batch: Batch | None, seconds: float) -> None:
        """Count a batch (None where it could not be read), answered by ``receipt`` after ``seconds``."""
        state, reason = receipt.state, receipt.reason
        self.batches[state, named(reason) if reason else ""] += 1
        if state == "stored" and batch is not None:
            self.rows += len(batch.rows)
            self.actions += len(batch.actions)
            self.poses += sum(1 + len(pose.walk) // WALKED for pose in batch.poses)
            self.dropped += batch.dropped
        if not reason:
            self.acknowledged.note(seconds)

    @property
    def turned_away(self) -> dict[str, int]:
        """Batches that were refused or put off, by the reason's name."""
        return {reason: count for (_state, reason), count in self.batches.items() if reason}

    @property
    def at_the_door(self) -> dict[str, int]:
        """Sockets and requests that were turned away before a batch was read, by the reason's name."""
        return dict(self.lines + self.requests)
