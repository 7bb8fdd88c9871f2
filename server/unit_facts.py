"""From a manifest to what affinity may know: allow-listed facts of units, attention summed by unit."""

from collections.abc import Iterable, Mapping

from analytics.tally import Tally
from analytics.unitfacts import UnitFacts
from models3d.manifest import Unit
from server.builds import Build


def facts_of(units: Iterable[Unit]) -> list[UnitFacts]:
    """The allow-listed facts of units."""
    return [
        UnitFacts(
            id=unit.id,
            price=unit.price,
            area=unit.area,
            rooms=unit.rooms,
            floor=unit.floor,
            orientation=tuple(unit.orientation),
            outdoor=tuple(unit.outdoor),
            available=unit.status == "available",
        )
        for unit in units
    ]


def unit_of(build: Build, feature_id: str) -> str:
    """The unit that attention to a feature speaks of: the unit itself or a room's; "" for none."""
    feature = build.features.get(feature_id)
    if feature is None or feature.sensitive:
        return ""
    return feature_id if feature_id in build.units else feature.unit


def by_unit(build: Build, sums: Mapping[str, Tally]) -> dict[str, Tally]:
    """Sums by feature merged by unit, rooms into their unit; what belongs to no unit is left out."""
    found: dict[str, Tally] = {}
    for feature, tally in sums.items():
        if unit := unit_of(build, feature):
            found[unit] = found.get(unit, Tally()).merge(tally)
    return found
