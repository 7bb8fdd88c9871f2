"""How good stated chances are: do they tell who, and do they come true."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

from analytics.intent.logistic import fit_logistic
from analytics.intent.terms import Vector

#: Bins of equally many people, in which what was said is held beside what came.
BINS = 10
_LEAST_IN_A_BIN = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """Of chances beside what came.

    ``auc``: how often who did it was given more than who did not. ``pr_auc``: average precision. ``brier``:
    the mean squared error. ``ece``: how far chances are from frequencies, over ten equally large bins.
    ``slope``: of what came on the log-odds that were said; below 1 they were said too surely.
    """

    auc: float
    pr_auc: float
    brier: float
    ece: float
    slope: float


def judge(chance: Vector, label: Vector) -> Judged:
    """Judge ``chance`` (n,) by ``label`` (n,) of 0 and 1, both of which occur."""
    return Judged(
        auc=float(roc_auc_score(label, chance)),
        pr_auc=float(average_precision_score(label, chance)),
        brier=float(brier_score_loss(label, chance)),
        ece=calibration_error(chance, label),
        slope=calibration_slope(chance, label),
    )


def calibration_error(chance: Vector, label: Vector) -> float:
    """The expected calibration error over ``BINS`` bins of equally many (Naeini et al., AAAI 2015).

    Equal chances share a bin, and bins are fewer where there are few rows.

    >>> calibration_error(np.array([0.5] * 10), np.array([0.0, 1.0] * 5))
    0.0
    """
    many = max(1, min(BINS, len(chance) // _LEAST_IN_A_BIN))
    edges = np.unique(np.quantile(chance, np.arange(1, many) / many))
    bins = np.searchsorted(edges, chance)
    apart = np.abs(np.bincount(bins, chance - label))
    return float(apart.sum() / len(chance))


def calibration_slope(chance: Vector, label: Vector) -> float:
    """The slope of a logistic regression of what came on the log-odds said (Cox, Biometrika 1958)."""
    said = logit(np.clip(chance, 1e-6, 1 - 1e-6))
    if said.std() < 1e-2:
        return 0.0
    design = np.column_stack([np.ones(len(said)), said])
    return float(fit_logistic(design, label, np.eye(2) * 1e-6)[1])
