"""Gives every mesh one of a few materials: by the folder's rules, its words, its class, its own colour."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from models3d.folder.rules import MaterialRule
from models3d.manifest import Material, MaterialKind
from models3d.materials.appearances import Appearance, fewer
from models3d.materials.colour import hexadecimal
from models3d.materials.kinds import PANED, Written, kind_of, tinted, told_kind, written
from models3d.materials.looks import LOOKS
from models3d.measures import measured
from models3d.model import Mesh, ModelElement

#: More than anybody tells apart in one view; a bound, so that a model of a thousand colours stays small.
MOST_MATERIALS = 40

#: Shares of the surface below this are not worth a word.
WORTH_SAYING = 0.05


def choose_materials(
    elements: Sequence[ModelElement], rules: Sequence[MaterialRule]
) -> tuple[list[Material], list[list[int]]]:
    """At most ``MOST_MATERIALS`` materials, and for each element which of them each of its meshes has.

    Looks that are nearly the same become one; beyond that those that show least give way to their likeness.
    """
    wanted = [[appearance(element, mesh, rules) for mesh in element.meshes] for element in elements]
    area: dict[Appearance, float] = defaultdict(float)
    shown = measured([mesh for element in elements for mesh in element.meshes]).area.tolist()
    for look, size in zip(chain.from_iterable(wanted), shown, strict=True):
        area[look] += size
    stands_for = fewer(area, MOST_MATERIALS)
    kept = sorted(
        set(stands_for.values()), key=lambda look: (look.kind, look.colour, look.opacity, look.name)
    )
    place = {look: index for index, look in enumerate(kept)}
    return _materials(kept), [[place[stands_for[look]] for look in looks] for looks in wanted]


def appearance(element: ModelElement, mesh: Mesh, rules: Sequence[MaterialRule]) -> Appearance:
    """Look of one mesh; the first rule that takes its element (or its own material) has the last word."""
    said = written(element, mesh)
    found = _unruled(said)
    for rule in rules:
        if rule.match.takes(element) or (
            mesh.material != element.material and rule.match.takes(replace(element, material=mesh.material))
        ):
            # A rule for a window's frame leaves its panes alone, unless it speaks of glass.
            if found.kind == "glass" and rule.kind not in (None, "glass"):
                continue
            changed = rule.kind or found.kind
            base = found if changed == found.kind else _own(said, changed)
            return Appearance(
                changed,
                rule.name or base.name,
                (rule.colour or base.colour).lower(),
                base.opacity if rule.opacity is None else rule.opacity,
                ruled=True,
            )
    return found


@lru_cache(maxsize=65536)
def _unruled(said: Written) -> Appearance:
    return _own(said, _laid(said, kind_of(said)))


def _laid(said: Written, kind: MaterialKind) -> MaterialKind:
    """What ``kind`` is where it lies on a roof: German calls bricks and roof tiles by one word."""
    roof = said.ifc_class.startswith("IfcRoof") or said.whole == "IfcRoof" or said.kind == "ROOF"
    return "rooftile" if kind == "brick" and roof else kind


def _own(said: Written, kind: MaterialKind) -> Appearance:
    """Look without rules: a colour in the words, else the model's where it is believed, else the kind's."""
    look = LOOKS[kind]
    tint = tinted(f"{said.own} {said.material}") if kind != "glass" else None
    joinery = said.ifc_class.startswith(("IfcWindow", "IfcDoor"))
    # Painted joinery may have any colour that is not loud.
    judge = LOOKS[
        "render" if joinery and kind == "timber" and said.colour and min(said.colour) > 0.5 else kind
    ]
    colour = hexadecimal(said.colour) if said.colour and judge.believes(said.colour) else None
    opacity = look.opacity
    if kind == "glass" and said.opacity > 0.95 and not said.ifc_class.startswith(PANED):
        opacity = 1.0  # a solar panel, a coated sheet: glass that hides what is behind it
    return Appearance(kind, look.name, colour or tint or look.colour, opacity)


def guesses(elements: Sequence[ModelElement], rules: Sequence[MaterialRule]) -> list[str]:
    """A sentence on what share of all surfaces has its material only from its element's class; or none."""
    guessed: dict[str, float] = defaultdict(float)
    shown = measured([mesh for element in elements for mesh in element.meshes]).area
    area = iter(shown.tolist())
    for element in elements:
        ruled = any(rule.kind and rule.match.takes(element) for rule in rules)
        for mesh, size in zip(element.meshes, area, strict=False):
            if not ruled and told_kind(written(element, mesh)) is None:
                guessed[element.ifc_class] += size
    share = sum(guessed.values()) / float(shown.sum()) if shown.sum() else 0.0
    if share < WORTH_SAYING:
        return []
    classes = sorted(guessed, key=lambda name: (-guessed[name], name))[:3]
    return [
        f"Nothing in the models says what {share:.0%} of their surface is made of, most of it "
        f"{', '.join(classes)}; it looks as such things mostly do. Say more under [[materials]]."
    ]


def _materials(looks: Sequence[Appearance]) -> list[Material]:
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
