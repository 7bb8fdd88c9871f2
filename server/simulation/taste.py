"""A made buyer's taste: two attributes of homes that they care for, drawn by chance and written down."""

from dataclasses import dataclass
from random import Random

from server.simulation.scene import Scene, Sight

#: How much more a unit is looked at with none, one or both of the liked attributes.
PULLS = (1.0, 2.0, 7.0)
#: Attributes that a taste can be about; two of different kinds make one.
CARED_FOR = ("orientation", "rooms", "floor", "price", "area", "outdoor")
#: Pairs that say nearly the same of a home.
_SAME = ({"price", "area"}, {"rooms", "area"}, {"price", "rooms"})


@dataclass(frozen=True)
class Taste:
    """The attribute levels that a made buyer likes, such as ("orientation:S", "rooms:3")."""

    liked: tuple[str, ...]

    def pull(self, sight: Sight) -> float:
        """How much this unit draws the buyer, 1 for a unit that has nothing they like."""
        return PULLS[min(sum(level in sight.levels for level in self.liked), len(PULLS) - 1)]

    def suited(self, scene: Scene) -> list[str]:
        """Units with everything that the buyer likes."""
        return [name for name, sight in scene.sights.items() if set(self.liked) <= set(sight.levels)]


def draw_taste(scene: Scene, chance: Random) -> Taste:
    """A taste that some but not most units of the scene meet, wherever there is one."""
    levels = sorted({level for sight in scene.sights.values() for level in sight.levels})
    pairs = [
        (one, two)
        for one in levels
        for two in levels
        if one < two and one.partition(":")[0] in CARED_FOR and _differ(one, two)
    ]
    most = max(1, len(scene.sights) // 3)
    good = [pair for pair in pairs if 1 <= len(Taste(pair).suited(scene)) <= most]
    return Taste(chance.choice(good or [tuple(levels[:2])]))


def _differ(one: str, two: str) -> bool:
    attributes = {one.partition(":")[0], two.partition(":")[0]}
    return len(attributes) == 2 and attributes not in _SAME
