"""Whether to suggest a unit to one buyer, and which: rules first, then a choice by chance with a floor.

The chance is what makes it possible to learn later what a suggestion was worth: every candidate, silence
among them, has a known propensity that is never near zero. A fixed share of buyers is held out: decided for
in the same way, never shown, so that the difference between the two is the effect.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np

from analytics.affinity import ScoredUnit

#: Seconds of decayed attention to units below which nothing is concluded.
LEAST_EVIDENCE_S = 15.0
#: Suggestions to one buyer, over all channels, within ``CAP_WINDOW_MS``; and the least time between two.
MOST_SHOWN, CAP_WINDOW_MS, LEAST_GAP_MS = 3, 86_400_000, 90_000
#: The least time between two decisions, silence included, ms: a few batches can change a mind. Every silence
#: in a row doubles it, up to this power of two, or else asking often enough would always end silence.
LEAST_PAUSE_MS, MOST_DOUBLINGS = 20_000, 5
#: Units that are candidates at most; more would thin out every propensity.
MOST_CANDIDATES = 5
#: A candidate is expected to be liked at least so many points more than the usual unit,
LEAST_SCORE = 0.25
#: for a reason of at least so many points, because nobody is told of a home without being told why,
LEAST_REASON = 0.1
#: and at most so many points less than the best.
MOST_BEHIND = 0.6
#: The least propensity of any candidate; six candidates leave three quarters to the scores.
FLOOR = 0.04
#: Score of saying nothing (a third more than the usual unit), and points that make a candidate e times
#: as likely.
SILENCE_SCORE, TEMPERATURE = 0.3, 0.15
#: The share of buyers who are decided for and not shown.
HOLDOUT_SHARE = 0.1
#: What is chosen where nothing is said.
SILENCE = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What eligibility looks at, none of it about who the buyer is.

    ``decided_at``: instants (ms) of earlier suggestions over all channels, held-out ones included, so that
    both sides of the comparison live under the same cap. ``considered_at``: the latest decision, silence
    included; ``silences``: how many of the latest decisions in a row were silence. ``present``: the units
    before their eyes.
    """

    now_ms: int
    profile_allowed: bool
    evidence_s: float
    present: frozenset[str] = field(default=frozenset())
    favourites: frozenset[str] = field(default=frozenset())
    dismissed: frozenset[str] = field(default=frozenset())
    suggested: frozenset[str] = field(default=frozenset())
    decided_at: tuple[int, ...] = ()
    considered_at: int = 0
    silences: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen (``unit`` or ``SILENCE``), how probable it was, and whether it may be shown."""

    unit: str
    propensity: float
    holdout: bool
    propensities: dict[str, float]


def obstacle(situation: Situation) -> str:
    """Why nothing can be said to this buyer now, as a key; "" where nothing stands in the way."""
    recent = [at for at in situation.decided_at if situation.now_ms - at < CAP_WINDOW_MS]
    if not situation.profile_allowed:
        return "no-consent"
    if situation.evidence_s < LEAST_EVIDENCE_S:
        return "too-little-seen"
    if len(recent) >= MOST_SHOWN:
        return "cap"
    if recent and situation.now_ms - max(recent) < LEAST_GAP_MS:
        return "too-soon"
    pause = LEAST_PAUSE_MS * 2 ** min(situation.silences, MOST_DOUBLINGS)
    if situation.now_ms - situation.considered_at < pause:
        return "just-considered"
    return ""


def rests_until(situation: Situation) -> int:
    """Until when nothing can be said whatever the buyer does, ms since 1970 UTC; 0 where something can."""
    recent = sorted(at for at in situation.decided_at if situation.now_ms - at < CAP_WINDOW_MS)
    until = [situation.considered_at + LEAST_PAUSE_MS * 2 ** min(situation.silences, MOST_DOUBLINGS)]
    if recent:
        until.append(recent[-1] + LEAST_GAP_MS)
    if len(recent) >= MOST_SHOWN:
        until.append(recent[-MOST_SHOWN] + CAP_WINDOW_MS)
    return max(until) if max(until) > situation.now_ms else 0


def candidates(scored: Sequence[ScoredUnit], situation: Situation) -> list[ScoredUnit]:
    """The few units worth suggesting, best first; ``scored`` holds available units only, best first."""
    known = situation.favourites | situation.dismissed | situation.suggested | situation.present
    fresh = [
        one
        for one in scored
        if one.unit not in known
        and one.score >= LEAST_SCORE
        and any(reason.points >= LEAST_REASON for reason in one.reasons)
    ]
    return [one for one in fresh if one.score >= fresh[0].score - MOST_BEHIND][:MOST_CANDIDATES]


def propensities(among: Sequence[ScoredUnit]) -> dict[str, float]:
    """How probable each candidate is, silence last; a softmax of scores, with a floor under each.

    >>> chances = propensities([ScoredUnit("a", 1.0, ()), ScoredUnit("b", 0.2, ())])
    >>> list(chances), min(chances.values()) >= FLOOR, round(sum(chances.values()), 12)
    (['a', 'b', ''], True, 1.0)
    """
    keys = [*(one.unit for one in among), SILENCE]
    scores = np.array([*(one.score for one in among), SILENCE_SCORE]) / TEMPERATURE
    soft = np.exp(scores - scores.max())
    shares = FLOOR + (1 - FLOOR * len(keys)) * soft / soft.sum()
    return {key: float(share) for key, share in zip(keys, shares, strict=True)}


def choose(among: Sequence[ScoredUnit], buyer: str, count: int) -> Choice:
    """The choice for a buyer's decision number ``count``: the same again for the same buyer and count."""
    chances = propensities(among)
    chance, unit = _fraction(f"choice:{buyer}:{count}"), SILENCE
    for key, propensity in chances.items():
        chance -= propensity
        if chance < 0:
            unit = key
            break
    return Choice(unit, chances[unit], held_out(buyer), chances)


def held_out(buyer: str) -> bool:
    """Whether this buyer is in the fixed share who are never shown a suggestion."""
    return _fraction(f"holdout:{buyer}") < HOLDOUT_SHARE


def _fraction(seed: str) -> float:
    """A number in [0, 1) that depends on nothing but ``seed``, the same on every machine."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=8).digest()) / 2**64
