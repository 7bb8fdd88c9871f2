"""The storeys of an IFC file: one name a storey, at the height at which its things really are."""

import re
from collections import Counter
from statistics import median
from typing import Any

import ifcopenshell.util.unit

from models3d.model import ModelStorey
from models3d.sources.ifc_attributes import attribute
from models3d.sources.ifc_placing import Placements
from models3d.sources.ifc_relations import Relations
from models3d.sources.ifc_words import text

#: Storeys of one name whose floors are this near (metres) are one storey in several buildings or wings.
SAME_FLOOR = 0.5
#: What exporters call the place of things that were put on no storey.
UNDEFINED = re.compile(
    r"\W*(undefined|unassigned|undefiniert|niet gedefinieerd|non défini)\W*", re.IGNORECASE
)


class Storeys:
    """The storeys of an open ``file`` in its order, by the name that each has here.

    ``zero`` is the height (metres) from which their elevations count: that of a site above the sea.
    """

    def __init__(self, file: Any, relations: Relations, placements: Placements) -> None:
        self._relations = relations
        self.placements = placements
        found = sorted(file.by_type("IfcBuildingStorey"), key=lambda one: int(one.id()))
        heights, self.zero = _heights(file, found, relations, placements)
        self._names: dict[int, str] = {}
        self.listed: list[ModelStorey] = []
        taken: dict[str, float] = {}
        for storey, height in zip(found, heights, strict=True):
            if UNDEFINED.fullmatch(text(storey.Name)):
                self._names[storey.id()] = ""
                continue
            name = _name(storey, relations.whole_of(storey), height, taken)
            self._names[storey.id()] = name
            if name not in taken:
                taken[name] = height
                self.listed.append(ModelStorey(name, height))

    def of(self, product: Any) -> str:
        """Name of the storey that holds ``product``, also through wholes, hosts and spaces; "" for none."""
        for at in self._relations.holders_of(product):
            if at.id() in self._names:
                return self._names[at.id()]
        return ""


def _name(storey: Any, building: Any, height: float, taken: dict[str, float]) -> str:
    """Name of ``storey``, which another ``building``'s of that name at another height does not share."""
    name = text(storey.Name) or text(storey.LongName) or text(storey.GlobalId) or f"#{storey.id()}"
    if abs(taken.get(name, height) - height) <= SAME_FLOOR:
        return name
    said = (building is not None and text(attribute(building, "Name"))) or "another"
    name, number = f"{name} ({said})", 1
    numbered = name
    while abs(taken.get(numbered, height) - height) > SAME_FLOOR:
        number += 1
        numbered = f"{name} {number}"
    return numbered


def _heights(
    file: Any, storeys: list[Any], relations: Relations, placements: Placements
) -> tuple[list[float], float]:
    """Heights (metres) of the floors in the frame of the shapes, and that from which they are counted.

    ``Elevation`` counts from the building's own zero, which may stand far above the frame's; where a storey
    is placed, its placement says. Some exporters leave all placements at zero: then ``Elevation`` does.
    """
    scale = float(ifcopenshell.util.unit.calculate_unit_scale(file))
    said = [float(storey.Elevation or 0.0) * scale for storey in storeys]
    placed = [placements.origin(storey) for storey in storeys]
    bases = [placements.origin(relations.whole_of(storey)) for storey in storeys]
    base = [0.0 if at is None else float(at[2]) * scale for at in bases]
    heights = [None if at is None else float(at[2]) * scale for at in placed]
    untold = all(
        height is None or abs(height - low) < 1e-6 for height, low in zip(heights, base, strict=True)
    )
    if untold and Counter(round(one, 3) for one in said) != Counter({0.0: len(said)}):
        heights = [None] * len(storeys)
    found = [
        round(low + above if height is None else height, 6)
        for height, low, above in zip(heights, base, said, strict=True)
    ]
    zeros = [height - above for height, above in zip(found, said, strict=True)]
    return found, round(median(zeros), 6) if zeros else 0.0
