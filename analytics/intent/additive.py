"""The additive model: a score is a sum of what each column adds, so it explains itself."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from analytics.intent.logistic import fit_logistic
from analytics.intent.terms import Column, Names, Number, Vector, learn_terms

#: Precision of the prior of a line and of a flag.
_LINE, _FLAG = 10.0, 10.0
_INTERCEPT = 1e-6


@dataclass(frozen=True, slots=True)
class Freedom:
    """How near to none a curve is held, how straight it is, and how near to none each name's level."""

    height: float
    straight: float
    levels: float


#: Lines alone; curves that bend where much speaks for it; curves that bend freely.
LINES, SMOOTH, FREE = Freedom(1e5, 0.0, 10.0), Freedom(1.0, 100.0, 10.0), Freedom(0.3, 1.0, 3.0)


@dataclass(frozen=True)
class Additive:
    """A fitted model."""

    numbers: tuple[Number, ...]
    named: tuple[Names, ...]
    weights: Vector
    #: What each column adds on average: reasons are told from there.
    usual: Mapping[str, float]

    def score(self, columns: Mapping[str, Column]) -> Vector:
        """Log-odds, (n,)."""
        score: Vector = self._design(columns) @ self.weights
        return score

    def chance(self, columns: Mapping[str, Column]) -> Vector:
        """Probabilities, (n,)."""
        chance: Vector = expit(self.score(columns))
        return chance

    def points(self, columns: Mapping[str, Column]) -> dict[str, Vector]:
        """What each column adds to the log-odds beyond what it usually adds, (n,) each."""
        parts = _parts(self.numbers, self.named, columns)
        found: dict[str, Vector] = {}
        at = 1
        for name, block, _ in parts:
            adds = block @ self.weights[at : at + block.shape[1]]
            at += block.shape[1]
            found[name] = found[name] + adds if name in found else adds
        return {name: adds - self.usual.get(name, 0.0) for name, adds in found.items()}

    def _design(self, columns: Mapping[str, Column]) -> Vector:
        parts = [block for _, block, _ in _parts(self.numbers, self.named, columns)]
        rows = len(next(iter(columns.values())))
        return np.hstack([np.ones((rows, 1)), *parts])


def fit_additive(columns: Mapping[str, Column], label: Vector, freedom: Freedom) -> Additive:
    """Fit to ``label`` (n,) of 0 and 1.

    Curves are penalized splines (Eilers & Marx, "Flexible smoothing with B-splines and penalties",
    Statistical Science, 1996): however many pieces, ``freedom`` says how much they may bend.
    """
    numbers, named = learn_terms(columns)
    model = Additive(numbers, named, np.zeros(0), {})
    parts = _parts(numbers, named, columns)
    sizes = [1, *(block.shape[1] for _, block, _ in parts)]
    penalty = np.zeros((sum(sizes), sum(sizes)))
    penalty[0, 0] = _INTERCEPT
    at = 1
    for _, block, kind in parts:
        size = block.shape[1]
        penalty[at : at + size, at : at + size] = _penalty(kind, size, freedom)
        at += size
    weights = fit_logistic(model._design(columns), label, penalty)
    fitted = Additive(numbers, named, weights, {})
    usual = {name: float(adds.mean()) for name, adds in fitted.points(columns).items()}
    return Additive(numbers, named, weights, usual)


def _parts(
    numbers: tuple[Number, ...], named: tuple[Names, ...], columns: Mapping[str, Column]
) -> list[tuple[str, Vector, str]]:
    """Column, its part of the design, and which kind of part."""
    found = []
    for one in numbers:
        for kind, block in zip(("line", "curve", "flag"), one.design(columns[one.name]), strict=True):
            found.append((one.name, block, kind))
    found += [(one.name, one.design(columns[one.name]), "level") for one in named]
    return [(name, block, kind) for name, block, kind in found if block.shape[1]]


def _penalty(kind: str, size: int, freedom: Freedom) -> Vector:
    if kind == "curve":
        bends = np.diff(np.eye(size), 2, axis=0)
        penalty: Vector = freedom.straight * bends.T @ bends + freedom.height * np.eye(size)
        return penalty
    return np.eye(size) * {"line": _LINE, "flag": _FLAG, "level": freedom.levels}[kind]
