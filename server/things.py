"""What a buyer is said to be interested in: a unit with all of its rooms, or a feature that is no unit's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analytics.tally import Tally
from server.builds import Build
from server.i18n import in_a_row
from server.store.board import Tallied
from server.unit_facts import unit_of


def thing_of(build: Build, feature: str) -> str:
    """The unit that a feature belongs to, else the feature itself."""
    return unit_of(build, feature) or feature


def parts_of_things(build: Build, tallied: Sequence[Tallied]) -> dict[str, list[Tallied]]:
    """Running sums by thing; what the build no longer knows is left out."""
    parts: dict[str, list[Tallied]] = defaultdict(list)
    for one in tallied:
        if one.key in build.features or one.key in build.units:
            parts[thing_of(build, one.key)].append(one)
    return dict(parts)


def by_thing(build: Build, sums: Mapping[str, Tally]) -> dict[str, Tally]:
    """One buyer's sums by feature, merged by thing."""
    parts: dict[str, list[Tally]] = defaultdict(list)
    for feature, tally in sums.items():
        parts[thing_of(build, feature)].append(tally)
    return {thing: merged(of_thing) for thing, of_thing in parts.items()}


def merged(sums: Iterable[Tally]) -> Tally:
    """All of ``sums`` in one."""
    total = Tally()
    for one in sums:
        total = total.merge(one)
    return total


def name_of(build: Build, thing: str) -> str:
    """A unit's name, a room's with its unit's, another feature's; the id where the build knows none."""
    if thing in build.units:
        return build.units[thing].name
    feature = build.features.get(thing)
    if feature is None:
        return thing
    unit = build.units.get(feature.unit)
    if unit is None:
        return feature.name
    own = own_name(build, thing)
    if own != feature.name:
        return in_a_row([own, unit.name])
    return feature.name if unit.name in feature.name else in_a_row([unit.name, feature.name])


def own_name(build: Build, feature: str) -> str:
    """A feature's name without its unit's, for where the unit was just named: "Bathroom"."""
    found = build.features[feature]
    unit = build.units.get(found.unit)
    return found.name.removesuffix(f", {unit.name}") if unit else found.name
