"""What a made buyer can look at: a development's units, where they are and which are beside them."""

from dataclasses import dataclass
from math import dist, hypot

from analytics.unitfacts import UnitFacts, levels_of
from models3d.manifest import Feature, Manifest

#: Units that are visible beside the one that is looked at.
BESIDE = 3

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Sight:
    """One unit to look at: its facts, attribute levels, middle (metres), neighbours and rooms."""

    unit: UnitFacts
    levels: tuple[str, ...]
    middle: Point
    beside: tuple[str, ...]
    #: Features that are looked at instead of the unit as a whole where the view is close.
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """A development as a made buyer sees it. Sensitive features are not in it: nobody is made to care."""

    development: str
    sights: dict[str, Sight]
    #: Features that are no units, such as a façade or a garden.
    others: tuple[str, ...]
    stages: tuple[str, ...]

    def outwards(self, sight: Sight) -> tuple[float, float]:
        """Unit vector on plan (x, z) from the middle of all homes to ``sight``: that way lies the open."""
        middles = [one.middle for one in self.sights.values()]
        x = sight.middle[0] - sum(middle[0] for middle in middles) / len(middles)
        z = sight.middle[2] - sum(middle[2] for middle in middles) / len(middles)
        far = hypot(x, z)
        return (x / far, z / far) if far else (0.0, 1.0)


def scene_of(manifest: Manifest, units: list[UnitFacts]) -> Scene:
    """The scene of a build with at least one unit and one stage."""
    features = {feature.id: feature for feature in manifest.features if not feature.sensitive}
    shown = [unit for unit in units if unit.id in features]
    levels = levels_of(shown)
    middles = {unit.id: _middle(features[unit.id], manifest, unit) for unit in shown}
    sights = {
        unit.id: Sight(
            unit,
            levels[unit.id],
            middles[unit.id],
            _nearest(unit.id, middles),
            tuple(one.id for one in features.values() if one.kind == "room" and one.unit == unit.id),
        )
        for unit in shown
    }
    others = tuple(feature.id for feature in features.values() if feature.kind not in ("unit", "room"))
    return Scene(manifest.development.id, sights, others, tuple(stage.id for stage in manifest.stages))


def _middle(feature: Feature, manifest: Manifest, unit: UnitFacts) -> Point:
    """The middle of the unit's volumes; of the building at the unit's height where it has none."""
    corners = [
        (x, (prism.bottom + prism.top) / 2, z) for prism in feature.volumes for x, z in prism.footprint
    ]
    if corners:
        x, y, z = (sum(values) / len(corners) for values in zip(*corners, strict=True))
        return x, y, z
    low, high = manifest.bounds.low, manifest.bounds.high
    return (low[0] + high[0]) / 2, min(low[1] + 3.0 * unit.floor + 1.5, high[1]), (low[2] + high[2]) / 2


def _nearest(unit: str, middles: dict[str, Point]) -> tuple[str, ...]:
    others = sorted((dist(middles[unit], middle), name) for name, middle in middles.items() if name != unit)
    return tuple(name for _, name in others[:BESIDE])
