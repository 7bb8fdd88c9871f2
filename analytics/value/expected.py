"""What would have followed from an action in a context, as far as the other people's outcomes tell."""

from zlib import crc32

import numpy as np

from analytics.value.logged import Logged, Vector

#: Each person's outcomes are expected from the people of the other parts only.
PARTS = 5
#: Ridge on what the context says of everybody, of one action, and on an action's own level: as many
#: decisions.
_OF_CONTEXT, _OF_ACTION, _OF_BOTH = 5.0, 5.0, 20.0


def expected_outcomes(log: Logged) -> Vector:
    """The expected outcome of each decision under each action, (n, actions), in the order of ``log.actions``.

    Cross-fitted (Chernozhukov et al., "Double/debiased machine learning", The Econometrics Journal, 2018): a
    person's own outcomes say nothing about what is expected of them. The model is a ridge regression with a
    level for each action and what each context adds to it, held within the outcomes that were ever seen.
    """
    actions, context = log.actions, _standard(log.context)
    part = np.array([crc32(str(name).encode()) % PARTS for name in log.person])
    found = np.zeros((len(log), len(actions)))
    for out in range(PARTS):
        own = part == out
        if not own.any():
            continue
        others = ~own if (~own).any() else own
        middle = float(log.outcome[others].mean())
        design = _design(context[others], log.action[others], actions)
        ridge = _ridge(context.shape[1], len(actions))
        gram = design.T @ design + np.diag(ridge)
        slopes = np.linalg.solve(gram, design.T @ (log.outcome[others] - middle))
        low, high = log.outcome[others].min(), log.outcome[others].max()
        for at, action in enumerate(actions):
            named = np.full(int(own.sum()), action)
            found[own, at] = np.clip(middle + _design(context[own], named, actions) @ slopes, low, high)
    return found


def _standard(context: Vector) -> Vector:
    """Each column around 0 with a spread of 1, heavy tails drawn in."""
    if not context.shape[1]:
        return context
    drawn: Vector = np.arcsinh((context - np.median(context, axis=0)) / _spread(context))
    centred: Vector = drawn - drawn.mean(axis=0)
    return centred / _spread(centred)


def _spread(columns: Vector) -> Vector:
    spread = columns.std(axis=0)
    return np.where(spread > 0, spread, 1.0)


def _design(context: Vector, action: "np.typing.NDArray[np.str_]", actions: list[str]) -> Vector:
    levels = (action[:, None] == np.array(actions)[None, :]).astype(float)
    both = (levels[:, :, None] * context[:, None, :]).reshape(len(context), -1)
    return np.hstack([context, levels, both])


def _ridge(contexts: int, actions: int) -> Vector:
    return np.array([_OF_CONTEXT] * contexts + [_OF_ACTION] * actions + [_OF_BOTH] * (contexts * actions))
