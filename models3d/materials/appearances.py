"""What surfaces should look like, and which of them may stand for which, so that there are few."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from models3d.manifest import MaterialKind
from models3d.materials.colour import difference

#: What a house shows to the street.
OUTSIDE: frozenset[MaterialKind] = frozenset({"brick", "render", "roofing", "rooftile", "boarding"})

#: What the card of an architect's model could stand for.
PALE: frozenset[MaterialKind] = frozenset({"plaster", "render"})

#: Colours of one kind that look closer than this (Oklab) are one material.
SAME_COLOUR = 0.035


@dataclass(frozen=True)
class Appearance:
    """What one mesh should look like, before the few materials are chosen; ``ruled`` by a folder's rule."""

    kind: MaterialKind
    name: str
    colour: str
    opacity: float
    ruled: bool = False


def fewer(area: Mapping[Appearance, float], most: int) -> dict[Appearance, Appearance]:
    """Which appearance stands for which, at most ``most`` in all; ``area`` is what each covers.

    What nobody could tell apart becomes one; beyond that the cheapest merger comes first.
    """
    stands_for = _alike(area)
    shown: dict[Appearance, float] = {}
    for look, winner in stands_for.items():
        shown[winner] = shown.get(winner, 0.0) + area[look]
    # Among equals the order of their words decides, so that the same building comes out the same.
    rank = {look: number for number, look in enumerate(sorted(shown, key=repr))}
    cheapest = {look: _cheapest(look, shown, rank) for look in shown}
    gone: dict[Appearance, Appearance] = {}
    while len(shown) > most:
        loser = min(cheapest, key=lambda look: (cheapest[look][0], rank[look]))
        winner = cheapest[loser][1]
        gone[loser] = winner
        shown[winner] += shown.pop(loser)
        del cheapest[loser]
        for look, (_, partner) in cheapest.items():
            if partner in (loser, winner) or look == winner or shown[look] < shown[winner]:
                cheapest[look] = _cheapest(look, shown, rank)
    return {look: _last(winner, gone) for look, winner in stands_for.items()}


def _alike(area: Mapping[Appearance, float]) -> dict[Appearance, Appearance]:
    """The largest of those that nobody could tell apart stands for them; what was ruled stands for itself."""
    kept: list[Appearance] = []
    stands_for = {}
    for look in sorted(area, key=lambda look: (not look.ruled, -area[look], repr(look))):
        same = (other for other in kept if not look.ruled and _same(look, other))
        stands_for[look] = next(same, look)
        if stands_for[look] == look:
            kept.append(look)
    return stands_for


def _same(one: Appearance, other: Appearance) -> bool:
    alike = one.kind == other.kind and one.opacity == other.opacity
    return alike and difference(one.colour, other.colour) < SAME_COLOUR


def _last(look: Appearance, gone: Mapping[Appearance, Appearance]) -> Appearance:
    while look in gone:
        look = gone[look]
    return look


def _cheapest(
    one: Appearance, area: Mapping[Appearance, float], rank: Mapping[Appearance, int]
) -> tuple[float, Appearance]:
    """What is lost when ``one`` gives way to the best of those that show more; endless where none does."""
    mine = (one.ruled, area[one], rank[one])
    more = [other for other, size in area.items() if mine < (other.ruled, size, rank[other])]
    costs = [(_cost(one, other, area[one]), rank[other], other) for other in more]
    cost, _, best = min(costs, default=(np.inf, 0, one))
    return cost, best


def _cost(one: Appearance, other: Appearance, area: float) -> float:
    # Rather a wrong shade than a wrong stuff, rather either than a see-through wall or a rule ignored.
    foreign = 0.0 if one.kind == other.kind else 0.5
    if one.kind == "unknown" and other.kind in PALE:
        foreign = 0.04  # nobody said that it is a stuff of its own
    penalty = difference(one.colour, other.colour) + foreign + 10.0 * abs(one.opacity - other.opacity)
    # The root, for most of what is large lies inside; and a façade's shade is what a home is known by.
    seen = float(np.sqrt(area)) * (2.0 if one.kind in OUTSIDE else 1.0)
    return seen * penalty * (100.0 if one.ruled else 1.0)
