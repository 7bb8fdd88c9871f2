"""Gives every mesh one of a few materials: by the folder's rules, its words, its class, its own colour."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models3d.colour import difference, hexadecimal
from models3d.kinds import PANED, kind_of
from models3d.looks import LOOKS, TINTS
from models3d.manifest import Material, MaterialKind
from models3d.model import Mesh, ModelElement
from models3d.rules import MaterialRule

#: Every material costs a draw call in every stage that uses it.
MOST_MATERIALS = 14

#: What a house shows to the street.
OUTSIDE: frozenset[MaterialKind] = frozenset({"brick", "render", "roofing"})

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


def choose_materials(
    elements: Sequence[ModelElement], rules: Sequence[MaterialRule]
) -> tuple[list[Material], list[list[int]]]:
    """At most ``MOST_MATERIALS`` materials, and for each element which of them each of its meshes has.

    Looks that are nearly the same become one; beyond that those that show least give way to their likeness.
    """
    wanted = [[appearance(element, mesh, rules) for mesh in element.meshes] for element in elements]
    area: dict[Appearance, float] = defaultdict(float)
    for element, looks in zip(elements, wanted, strict=True):
        for mesh, look in zip(element.meshes, looks, strict=True):
            area[look] += _area(mesh)
    stands_for = _reduce(dict(area))
    kept = sorted(
        set(stands_for.values()), key=lambda look: (look.kind, look.colour, look.opacity, look.name)
    )
    place = {look: index for index, look in enumerate(kept)}
    return _materials(kept), [[place[stands_for[look]] for look in looks] for looks in wanted]


def appearance(element: ModelElement, mesh: Mesh, rules: Sequence[MaterialRule]) -> Appearance:
    """Look of one mesh; the first rule that takes its element (or its own material) has the last word."""
    kind = kind_of(element, mesh)
    found = _own(element, mesh, kind)
    for rule in rules:
        if rule.match.takes(element) or rule.match.takes(replace(element, material=mesh.material)):
            # A rule for a window's frame leaves its panes alone, unless it speaks of glass.
            if kind == "glass" and rule.kind not in (None, "glass"):
                continue
            changed = rule.kind or kind
            base = found if changed == kind else _own(element, mesh, changed)
            return Appearance(
                changed,
                rule.name or base.name,
                (rule.colour or base.colour).lower(),
                base.opacity if rule.opacity is None else rule.opacity,
                ruled=True,
            )
    return found


def _own(element: ModelElement, mesh: Mesh, kind: MaterialKind) -> Appearance:
    """Look without rules: a colour in the words, else the model's where it is believed, else the kind's."""
    look = LOOKS[kind]
    words = f"{mesh.material} {element.material}".lower() if kind != "glass" else ""
    tint = next((colour for word, colour in TINTS.items() if word in words), None)
    joinery = element.ifc_class.startswith(("IfcWindow", "IfcDoor"))
    # Painted joinery may have any colour that is not loud.
    judge = LOOKS[
        "render" if joinery and kind == "timber" and mesh.colour and min(mesh.colour) > 0.5 else kind
    ]
    colour = hexadecimal(mesh.colour) if mesh.colour and judge.believes(mesh.colour) else None
    opacity = look.opacity
    if kind == "glass" and mesh.opacity > 0.95 and not element.ifc_class.startswith(PANED):
        opacity = 1.0  # a solar panel, a coated sheet: glass that hides what is behind it
    return Appearance(kind, look.name, colour or tint or look.colour, opacity)


def _area(mesh: Mesh) -> float:
    corners = mesh.vertices[mesh.triangles]
    span = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return float(np.linalg.norm(span, axis=1).sum() / 2)


def _reduce(area: dict[Appearance, float]) -> dict[Appearance, Appearance]:
    """Which look stands for which: the cheapest merger first, until they differ and are few."""
    stands_for = {look: look for look in area}
    while len(area) > 1:
        pairs = [(one, other) for one in area for other in area if one != other and _yields(one, other, area)]
        cost, loser, winner = min(
            ((_cost(one, other, area), one, other) for one, other in pairs),
            key=lambda merger: (merger[0], repr(merger[1:])),
        )
        if len(area) <= MOST_MATERIALS and cost > 0:
            break
        area[winner] += area.pop(loser)
        stands_for = {look: winner if now == loser else now for look, now in stands_for.items()}
    return stands_for


def _yields(one: Appearance, other: Appearance, area: dict[Appearance, float]) -> bool:
    """Say which of two gives way: the one that shows less; of a tie always the same one."""
    return (one.ruled, area[one], repr(one)) < (other.ruled, area[other], repr(other))


def _cost(one: Appearance, other: Appearance, area: dict[Appearance, float]) -> float:
    """What is lost when ``one`` gives way to ``other``: 0 where nobody would see it."""
    apart = difference(one.colour, other.colour)
    alike = one.kind == other.kind and one.opacity == other.opacity
    if alike and apart < SAME_COLOUR and not one.ruled:
        return 0.0
    # Rather a wrong shade than a wrong stuff, rather either than a see-through wall or a rule ignored.
    foreign = 0.0 if one.kind == other.kind else 0.5
    if one.kind == "unknown" and other.kind in PALE:
        foreign = 0.04  # nobody said that it is a stuff of its own
    penalty = apart + foreign + 10.0 * abs(one.opacity - other.opacity)
    # The root, for most of what is large lies inside; and a façade's shade is what a home is known by.
    seen = float(np.sqrt(area[one])) * (2.0 if one.kind in OUTSIDE else 1.0)
    return seen * penalty * (100.0 if one.ruled else 1.0) + 1e-9


def _materials(looks: list[Appearance]) -> list[Material]:
    materials, seen = [], defaultdict[str, int](int)
    for look in looks:
        seen[look.kind] += 1
        number = seen[look.kind]
        library = LOOKS[look.kind]
        materials.append(
            Material(
                id=look.kind if number == 1 else f"{look.kind}-{number}",
                name=look.name,
                kind=look.kind,
                colour=look.colour,
                roughness=library.roughness,
                metalness=library.metalness,
                opacity=look.opacity,
            )
        )
    return materials
