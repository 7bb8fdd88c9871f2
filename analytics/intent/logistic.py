"""A logistic regression with a prior for every weight: what is believed before anything is seen."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Vector = NDArray[np.float64]
_MOST_STEPS, _CLOSE_ENOUGH = 60, 1e-8


def fit_logistic(design: Vector, label: Vector, penalty: Vector, prior: Vector | None = None) -> Vector:
    """The most probable weights (k,) for a ``design`` (n, k) and a ``label`` (n,) of 0 and 1.

    The prior is normal around ``prior`` with the precision matrix ``penalty`` (k, k): the posterior is
    concave and has one maximum, which Newton's steps find, halved where they overshoot.
    """
    prior = np.zeros(design.shape[1]) if prior is None else prior
    weights = prior.copy()
    loss = _loss(weights, design, label, penalty, prior)
    for _ in range(_MOST_STEPS):
        chance = expit(design @ weights)
        slope = design.T @ (chance - label) + penalty @ (weights - prior)
        bend = (design.T * (chance * (1 - chance) + 1e-9)) @ design + penalty
        step = np.linalg.solve(bend, slope)
        after = _loss(weights - step, design, label, penalty, prior)
        while after > loss and np.abs(step).max() > _CLOSE_ENOUGH:
            step /= 2
            after = _loss(weights - step, design, label, penalty, prior)
        if loss - after < _CLOSE_ENOUGH * max(1.0, abs(loss)):
            break
        weights, loss = weights - step, after
    return weights


def log_loss(chance: Vector, label: Vector) -> float:
    """The mean surprise, in nats, of a ``label`` that was given these chances."""
    held = np.clip(chance, 1e-9, 1 - 1e-9)
    return float(-(label * np.log(held) + (1 - label) * np.log(1 - held)).mean())


def _loss(weights: Vector, design: Vector, label: Vector, penalty: Vector, prior: Vector) -> float:
    score = design @ weights
    off = weights - prior
    return float(np.logaddexp(0, score).sum() - label @ score + off @ penalty @ off / 2)
