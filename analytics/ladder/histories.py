"""Looks in the order of time, person by person; and the look that came last, to be told from those before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Vector = NDArray[np.float64]
#: Seconds of a look beyond which it says no more.
LONGEST_S = 600.0


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a thing, by its place in the catalogue, ``seconds`` long."""

    thing: int
    seconds: float


@dataclass(frozen=True)
class Held:
    """Everybody's looks ``before``, and the thing that each came to ``then``, -1 where none is held back."""

    before: tuple[tuple[Look, ...], ...]
    then: NDArray[np.int64]

    @property
    def asked(self) -> NDArray[np.int64]:
        """The people of whom a thing is held back."""
        return np.flatnonzero(self.then >= 0)


def hold_last(histories: Sequence[Sequence[Look]]) -> Held:
    """Hold back the last thing that each person came to for the first time, and all that followed it.

    Who only ever looked at one thing keeps it: nothing was known of them before it.
    """
    before, then = [], np.full(len(histories), -1, np.int64)
    for at, looks in enumerate(histories):
        first: dict[int, int] = {}
        for number, look in enumerate(looks):
            first.setdefault(look.thing, number)
        last = max(first.values(), default=0)
        if last:
            then[at] = looks[last].thing
        before.append(tuple(looks[:last] if last else looks))
    return Held(tuple(before), then)


@dataclass(frozen=True, slots=True)
class Memory:
    """How much a look still says: half after ``half_life`` more; its length to the power ``by_length``."""

    half_life: float
    by_length: float


def remembered(histories: Sequence[Sequence[Look]], things: int, memory: Memory) -> csr_array:
    """What each person (row) is known for, by thing (column); the last look, of the usual length, says 1.

    Several looks at one thing add up to less than their sum: the second visit to a flat is no second flat.
    """
    usual = float(np.mean([_length(look) for looks in histories for look in looks] or [1.0])) or 1.0
    rows, columns, values = [], [], []
    for at, looks in enumerate(histories):
        sums: dict[int, float] = {}
        for age, look in enumerate(reversed(looks)):
            says = 0.5 ** (age / memory.half_life) * (_length(look) / usual) ** memory.by_length
            sums[look.thing] = (sums.get(look.thing, 0.0) ** 2 + says**2) ** 0.5
        rows += [at] * len(sums)
        columns += list(sums)
        values += list(sums.values())
    return csr_array((values, (rows, columns)), shape=(len(histories), things))


def _length(look: Look) -> float:
    """Dwell is heavy-tailed: the logarithm of a capped number of seconds, and never nothing."""
    return 0.1 + float(np.log1p(min(max(look.seconds, 0.0), LONGEST_S)))
