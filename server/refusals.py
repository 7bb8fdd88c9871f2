"""Why batches were refused or put off, counted since the server began; shown by ``/healthz``."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Refusals:
    """Counts by reason; what follows a colon in a reason is detail and is not counted apart."""

    counts: Counter[str] = field(default_factory=Counter)

    def note(self, reason: str) -> None:
        """Count one batch that was turned away."""
        self.counts[reason.partition(":")[0]] += 1
