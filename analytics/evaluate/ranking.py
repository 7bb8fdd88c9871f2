"""How far up a list the right thing stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
#: The list's length that counts.
AMONG = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """Over ``n`` people: the part of lists of ten with the thing, its discounted gain, and its error."""

    hr10: float
    ndcg10: float
    se: float
    n: int


def rank_of(scores: Vector, thing: int, seen: Sequence[int]) -> float:
    """The place of ``thing``, 0 the first, by ``scores`` and without what was ``seen``; ties share theirs.

    >>> rank_of(np.array([3.0, 2.0, 2.0, 9.0]), 1, seen=[3])
    1.5
    """
    scores = scores.copy()
    scores[list(seen)] = -np.inf
    own = scores[thing]
    return float((scores > own).sum() + ((scores == own).sum() - 1) / 2)


def ranked(places: Sequence[float]) -> Ranked:
    """The measures of the places (Järvelin & Kekäläinen, "Cumulated gain-based evaluation", TOIS 2002)."""
    at = np.asarray(places, float)
    gain = np.where(at < AMONG, 1.0 / np.log2(at + 2.0), 0.0)
    spread = float(gain.std(ddof=1)) / len(gain) ** 0.5 if len(gain) > 1 else 0.0
    return Ranked(float((at < AMONG).mean()), float(gain.mean()), spread, len(gain))
