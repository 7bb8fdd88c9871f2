"""What a policy would have been worth, from decisions of another one: IPS, SNIPS and doubly robust.

Horvitz & Thompson (JASA 1952); Swaminathan & Joachims, "The self-normalized estimator for counterfactual
learning" (NeurIPS 2015); Dudík, Langford, Li, "Doubly robust policy evaluation and learning" (ICML 2011).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.value.expected import expected_outcomes
from analytics.value.logged import Logged, Vector
from analytics.value.sequence import ALPHA, half_width


@dataclass(frozen=True, slots=True)
class Estimate:
    """A policy's value, the mean outcome it would have had, three ways; ``low`` to ``high`` is around ``dr``.

    The interval is a confidence sequence: it may be looked at as often as one likes. ``effective_n`` is how
    many decisions of the policy's own would say as much; ``matched`` are the decisions that it would have
    made itself, ``successes`` those of them with an outcome above 0.
    """

    ips: float
    snips: float
    dr: float
    low: float
    high: float
    effective_n: float
    matched: int
    successes: int


@dataclass(frozen=True)
class Scores:
    """One doubly robust score per decision, whose mean is the policy's value, and the weights it rests on."""

    estimate: Estimate
    #: (n,) each.
    dr: Vector
    weight: Vector


def value_of(log: Logged, chosen: NDArray[np.str_], expected: Vector | None = None) -> Scores:
    """The value of the policy that would have ``chosen`` these actions (n,), one for each decision.

    ``expected`` are :func:`expected_outcomes` of the log, where they are known already.
    """
    expected = expected_outcomes(log) if expected is None else expected
    column = {name: at for at, name in enumerate(log.actions)}
    # What was never done has no expectation of its own: the mean of all that was.
    known = np.column_stack([expected, expected.mean(axis=1)])
    at = np.array([column.get(str(name), len(column)) for name in chosen])
    under_policy = known[np.arange(len(log)), at]
    matched = log.action == chosen
    weight = np.where(matched, 1.0 / log.propensity, 0.0)
    of_done = expected[np.arange(len(log)), [column[str(name)] for name in log.action]]
    dr = under_policy + weight * (log.outcome - of_done)
    low, high = interval(log, dr, weight)
    whole = float(weight.sum())
    estimate = Estimate(
        ips=float((weight * log.outcome).mean()),
        snips=float((weight * log.outcome).sum() / whole) if whole else float("nan"),
        dr=float(dr.mean()),
        low=low,
        high=high,
        effective_n=whole**2 / float((weight**2).sum()) if whole else 0.0,
        matched=int(matched.sum()),
        successes=int((matched & (log.outcome > 0)).sum()),
    )
    return Scores(estimate, dr, weight)


def interval(log: Logged, scores: Vector, weight: Vector, alpha: float = ALPHA) -> tuple[float, float]:
    """The confidence sequence of the scores' mean, whole persons being independent, decisions not.

    Two people are added who do not exist, one with the best and one with the worst outcome there is,
    weighted as those that matched: or else ten matches without a success would leave no doubt at all.
    """
    _, person = np.unique(log.person, return_inverse=True)
    people = int(person.max()) + 1
    middle = float(scores.mean())
    # Each person's part of the mean, so that the parts' mean is the mean of the scores.
    parts = np.bincount(person, scores - middle, people) * people / len(scores)
    matched = weight[weight > 0]
    worst, best = log.bounds
    if not matched.size:
        return worst, best
    heavy = float(matched.mean())
    doubts = heavy * (np.array([best, worst]) - float(log.outcome.mean()))
    spread = float(np.sqrt(((parts**2).sum() + (doubts**2).sum()) / (people + 1)))
    half = half_width(people, spread, alpha)
    return middle - half, middle + half
