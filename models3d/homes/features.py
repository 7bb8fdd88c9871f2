"""Everything a buyer can linger on, in the order in which the viewer tries it."""

from collections.abc import Iterable, Sequence

from models3d.folder.development import slug
from models3d.given import to_say
from models3d.homes.belonging import Part
from models3d.homes.feature_ids import distinct, is_unit
from models3d.homes.found import Home
from models3d.homes.overlapping import without_outlines
from models3d.homes.room_uses import room_of
from models3d.homes.volumes import room_prisms, storey_of
from models3d.manifest import NO_INDEX, Feature, Orientation, Prism
from models3d.model import ModelElement, ModelSpace
from models3d.plan import COMPASS
from models3d.staged import FeatureRule, Staged

SIDES: dict[Orientation, str] = {
    "N": to_say("North façade"),
    "NE": to_say("North-east façade"),
    "E": to_say("East façade"),
    "SE": to_say("South-east façade"),
    "S": to_say("South façade"),
    "SW": to_say("South-west façade"),
    "W": to_say("West façade"),
    "NW": to_say("North-west façade"),
}

#: Parts of a house that every development has, in the words of a buyer.
PARTS: dict[Part, Feature] = {
    **{side: Feature(f"facade-{side.lower()}", "facade", SIDES[side]) for side in COMPASS},
    "roof": Feature("roof", "roof", to_say("Roof")),
    "structure": Feature("structure", "structure", to_say("Structure")),
    "site": Feature("site", "site", to_say("Grounds")),
}


def find_features(
    staged: Staged, homes: Sequence[Home], parts: Sequence[Part]
) -> tuple[list[Feature], list[int]]:
    """Features, and for every element the index of its own; ``parts`` says where each element is.

    Rooms come before units, units before what the folder's rules name; then what has no volume: façades by
    compass side, roof, structure, site. An element that a rule takes belongs to the rule's feature.
    """
    rules = staged.feature_rules
    ruled = [_ruled(rule, staged) for rule in rules]
    rooms = list(_rooms(staged, homes))
    features = [*rooms, *(_unit(home) for home in homes), *ruled]
    place = {id(feature): index for index, feature in enumerate(features)}
    # A rule may give a part of the house its own name by taking its id.
    named = {feature.id: place[id(feature)] for feature in ruled}
    own: dict[Part, int] = {}
    for part in (part for part in PARTS if part in set(parts)):
        own[part] = named.get(PARTS[part].id, len(features))
        if own[part] == len(features):
            features.append(PARTS[part])
    belongs = [
        own[part] if rule is None else place[id(ruled[rule])]
        for rule, part in zip(_taken(rules, staged.model.elements), parts, strict=True)
    ]
    return distinct(features, len(rooms)), belongs


def _taken(rules: Sequence[FeatureRule], elements: Sequence[ModelElement]) -> list[int | None]:
    """Number of the first of ``rules`` that takes each of ``elements``; None where none does."""
    known: dict[tuple[str, ...], int | None] = {}
    by_id = any(rule.match.global_id for rule in rules)
    found = []
    for one in elements:
        # Most elements read as others do.
        said = (one.ifc_class, one.name, one.layer, one.material, one.storey, one.global_id if by_id else "")
        if said not in known:
            known[said] = next((at for at, rule in enumerate(rules) if rule.match.takes(one)), None)
        found.append(known[said])
    return found


def _unit(home: Home) -> Feature:
    storey = home.levels[0].storey if home.levels else NO_INDEX
    return Feature(
        home.row.id,
        "unit",
        home.row.name,
        unit=home.row.id,
        storey=storey,
        volumes=home.volumes,
        volume_origin=home.origin,
    )


def room_features(staged: Staged, homes: Sequence[Home], features: Sequence[Feature]) -> dict[str, str]:
    """Id of the feature that a look at each space belongs to, by GlobalId; ``features`` are all, in order."""
    own = [space.global_id for space, _ in _own_rooms(staged, homes)]
    found = {name: feature.id for name, feature in zip(own, features, strict=False)}
    first = len(own) + sum(is_unit(feature) for feature in features)
    for rule, feature in zip(staged.feature_rules, features[first:], strict=False):
        for space in staged.model.spaces:
            if rule.match.takes_space(space):
                found.setdefault(space.global_id, feature.id)
    return found


def _own_rooms(staged: Staged, homes: Sequence[Home]) -> list[tuple[ModelSpace, list[Prism]]]:
    """Drawn rooms that are features of their own; what a rule names is that rule's.

    What is drawn around other rooms is none, or every look into these would be taken for one at it; a look
    at a home's own outline is one at that home.
    """
    rules = staged.feature_rules
    owned = {space.global_id for home in homes for space in home.spaces}
    owned |= {space.global_id for space in without_outlines(staged.model.spaces)}
    rooms = [(space, room_prisms(space)) for space in staged.model.spaces if space.global_id in owned]
    return [
        (space, volumes)
        for space, volumes in rooms
        if volumes and not any(rule.match.takes_space(space) for rule in rules)
    ]


def _rooms(staged: Staged, homes: Sequence[Home]) -> Iterable[Feature]:
    """Features of the rooms, a home's under its name."""
    unit_of = {space.global_id: home.row for home in homes for space in home.spaces}
    for space, volumes in _own_rooms(staged, homes):
        row = unit_of.get(space.global_id)
        yield Feature(
            slug(f"{row.id if row else 'common'} {_name(space)}"),
            "room",
            f"{_name(space)}, {row.name}" if row else _name(space),
            unit=row.id if row else "",
            storey=storey_of(space, staged.storeys),
            volumes=volumes,
            room=room_of(space) if row else None,
        )


def _ruled(rule: FeatureRule, staged: Staged) -> Feature:
    spaces = [space for space in staged.model.spaces if rule.match.takes_space(space)]
    storeys = {storey_of(space, staged.storeys) for space in spaces}
    return Feature(
        rule.id,
        rule.kind,
        rule.name,
        storey=storeys.pop() if len(storeys) == 1 else NO_INDEX,
        volumes=[prism for space in spaces for prism in room_prisms(space)],
        sensitive=rule.sensitive,
    )


def _name(space: ModelSpace) -> str:
    return space.long_name or space.name or to_say("Room")
