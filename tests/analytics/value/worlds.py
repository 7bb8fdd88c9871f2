"""Logs of decisions whose worth is known."""

import numpy as np
from numpy.typing import NDArray

from analytics.value.logged import Logged

Names = NDArray[np.str_]


def log_of(seed: int, people: int, *, lift: float, base: float = 0.1, helps_all: bool = False) -> Logged:
    """Half of the people come often; they are called more often, and it helps them (or all) by ``lift``."""
    random = np.random.default_rng(seed)
    often = random.random(people) < 0.5
    of_call = np.where(often, 0.7, 0.2)
    called = random.random(people) < of_call
    chance = base + 0.1 * often + lift * (called & (often | helps_all))
    return Logged(
        person=np.arange(people).astype(np.str_),
        action=np.where(called, "call", "silence"),
        propensity=np.where(called, of_call, 1 - of_call),
        outcome=(random.random(people) < chance).astype(float),
        context=often.astype(float)[:, None],
    )


def some(log: Logged, rows: NDArray[np.int64]) -> Logged:
    """Those rows of a log, in that order."""
    return Logged(
        log.person[rows], log.action[rows], log.propensity[rows], log.outcome[rows], log.context[rows]
    )


def always(log: Logged, action: str) -> Names:
    """The policy that always does one thing."""
    return np.full(len(log), action)
