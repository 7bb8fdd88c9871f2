"""Groups of elements as the fewest match tables that take them and none that was decided otherwise."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from models3d.mapping.groups import Group, Key

#: Combinations of properties by which groups may be told apart, the most general first.
WAYS = (
    ("layer",),
    ("layer", "storey"),
    ("ifc_class",),
    ("ifc_class", "storey"),
    ("ifc_class", "layer"),
    ("ifc_class", "layer", "storey"),
    ("name",),
    ("ifc_class", "name"),
    ("layer", "name"),
    ("name", "storey"),
    ("ifc_class", "layer", "name"),
    ("layer", "name", "storey"),
    ("ifc_class", "name", "storey"),
    ("ifc_class", "layer", "name", "storey"),
)

#: Our fields -> keys of a match table, in the order in which they are written.
WRITTEN = {"ifc_class": "class", "layer": "layer", "name": "name", "storey": "storey"}

#: A match table as it is written.
Table = dict[str, str | list[str]]


@dataclass(frozen=True)
class Names:
    """How each plain name is written so that it takes all names that it stands for."""

    globs: dict[str, str]

    @classmethod
    def of(cls, names: dict[str, set[str]]) -> "Names":
        """Globs from plain names -> the full names they stand for."""
        return cls(
            {plain: escaped(plain) + ("" if full <= {plain} else "*") for plain, full in names.items()}
        )


def escaped(text: str) -> str:
    """``text`` as a pattern that takes nothing but itself."""
    return re.sub(r"([*?\[])", r"[\1]", text)


def tables_of(decided: list[tuple[Group, int]], mine: int, names: Names) -> list[Table]:
    """Match tables that take exactly the groups decided as ``mine`` among all that were ``decided``.

    Groups are told apart by as few properties as will do; tables that differ in names or storeys alone are
    written as one.
    """
    left = {at for at, (_, decision) in enumerate(decided) if decision == mine}
    chosen: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for way in WAYS:
        decisions: dict[tuple[str, ...], set[int]] = defaultdict(set)
        places: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for at, (group, decision) in enumerate(decided):
            value = _value(group.key, way)
            if all(value):
                decisions[value].add(decision)
                places[value].add(at)
        for value, found in decisions.items():
            if found == {mine} and places[value] & left:
                chosen.append((way, value))
                left -= places[value]
    return _merged(chosen, names)


def _value(key: Key, way: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(getattr(key, field) for field in way)


def _merged(chosen: list[tuple[tuple[str, ...], tuple[str, ...]]], names: Names) -> list[Table]:
    tables: list[dict[str, list[str]]] = []
    for way, value in chosen:
        written = {
            WRITTEN[field]: [names.globs.get(one, escaped(one)) if field == "name" else escaped(one)]
            for field, one in zip(way, value, strict=True)
        }
        tables.append({key: written[key] for key in WRITTEN.values() if key in written})
    for key in ("name", "storey", "layer", "class"):
        tables = _joined(tables, key)
    return [{name: one[0] if len(one) == 1 else one for name, one in table.items()} for table in tables]


def _joined(tables: list[dict[str, list[str]]], key: str) -> list[dict[str, list[str]]]:
    """Tables that are alike but for ``key`` as one."""
    found: dict[Any, dict[str, list[str]]] = {}
    for table in tables:
        rest = (tuple((name, tuple(one)) for name, one in table.items() if name != key), key in table)
        if rest in found and key in table:
            found[rest][key] = sorted({*found[rest][key], *table[key]})
        else:
            found.setdefault(rest, dict(table))
    return list(found.values())
