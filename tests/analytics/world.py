"""A development whose truth is known: homes with attributes, and buyers with tastes that wander."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.ladder.histories import Look

#: Attributes and how many levels each has.
LEVELS = {"facing": 4, "rooms": 3, "outdoors": 5, "line": 6, "floor": 3, "price": 3}


@dataclass(frozen=True)
class World:
    """Columns of homes, and everybody's looks in the order of time."""

    homes: dict[str, NDArray[np.str_]]
    histories: tuple[tuple[Look, ...], ...]

    @property
    def many(self) -> int:
        """How many homes."""
        return len(self.homes["facing"])


def world(seed: int, *, buyers: int, homes: int = 300, looks: int = 6, hidden: float = 0.8) -> World:
    """Each look goes to a home by its attributes, by what none of them says (``hidden``), and by fashion."""
    random = np.random.default_rng(seed)
    columns = {name: random.integers(0, many, homes) for name, many in LEVELS.items()}
    ones = np.hstack([np.eye(many)[columns[name]] for name, many in LEVELS.items()])
    unsaid, liked = random.normal(size=(homes, 4)) * hidden, random.normal(size=homes) * 0.5
    wanders, stays = 0.85, (1 - 0.85**2) ** 0.5
    histories = []
    for _ in range(buyers):
        taste, other = random.normal(size=ones.shape[1]), random.normal(size=4) * 0.8
        seen: list[Look] = []
        for _ in range(looks):
            taste = wanders * taste + stays * random.normal(size=ones.shape[1])
            other = wanders * other + stays * 0.8 * random.normal(size=4)
            score = 0.72 * (ones @ taste) + unsaid @ other + liked
            score[[look.thing for look in seen]] = -np.inf
            chance = np.exp(score - score.max())
            home = int(random.choice(homes, p=chance / chance.sum()))
            seen.append(Look(home, float(np.exp(random.normal(3, 0.8)))))
        histories.append(tuple(seen))
    return World({name: column.astype(np.str_) for name, column in columns.items()}, tuple(histories))
