"""What is to be joined, in groups of look-alikes, and what the look-alikes that are joined already teach."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from models3d.folder.rules import SPECIALISATIONS
from models3d.mapping.parts import Part
from models3d.mapping.tongue import WESTERN, Tongues
from models3d.mapping.words import part_of
from models3d.model import ModelElement

#: Numbers that authoring tools hang on every element's name, as "Basic Wall:Brick:345678".
_NUMBER = re.compile(r"(?:[:_ #.-]+\(?#?\d{1,12}\)?)+$")


@dataclass(frozen=True)
class Key:
    """What makes elements look alike: class (plain), layer, name without its number, storey."""

    ifc_class: str
    layer: str
    name: str
    storey: str


@dataclass
class Group:
    """Elements of one key (indices) that have no task yet."""

    key: Key
    part: Part | None
    sample: ModelElement
    places: list[int] = field(default_factory=list)


@dataclass
class Seen:
    """Of the elements that share something: how many are joined, how many not, and to which families."""

    joined: int = 0
    free: int = 0
    families: Counter[str] = field(default_factory=Counter)


def plain_name(name: str) -> str:
    """``name`` without the number that only tells one element from the next."""
    return _NUMBER.sub("", name) or name


def key_of(element: ModelElement) -> Key:
    """The key of ``element``."""
    kind = element.ifc_class
    for ending in SPECIALISATIONS:
        kind = kind.removesuffix(ending)
    return Key(kind, element.layer, plain_name(element.name), element.storey)


def groups_of(
    elements: list[ModelElement],
    free: list[int],
    parts: dict[int, Part | None],
    tongues: Tongues = WESTERN,
) -> list[Group]:
    """Groups of the elements ``free``, in their order; ``parts`` are those that each is by its place.

    A group whose elements' places disagree is what the words on it say.
    """
    found: dict[Key, Group] = {}
    for at in free:
        key = key_of(elements[at])
        if key not in found:
            found[key] = Group(key, parts[at], elements[at])
        elif found[key].part is not parts[at]:
            found[key].part = part_of(elements[at], tongues)
        found[key].places.append(at)
    return list(found.values())


#: What look-alikes share, how much their tasks then say (0..1), and how that is put.
Likeness = tuple[tuple[str, ...], float, str]


def likenesses(key: Key) -> list[Likeness]:
    """Ways in which others are like an element of ``key``, the nearest first."""
    what = key.layer or key.ifc_class
    found = [
        (("name", what, key.name, key.storey), 1.0, "others of its name on its storey"),
        (("name", what, key.name), 0.85, "others of its name on other storeys"),
    ]
    if key.layer:
        found.append((("layer", key.layer, key.ifc_class, key.storey), 0.6, "others of its layer and storey"))
        found.append((("layer", key.layer, key.ifc_class), 0.5, "others of its layer on other storeys"))
    return found


def taught(
    elements: list[ModelElement], shown: list[int], links: list[list[str]], family_of: dict[str, str]
) -> dict[tuple[str, ...], Seen]:
    """What is to be learnt of the elements ``shown`` from ``links``, the timely tasks of each."""
    found: dict[tuple[str, ...], Seen] = defaultdict(Seen)
    for at in shown:
        own = {family_of[task] for task in links[at] if task in family_of}
        for shared, _, _ in likenesses(key_of(elements[at])):
            seen = found[shared]
            seen.joined += bool(own)
            seen.free += not own
            seen.families.update(own)
    return dict(found)
