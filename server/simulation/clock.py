"""Simulated time: faster than ours, and never ahead of it."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clock:
    """A period of ``length_ms`` that passes ``speed`` times as fast as ours and ends when ours does.

    It began so long ago that its end falls on the end of the run; so times told to the server are honest
    about their order and their distances, and none lies in the future.
    """

    length_ms: int
    speed: float
    started_s: float = field(default_factory=time.time)

    @property
    def began(self) -> int:
        """Start of the simulated period, ms since 1970 UTC."""
        return round(1_000 * self.started_s - self.length_ms * (1 - 1 / self.speed))

    def now(self) -> int:
        """The simulated instant, ms since 1970 UTC."""
        return self.began + round(1_000 * (time.time() - self.started_s) * self.speed)

    def wait_for(self, instant: int) -> float:
        """Our seconds until the simulated ``instant`` (ms since 1970 UTC); 0 where it has passed."""
        return max(0.0, (instant - self.now()) / 1_000 / self.speed)
