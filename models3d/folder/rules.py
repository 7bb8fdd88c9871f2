"""The declarative rules of a development folder: which elements and spaces a line of it speaks of."""

import re
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cached_property, lru_cache

from models3d.manifest import FeatureKind, MaterialKind
from models3d.model import ModelElement, ModelSpace

#: What IFC2X3 and IFC4 append to a class without making it another thing to a reader.
SPECIALISATIONS = ("StandardCase", "ElementedCase")


@lru_cache(maxsize=4096)
def _pattern(glob: str) -> re.Pattern[str]:
    return re.compile(translate(glob), re.IGNORECASE)


@lru_cache(maxsize=65536)
def globbed(text: str, globs: tuple[str, ...]) -> bool:
    """Say whether ``text`` matches one of ``globs`` (``*``, ``?``, ``[abc]``); case does not matter.

    A name as it is matches itself too: "Walls [GF]" is one before it is a pattern.
    """
    plain = text.casefold()
    return any(glob.casefold() == plain or _pattern(glob).match(text) for glob in globs)


def _of_class(ifc_class: str, globs: tuple[str, ...]) -> bool:
    names = [ifc_class, *(ifc_class.removesuffix(case) for case in SPECIALISATIONS)]
    return any(globbed(name, globs) for name in names)


@dataclass(frozen=True)
class Match:
    """Glob patterns; every property given must match, one of its patterns being enough.

    ``space`` and ``zone`` speak of rooms (number, long name or GlobalId; the unit's name), the others of
    elements; ``storey`` of both. A match without any property takes nothing.
    """

    ifc_class: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    storey: tuple[str, ...] = ()
    global_id: tuple[str, ...] = ()
    space: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()

    def takes(self, element: ModelElement) -> bool:
        """Say whether ``element`` is one of those that the rule speaks of."""
        if self._not_of_elements:
            return False
        return (
            (not self.ifc_class or _of_class(element.ifc_class, self.ifc_class))
            and (not self.name or globbed(element.name, self.name))
            and (not self.layer or globbed(element.layer, self.layer))
            and (not self.material or globbed(element.material, self.material))
            and (not self.storey or globbed(element.storey, self.storey))
            and (not self.global_id or element.global_id in self.global_id)
        )

    @cached_property
    def _not_of_elements(self) -> bool:
        return bool(self.space or self.zone) or self == Match()

    def takes_space(self, space: ModelSpace) -> bool:
        """Say whether ``space`` is one of those that the rule speaks of."""
        if not (self.space or self.zone):
            return False
        names = (space.name, space.long_name, space.global_id)
        return (
            (not self.space or any(globbed(name, self.space) for name in names))
            and (not self.zone or globbed(space.zone, self.zone))
            and (not self.storey or globbed(space.storey, self.storey))
        )


@dataclass(frozen=True)
class FeatureRule:
    """One of ``[[features]]``: an amenity, a façade... that a buyer can linger on, and what it is made of."""

    id: str
    name: str
    kind: FeatureKind
    match: Match
    sensitive: bool = False


@dataclass(frozen=True)
class MaterialRule:
    """One of ``[[materials]]``: how the elements (or materials) it takes look. None where it is silent."""

    match: Match
    kind: MaterialKind | None = None
    name: str | None = None
    colour: str | None = None
    opacity: float | None = None


@dataclass(frozen=True)
class StageRule:
    """One of ``[[stages]]``; ``tasks`` are globs on a task's id, name or path, ``matches`` take elements.

    A stage without either is one where nothing is added, such as bare ground.
    """

    id: str
    name: str
    tasks: tuple[str, ...] = ()
    matches: tuple[Match, ...] = field(default=())
