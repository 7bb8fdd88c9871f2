"""What each rung is worth: a choice model, learned from what people came to next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Worth:
    """A weight per rung, (rungs,), none below 0; and how well they explain what was chosen.

    ``log_likelihood`` is a mean over the people, the prior's part included, so that two ways of reading the
    same looks can be compared.
    """

    weights: Vector
    log_likelihood: float


def learn_worth(
    said: Vector, open_to: NDArray[np.bool_], then: NDArray[np.int64], prior: Vector, sure: float
) -> Worth:
    """The weights under which people most probably come to what they came to.

    McFadden, "Conditional logit analysis of qualitative choice behavior" (1974), with a normal prior around
    ``prior`` as sure as ``sure`` says. ``said`` is (people, things, rungs), ``open_to`` (people, things) is
    true of what could still be come to, ``then`` (people,) is the thing.
    """
    people = np.arange(len(then))
    if not people.size:
        return Worth(prior, 0.0)
    chosen = said[people, then]

    def loss(weights: Vector) -> tuple[float, Vector]:
        score = np.where(open_to, said @ weights, -np.inf)
        score -= score.max(axis=1, keepdims=True)
        chance = np.exp(score)
        chance /= chance.sum(axis=1, keepdims=True)
        expected = np.einsum("pt,ptr->pr", chance, said)
        off = weights - prior
        likely = np.log(np.maximum(chance[people, then], 1e-300)).sum()
        slope = (expected - chosen).sum(axis=0) + sure * off
        return float(-likely + sure * (off @ off) / 2), slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * len(prior))
    return Worth(found.x, -float(found.fun) / len(people))
