"""What each rung of the ladder says of each thing to each person, before they are weighed together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from analytics.ladder.alike import cease, neighbours
from analytics.ladder.attributes import Attributes
from analytics.ladder.histories import Look, Memory, remembered

Vector = NDArray[np.float64]
POPULARITY, ALSO_SEEN, SEEN_TOGETHER = "popularity", "also-seen", "seen-together"
#: Nothing fades and a glance is a look: how the crowd is counted.
EVERY_LOOK = Memory(half_life=1e9, by_length=0.0)
#: Brings what the item models say to the size of what attributes say.
_SIZE = 10.0


@dataclass(frozen=True)
class Crowd:
    """What all people together say of the things: how popular, and which go together."""

    #: (things,): the log of how many times the usual number of people saw it, drawn to the usual.
    popular: Vector
    #: (things, things) each.
    also_seen: Vector
    together: Vector
    attributes: Attributes

    @property
    def names(self) -> tuple[str, ...]:
        """The rungs, from the lowest; each attribute is one."""
        return (POPULARITY, ALSO_SEEN, SEEN_TOGETHER, *self.attributes.levels)


def crowd_of(histories: Sequence[Sequence[Look]], things: int, attributes: Attributes) -> Crowd:
    """The crowd of these people."""
    seen = remembered(histories, things, EVERY_LOOK)
    seen.data = np.minimum(seen.data, 1.0)
    people = np.asarray(seen.sum(axis=0)).ravel()
    popular = np.log((people + 1.0) / (people.mean() + 1.0))
    return Crowd(popular, cease(seen, attributes.all), neighbours(seen), attributes)


def rungs(crowd: Crowd, histories: Sequence[Sequence[Look]], memory: Memory) -> Vector:
    """What the rungs say, (people, things, rungs), in the order of ``crowd.names``."""
    known = remembered(histories, len(crowd.popular), memory)
    whole = np.asarray(known.sum(axis=1)).ravel()
    shares: csr_array = diags_array(1.0 / np.where(whole > 0, whole, 1.0)) @ known
    out = np.empty((len(histories), len(crowd.popular), len(crowd.names)))
    out[:, :, 0] = crowd.popular
    out[:, :, 1] = _SIZE * (known @ crowd.also_seen)
    out[:, :, 2] = known @ crowd.together
    for at, levels in enumerate(crowd.attributes.levels.values()):
        out[:, :, 3 + at] = (shares @ levels) @ levels.T
    return out
