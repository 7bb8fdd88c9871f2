"""What each task of an IFC file is about: elements that it is assigned to, and what is in places that it is.

A task of a place is a catch-all of what is in it: it speaks of what has no task of its own, nor one of a
place nearer to it. One of a whole building, site or project spans too much to say when the rest of it appears
where others tell of most of it. The land of a site is there before its tasks, whatever they do to it.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from models3d.counted import counted
from models3d.sources.ifc_attributes import GLOBAL_ID, attribute
from models3d.sources.ifc_products import products_of
from models3d.sources.ifc_relations import DEEPEST, Relations
from models3d.sources.unless_broken import unless_broken

#: Places as the schemas have them; all but the broad ones are storeys, rooms and the like.
PLACES = ("IfcProject", "IfcSpatialElement", "IfcSpatialStructureElement")
#: Those of them whose tasks span much.
BROAD = {"IfcProject": "project", "IfcSite": "site", "IfcFacility": "building", "IfcBuilding": "building"}
#: What is built, as the schemas have it.
BUILT = ("IfcElement", "IfcProxy")
#: So many tasks are told by name.
MOST = 5


@dataclass
class Reach:
    """What tasks, by their entity ids, are about, as GlobalIds of elements."""

    own: dict[int, set[str]] = field(default_factory=dict)
    #: What they have of the places that they are assigned to.
    within: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Places by their entity ids: the tasks of each, and how much of it these leave to nobody.
    places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    left: Counter[int] = field(default_factory=Counter)

    def of(self, task: Any) -> set[str]:
        """All that ``task`` is about."""
        return self.own[task.id()] | self.within[task.id()]


@dataclass(frozen=True)
class _Inside:
    """A product in places with tasks, what holds it from the nearest on, and whether it has its own task."""

    product: Any
    above: list[int]
    own: bool
    #: The nearest of ``above`` that has tasks.
    nearest: int


def reach_of(file: Any, tasks: Sequence[Any], relations: Relations | None = None) -> Reach:
    """What each of ``tasks`` of the open ``file`` is about; ``relations`` are of it, where they are read."""
    reach, direct = Reach(), set[int]()
    if not tasks:
        return reach
    built, places = _ids(file, BUILT), _ids(file, PLACES)
    for task in tasks:
        found = {one.id(): one for one in _assigned(task)}
        reach.own[task.id()] = {one[GLOBAL_ID] for key, one in found.items() if key in built}
        direct.update(found.keys() & built)
        for place in found:
            if place in places:
                reach.places[place].append(task.id())
    if reach.places:
        related = _Related(relations or Relations(file), places, direct)
        _share_out(file, list(_inside(file, related, reach.places)), reach)
    return reach


def said_of(file: Any, reach: Reach, tasks: Sequence[Any]) -> list[str]:
    """What to warn of: how those of ``tasks`` that are of whole buildings or sites were understood."""
    names = {task.id(): task.Name or task.GlobalId for task in tasks}
    told = []
    for place, ids in reach.places.items():
        whole = file.by_id(place)
        kind = next((word for name, word in BROAD.items() if whole.is_a(name)), "")
        for task in ids if kind else ():
            some = counted(len(reach.within[task]), "element appears", "elements appear")
            rest = (
                f", and spans too much to say it of {reach.left[place]:,} more" if reach.left[place] else ""
            )
            called = f"the {kind} '{whole.Name}'" if whole.Name else f"the {kind}"
            told.append(f"'{names[task]}' of {called} says when {some}{rest}")
    if not told:
        return []
    some = counted(len(told), "task is", "tasks are")
    more = [f"and {counted(len(told) - MOST, 'other', 'others')}"] if len(told) > MOST else []
    return [
        f"{some} assigned to whole buildings or sites, where elements with tasks of their own go by these "
        f"and the land is there before: {'; '.join(told[:MOST] + more)}. Where another thing is meant, "
        "assign elements, or write [[links]]."
    ]


def _share_out(file: Any, inside: Sequence[_Inside], reach: Reach) -> None:
    """Give what is ``inside`` of places to the tasks of its nearest."""
    sites, broad = _ids(file, ["IfcSite"]), _ids(file, BROAD)
    holds: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for one in inside:
        holds.update(one.above)
        told.update(one.above if one.own else one.above[one.above.index(one.nearest) + 1 :])
    for one in inside:
        if one.own:
            continue
        on_site = one.nearest in sites and one.above[0] == one.nearest
        if one.nearest in broad and not on_site and 2 * told[one.nearest] > holds[one.nearest]:
            reach.left[one.nearest] += 1
            continue
        for task in reach.places[one.nearest]:
            reach.within[task].add(one.product[GLOBAL_ID])


@dataclass(frozen=True)
class _Related:
    """What products are related to, and which of that are ``places``; ``direct`` have tasks of their own."""

    relations: Relations
    places: set[int]
    direct: set[int]

    def above(self, product: Any) -> list[int]:
        """Places that hold ``product``, from the nearest on."""
        holders = (one.id() for one in self.relations.holders_of(product))
        return [one for one in holders if one in self.places]

    def is_told(self, product: Any) -> bool:
        """Say whether ``product``, or what it is a part of, has a task of its own."""
        at = product
        for _ in range(DEEPEST):
            if at is None or at.id() in self.direct:
                return at is not None
            at = self.relations.whole_of(at)
        return False


def _inside(file: Any, related: _Related, with_tasks: Container[int]) -> Iterator[_Inside]:
    for product in products_of(file):
        above = related.above(product)
        nearest = next((place for place in above if place in with_tasks), None)
        if nearest is not None and not _is_land(product):
            yield _Inside(product, above, related.is_told(product), nearest)


def _is_land(product: Any) -> bool:
    kind = product.is_a()
    return bool(kind == "IfcSite" or (kind == "IfcGeographicElement" and product.PredefinedType == "TERRAIN"))


def _assigned(task: Any) -> Iterator[Any]:
    """Elements and places that ``task`` is assigned to, or that are assigned to it."""
    for relation in getattr(task, "OperatesOn", ()) or ():
        for one in relation.RelatedObjects or ():
            yield from _meant(one, set())
    for relation in task.HasAssignments or ():
        if relation.is_a("IfcRelAssignsToProduct") and relation.RelatingProduct is not None:
            yield from _meant(relation.RelatingProduct, set())


def _meant(one: Any, seen: set[int]) -> Iterator[Any]:
    """``one``; for a group its members, for a type what is of it, for a zone of places what is in it."""
    if one.is_a("IfcElement"):
        # So is nearly all that tasks are assigned to, and it is nothing of what follows.
        yield one
        return
    if one.id() in seen:
        # A group within a group comes round at most once: IFC forbids circles, files do not.
        return
    seen.add(one.id())
    if one.is_a("IfcGroup"):
        for relation in one.IsGroupedBy or ():
            for member in relation.RelatedObjects or ():
                yield from _meant(member, seen)
    elif one.is_a("IfcTypeProduct"):
        # The second is what it is called in IFC2X3.
        for relation in attribute(one, "Types") or attribute(one, "ObjectTypeOf") or ():
            yield from relation.RelatedObjects
    else:
        yield one
    for relation in getattr(one, "ReferencesElements", ()) or () if one.is_a("IfcSpatialZone") else ():
        yield from relation.RelatedElements or ()


def _ids(file: Any, kinds: Iterable[str]) -> set[int]:
    """Ids of all of those ``kinds``, of which the schema of ``file`` may have none."""
    nobody: tuple[Any, ...] = ()
    return {one.id() for kind in kinds for one in unless_broken(partial(file.by_type, kind), nobody)}
