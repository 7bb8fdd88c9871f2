"""What columns say only together: boosted trees, for tables that are long enough to learn it from."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from analytics.intent.terms import MOST_LEVELS, Column, Vector, texts

#: Slow and small steps: many shallow trees.
_RATE, _TREES, _LEAVES, _LEAST_ROWS, _RIDGE = 0.03, 200, 12, 30, 5.0
#: Chances are never surer than this.
_SUREST = 1e-4


@dataclass(frozen=True)
class Trees:
    """Fitted trees, and the names that each column of names had."""

    fitted: HistGradientBoostingClassifier
    levels: Mapping[str, tuple[str, ...]]

    def score(self, columns: Mapping[str, Column]) -> Vector:
        """Log-odds, (n,)."""
        chance = self.fitted.predict_proba(_table(columns, self.levels))[:, 1]
        held = np.clip(chance, _SUREST, 1 - _SUREST)
        score: Vector = np.log(held / (1 - held))
        return score


def fit_trees(columns: Mapping[str, Column], label: Vector) -> Trees:
    """Fit to ``label`` (n,) of 0 and 1.

    Friedman, "Greedy function approximation: a gradient boosting machine" (Annals of Statistics, 2001), in
    scikit-learn's histogram form.
    """
    levels = {
        name: tuple(str(one) for one in np.unique(texts(column)))[:MOST_LEVELS]
        for name, column in columns.items()
        if column.dtype.kind not in "fiub"
    }
    model = HistGradientBoostingClassifier(
        learning_rate=_RATE,
        max_iter=_TREES,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_ROWS,
        l2_regularization=_RIDGE,
        categorical_features=[name in levels for name in columns],
        early_stopping=False,
        random_state=0,
    )
    return Trees(model.fit(_table(columns, levels), label), levels)


def _table(columns: Mapping[str, Column], levels: Mapping[str, tuple[str, ...]]) -> Vector:
    """Columns side by side, (n, columns): names as the number of their level, NaN for a new one."""
    found = []
    for name, column in columns.items():
        if name in levels:
            place = {level: float(at) for at, level in enumerate(levels[name])}
            found.append(np.array([place.get(str(one), np.nan) for one in texts(column)]))
        else:
            found.append(column.astype(float))
    return np.column_stack(found)
