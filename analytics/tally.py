"""The running sum of one buyer's attention to one feature, in which the past fades.

Forward decay (Cormode, Shkapenyuk, Srivastava, Xu: "Forward decay", ICDE 2009): a ms at time t weighs
2^((t - landmark) / half-life), for ever. What is kept is one sum, to which a batch is one addition; asking
"as of now" divides by today's weight. So the state is independent of the order of arrival, can be merged,
and equals a replay of the facts (to rounding: every term is positive, so n additions are off by at most n
parts in 2^53).
"""

from dataclasses import dataclass
from functools import lru_cache

#: 2026-01-01T00:00:00Z. Stored tallies rest on it: changing it needs a migration.
LANDMARK_MS = 1_767_225_600_000
#: After so many days a look counts half. Stored tallies rest on it as well.
HALF_LIFE_DAYS = 14.0
#: The longest that one unbroken look counts, ms: dwell is heavy-tailed, and an hour is not sixty wishes.
LOOK_CAP_MS = 60_000

_HALF_LIFE_MS = HALF_LIFE_DAYS * 86_400_000
#: Weights stop growing (or shrinking) 34 years from the landmark, so that no sum of them overflows a float.
_MOST_HALVINGS = 900.0


@lru_cache(maxsize=4_096)
def weight(at_ms: int) -> float:
    """The weight of a millisecond at ``at_ms`` (ms since 1970 UTC); 1 at the landmark.

    >>> weight(LANDMARK_MS + 14 * 86_400_000)
    2.0
    """
    halvings = (at_ms - LANDMARK_MS) / _HALF_LIFE_MS
    return float(2.0 ** min(max(halvings, -_MOST_HALVINGS), _MOST_HALVINGS))


@dataclass(frozen=True, slots=True)
class Tally:
    """One buyer's decayed attention to and exposure of one feature, ms at the landmark's scale.

    >>> tally = Tally().add(LANDMARK_MS, attention_ms=4_000, exposure_ms=10_000)
    >>> tally.seconds(LANDMARK_MS), tally.seconds(LANDMARK_MS + 14 * 86_400_000)
    (4.0, 2.0)
    """

    attention: float = 0.0
    exposure: float = 0.0

    def add(self, at_ms: int, attention_ms: int, exposure_ms: int, look_ms: int = 0) -> "Tally":
        """The tally with one row of a batch more.

        ``look_ms`` is how long the look already was that the row goes on with (:mod:`analytics.looks`).
        What lies beyond ``LOOK_CAP_MS`` does not count, and takes its share of the exposure with it, so that
        a long look is cut but never turned against the feature. A row on its own is capped in the same way.
        """
        counted = min(attention_ms, max(0, LOOK_CAP_MS - look_ms))
        share = counted / attention_ms if attention_ms else 1.0
        scale = weight(at_ms)
        return Tally(
            self.attention + scale * counted,
            self.exposure + scale * share * max(exposure_ms, attention_ms),
        )

    def merge(self, other: "Tally") -> "Tally":
        """Both tallies' facts in one."""
        return Tally(self.attention + other.attention, self.exposure + other.exposure)

    def seconds(self, now_ms: int) -> float:
        """Seconds of attention, decayed to ``now_ms``."""
        return self.attention / weight(now_ms) / 1000

    def exposed_seconds(self, now_ms: int) -> float:
        """Seconds of exposure, decayed to ``now_ms``."""
        return self.exposure / weight(now_ms) / 1000
