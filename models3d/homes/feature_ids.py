"""Gives every feature an id of its own: a home has three bedrooms, and each can be lingered in."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from models3d.manifest import Feature


def is_unit(feature: Feature) -> bool:
    """Say whether ``feature`` is a unit itself, which is found by the unit's id."""
    return feature.kind == "unit" and feature.id == feature.unit


def distinct(features: Sequence[Feature], rooms: int) -> list[Feature]:
    """``features`` in their order, of which the first ``rooms`` are rooms; whose id is another's is numbered.

    Units, whose ids are distinct, keep them; what the folder's rules name keeps its id before parts of the
    house do. Rooms that are alike are all numbered. No number makes an id that any feature came with.
    """
    came = Counter(feature.id for feature in features)
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    taken: set[str] = set()
    found = list(features)
    others = range(rooms, len(found))
    for at in [*sorted(others, key=lambda at: not is_unit(found[at])), *range(rooms)]:
        feature = found[at]
        if feature.id in taken or (at < rooms and came[feature.id] > 1):
            tries = (f"{feature.id}-{number}" for number in numbers[feature.id])
            found[at] = replace(
                feature, id=next(one for one in tries if one not in taken and one not in came)
            )
        taken.add(found[at].id)
    return found
