"""What property sets say of the things in an IFC file, in single values: a thing's own before its type's."""

from collections.abc import Callable, Iterable
from typing import Any

from models3d.sources.ifc_attributes import NAME
from models3d.sources.ifc_relations import Relations

#: Relations to sets (IFC2X3 has both kinds, later schemas the first), and the place of the set in them.
RELATIONS, RELATED_SET = ("IfcRelDefinesByProperties", "IfcRelOverridesProperties"), 5
#: Sets by their class, and the place in them of what they list.
SET, QUANTITIES = "IfcPropertySet", "IfcElementQuantity"
LISTED = {SET: 4, QUANTITIES: 5}
#: The places of the name and the value in what is listed: a property, or a quantity of some kind.
LISTED_NAME, SINGLE_VALUE, QUANTITY = 0, 2, 3


class Properties:
    """The property sets of an open file."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._own: dict[int, list[Any]] = {}

    def value(self, thing: Any, set_name: str, name: str) -> Any:
        """Value of the property ``name`` of ``thing`` in its first set called ``set_name``; None for none."""
        for sets in (_sets, self._sets_of_type):
            found = next((one for one in sets(thing) if one[NAME] == set_name), None)
            listed = _listed(found) if found is not None else ()
            value = next((_value(one) for one in listed if one[LISTED_NAME] == name), None)
            if value is not None:
                return value
        return None

    def values(self, thing: Any, wanted: Callable[[str], bool], *kinds: str) -> dict[str, dict[str, Any]]:
        """Values of those properties of ``thing`` whose names are ``wanted``, by them, by their sets' names.

        Only sets of those ``kinds`` are asked.
        """
        found: dict[str, dict[str, Any]] = {}
        for one in (*self._sets_of_type(thing), *self._own_sets(thing)):
            if one.is_a() in kinds:
                named = ((listed[LISTED_NAME], listed) for listed in _listed(one))
                found.setdefault(one[NAME], {}).update(
                    {name: _value(listed) for name, listed in named if wanted(name)}
                )
        return found

    def _own_sets(self, thing: Any) -> list[Any]:
        if thing.id() not in self._own:
            self._own[thing.id()] = list(_sets(thing))
        return self._own[thing.id()]

    def _sets_of_type(self, thing: Any) -> Iterable[Any]:
        kind = self._relations.type_of(thing)
        return (kind.HasPropertySets or ()) if kind is not None else ()


def _sets(thing: Any) -> Iterable[Any]:
    for relation in thing.IsDefinedBy or ():
        if relation.is_a() in RELATIONS:
            related = relation[RELATED_SET]
            # IFC4 has sets of sets, too.
            yield from related.wrappedValue if related.is_a() == "IfcPropertySetDefinitionSet" else (related,)


def _listed(definition: Any) -> tuple[Any, ...]:
    place = LISTED.get(definition.is_a())
    return () if place is None else definition[place] or ()


def _value(listed: Any) -> Any:
    """Value of a property or a quantity that has a single one, else None."""
    kind = listed.is_a()
    if kind == "IfcPropertySingleValue":
        value = listed[SINGLE_VALUE]
        return None if value is None else value.wrappedValue
    return listed[QUANTITY] if kind.startswith("IfcQuantity") else None
