"""The ladder: learned from a crowd's looks, it says of every thing how probably a person comes to it next."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.ladder.attributes import Attributes
from analytics.ladder.histories import Look, Memory, hold_last
from analytics.ladder.rungs import ALSO_SEEN, POPULARITY, SEEN_TOGETHER, Crowd, crowd_of, rungs
from analytics.ladder.worth import Worth, learn_worth

Vector = NDArray[np.float64]
#: What a rung is worth before anything is learned; all attributes together are worth ``_OF_ATTRIBUTES``.
_BEFORE = {POPULARITY: 0.5, ALSO_SEEN: 1.0, SEEN_TOGETHER: 0.5}
_OF_ATTRIBUTES = 2.0
#: How sure that is: as so many people's choices, roughly.
_SURE = 10.0
#: Ways to remember that are tried; the first is kept unless another explains choices better by ``_BETTER``, a
#: mean log-likelihood.
MEMORIES = tuple(
    Memory(half_life, by_length) for half_life in (3.0, 1.0, 8.0, 1e9) for by_length in (0.0, 1.0)
)
_BETTER = 0.005
#: Numbers that are held at once while the worth of rungs is learned; more people than that allows are
#: sampled.
_MOST_NUMBERS = 20_000_000


@dataclass(frozen=True)
class Ladder:
    """What was learned; scores are sums of rungs, so each has its reasons."""

    crowd: Crowd
    memory: Memory
    worth: Worth

    def points(self, histories: Sequence[Sequence[Look]]) -> Vector:
        """What each rung adds to each score, (people, things, rungs), in the order of ``crowd.names``."""
        said: Vector = rungs(self.crowd, histories, self.memory) * self.worth.weights
        return said

    def scores(self, histories: Sequence[Sequence[Look]]) -> Vector:
        """The log of how probably each person comes to each thing next, up to a number of their own."""
        said: Vector = rungs(self.crowd, histories, self.memory) @ self.worth.weights
        return said


def learn_ladder(
    histories: Sequence[Sequence[Look]], things: int, attributes: Attributes, seed: int = 0
) -> Ladder:
    """Learn from everybody's looks at ``things`` things.

    The worth of the rungs and the way to remember are learned from the last thing of each person, which the
    rungs are not told of meanwhile; then all looks are taken together.
    """
    held = hold_last(histories)
    told = crowd_of(held.before, things, attributes)
    prior = _prior(told.names)
    asked = _some(held.asked, things * len(told.names), seed)
    before = [held.before[at] for at in asked]
    open_to = np.ones((len(asked), things), bool)
    for at, looks in enumerate(before):
        open_to[at, [look.thing for look in looks]] = False
    best = None
    for memory in MEMORIES if len(asked) else MEMORIES[:1]:
        worth = learn_worth(rungs(told, before, memory), open_to, held.then[asked], prior, _SURE)
        if best is None or worth.log_likelihood > best.worth.log_likelihood + _BETTER:
            best = Ladder(told, memory, worth)
    assert best is not None  # noqa: S101 - there is always a first
    return Ladder(crowd_of(histories, things, attributes), best.memory, best.worth)


def _prior(names: Sequence[str]) -> Vector:
    of_each = _OF_ATTRIBUTES / max(1, len(names) - len(_BEFORE))
    return np.array([_BEFORE.get(name, of_each) for name in names])


def _some(asked: NDArray[np.int64], numbers_each: int, seed: int) -> NDArray[np.int64]:
    most = max(200, _MOST_NUMBERS // max(1, numbers_each))
    if len(asked) <= most:
        return asked
    return np.sort(np.random.default_rng(seed).choice(asked, most, replace=False))
