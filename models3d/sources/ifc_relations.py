"""What holds, types and makes up each product of an IFC file, read once from the relations that say so.

Asking every product back for its relations costs several times as much.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from models3d.sources.unless_broken import unless_broken

#: Nothing is nested deeper than this, unless it is nested in itself.
DEEPEST = 20


class Relations:
    """Of an open ``file``: who stands where, is part of what, of which type, of what material.

    Where a product is related more than once the first relation of the file counts. A broken relation
    relates nothing.
    """

    def __init__(self, file: Any) -> None:
        objects = "RelatedObjects"
        self._places = _related(
            file, "IfcRelContainedInSpatialStructure", "RelatingStructure", "RelatedElements"
        )
        self._wholes = _related(file, "IfcRelAggregates", "RelatingObject", objects)
        self._types = _related(file, "IfcRelDefinesByType", "RelatingType", objects)
        self._materials = _related(file, "IfcRelAssociatesMaterial", "RelatingMaterial", objects)
        self._holders = {**_hosts(file), **self._wholes, **self._places}

    def whole_of(self, product: Any) -> Any:
        """What ``product`` is a part of; None for none."""
        return self._wholes.get(product.id())

    def type_of(self, product: Any) -> Any:
        """The type of ``product``; None for none."""
        return self._types.get(product.id())

    def material_of(self, product: Any) -> Any:
        """What ``product`` (else its type) is made of, a set's use being its set; None for none."""
        own = self._materials.get(product.id())
        kind = self.type_of(product)
        found = own if own is not None or kind is None else self._materials.get(kind.id())
        if found is not None and found.is_a("IfcMaterialLayerSetUsage"):
            return found.ForLayerSet
        return (
            found.ForProfileSet if found is not None and found.is_a("IfcMaterialProfileSetUsage") else found
        )

    def holders_of(self, product: Any) -> Iterator[Any]:
        """What holds ``product``, from the nearest on: its whole, what it is set in, its room, its storey."""
        at = product
        for _ in range(DEEPEST):
            at = self._holders.get(at.id())
            if at is None:
                return
            yield at

    def place_of(self, product: Any) -> Any:
        """The room, storey or site that ``product`` or what holds it is put in; None for none."""
        place = self._places.get(product.id())
        if place is None:
            holders = (self._places.get(at.id()) for at in self.holders_of(product))
            place = next((one for one in holders if one is not None), None)
        return place


def _related(file: Any, relation: str, one_side: str, other_side: str) -> dict[int, Any]:
    """What every ``relation`` of the file has on its ``one_side``, by the ids of those on its other one."""
    found: dict[int, Any] = {}

    def read(one: Any) -> None:
        relating, related = getattr(one, one_side), getattr(one, other_side)
        if relating is not None and relating.id():
            for product in related if isinstance(related, tuple) else (related,):
                found.setdefault(product.id(), relating)

    for one in file.by_type(relation):
        unless_broken(partial(read, one), None)
    return found


def _hosts(file: Any) -> dict[int, Any]:
    """By the ids of what is set in walls, or fixed to something: those walls, and what it is fixed to."""
    walls = _related(file, "IfcRelVoidsElement", "RelatingBuildingElement", "RelatedOpeningElement")
    openings = _related(file, "IfcRelFillsElement", "RelatingOpeningElement", "RelatedBuildingElement")
    set_in = {one: walls[hole.id()] for one, hole in openings.items() if hole.id() in walls}
    # In IFC2X3 only tasks and the like are nested.
    if file.schema == "IFC2X3":
        return set_in
    return _related(file, "IfcRelNests", "RelatingObject", "RelatedObjects") | set_in
