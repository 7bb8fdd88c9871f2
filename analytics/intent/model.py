"""The intent model: additive, as free as predicts best what it was not shown, with trees beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analytics.intent.additive import FREE, LINES, SMOOTH, Additive, fit_additive
from analytics.intent.logistic import log_loss
from analytics.intent.terms import Column, Vector
from analytics.intent.trees import Trees, fit_trees

Columns = Mapping[str, Column]
Rows = NDArray[np.int64]
#: How much of the score the trees may have.
SHARES = (0.0, 0.35, 0.7, 1.0)
#: More freedom has to predict better by this many nats, on average, or else the simpler stays.
BETTER = 0.0005
#: Outcomes of the rarer kind below which nothing freer than lines is tried, and below which no tree is grown.
LEAST_FOR_CURVES, LEAST_FOR_TREES = 60, 150
#: Parts for judging where rows have no order, and how much of the past is learned from where they have.
_PARTS, _PASTS = 3, (0.6, 0.8)


@dataclass(frozen=True)
class Intent:
    """A fitted model: log-odds are the additive part's and the trees', by ``share``."""

    additive: Additive
    trees: Trees | None
    share: float

    def score(self, columns: Columns) -> Vector:
        """Log-odds, (n,)."""
        score = self.additive.score(columns)
        if self.trees is not None and self.share:
            score = (1 - self.share) * score + self.share * self.trees.score(columns)
        return score

    def chance(self, columns: Columns) -> Vector:
        """Probabilities, (n,)."""
        chance: Vector = expit(self.score(columns))
        return chance


def fit_intent(columns: Columns, label: Vector, *, ordered: bool = False, seed: int = 0) -> Intent:
    """Fit to ``label`` (n,) of 0 and 1; ``ordered`` says that rows stand in the order of time.

    How free the model may be is judged on rows it was not shown: later ones where rows are ordered, because
    the world drifts and what bends to the past most closely fails first; others elsewhere.
    """
    rare = int(min(label.sum(), len(label) - label.sum()))
    freedoms = [LINES, SMOOTH, FREE] if rare >= LEAST_FOR_CURVES else [LINES]
    if len(freedoms) == 1:
        return Intent(fit_additive(columns, label, LINES), None, 0.0)
    shares = SHARES if rare >= LEAST_FOR_TREES else SHARES[:1]
    losses = {(freedom, share): 0.0 for freedom in freedoms for share in shares}
    for learn, judge in _splits(len(label), ordered=ordered, seed=seed):
        shown, asked = _rows(columns, learn), _rows(columns, judge)
        trees = fit_trees(shown, label[learn]) if len(shares) > 1 else None
        of_trees = trees.score(asked) if trees else np.zeros(len(judge))
        for freedom in freedoms:
            own = fit_additive(shown, label[learn], freedom).score(asked)
            for share in shares:
                chance = expit((1 - share) * own + share * of_trees)
                losses[freedom, share] += log_loss(chance, label[judge])
    best, splits = (LINES, 0.0), len(_PASTS) if ordered else _PARTS
    for each, loss in losses.items():
        if loss / splits < losses[best] / splits - BETTER:
            best = each
    freedom, share = best
    return Intent(fit_additive(columns, label, freedom), fit_trees(columns, label) if share else None, share)


def _splits(rows: int, *, ordered: bool, seed: int) -> Iterator[tuple[Rows, Rows]]:
    """Rows to learn from, and rows to be judged by."""
    if ordered:
        for first, last in zip(_PASTS, (*_PASTS[1:], 1.0), strict=True):
            yield np.arange(int(first * rows)), np.arange(int(first * rows), int(last * rows))
        return
    part = np.random.default_rng(seed).permutation(rows) % _PARTS
    for out in range(_PARTS):
        yield np.flatnonzero(part != out), np.flatnonzero(part == out)


def _rows(columns: Columns, rows: Rows) -> dict[str, Column]:
    return {name: column[rows] for name, column in columns.items()}
