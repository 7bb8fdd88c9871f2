"""What anybody would try first: a plain logistic regression, and boosted trees as they come."""

from collections.abc import Callable, Mapping

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from analytics.intent.terms import Column, Vector, texts

Said = Callable[[Mapping[str, Column]], Vector]
#: A column of names with more levels than this is left to the others by the trees' library.
_MOST_LEVELS = 200


def plain_logistic(columns: Mapping[str, Column], label: Vector) -> Said:
    """Standardized numbers and a level for each name, with the library's usual ridge."""
    numbers, named = _kinds(columns)
    first = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), numbers),
            ("names", OneHotEncoder(handle_unknown="ignore"), named),
        ]
    )
    model = make_pipeline(first, LogisticRegression(max_iter=2_000))
    model.fit(_table(columns), label)
    return lambda asked: np.asarray(model.predict_proba(_table(asked))[:, 1], float)


def plain_boosting(columns: Mapping[str, Column], label: Vector) -> Said:
    """Histogram gradient boosting with the library's usual settings."""
    numbers, named = _kinds(columns)
    coded = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=np.nan, max_categories=_MOST_LEVELS
    )
    first = ColumnTransformer([("names", coded, named), ("numbers", "passthrough", numbers)])
    trees = HistGradientBoostingClassifier(
        categorical_features=[True] * len(named) + [False] * len(numbers), random_state=0
    )
    model = make_pipeline(first, trees)
    model.fit(_table(columns), label)
    return lambda asked: np.asarray(model.predict_proba(_table(asked))[:, 1], float)


def _kinds(columns: Mapping[str, Column]) -> tuple[list[int], list[int]]:
    """The places of columns of numbers, those with any at all, and of columns of names."""
    numbers = [at for at, one in enumerate(columns.values()) if one.dtype.kind in "fiub"]
    return numbers, [at for at in range(len(columns)) if at not in numbers]


def _table(columns: Mapping[str, Column]) -> "np.typing.NDArray[np.object_]":
    found = [one.astype(float) if one.dtype.kind in "fiub" else texts(one) for one in columns.values()]
    table = np.empty((len(found[0]), len(found)), object)
    for at, column in enumerate(found):
        table[:, at] = column
    return table
