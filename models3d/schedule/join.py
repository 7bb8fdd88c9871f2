"""Elements meet tasks: by the ids in the schedule, by properties where ids do not meet, by rules.

The result is one list of tasks an element, without the catch-alls: tasks that are linked to nearly
every element ("finishing") say nothing of when a thing appears.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from models3d.errors import BrokenInputError
from models3d.folder.rules import Match, globbed
from models3d.folder.tables import LinkTable, ScheduleTable, globs_of, matches
from models3d.model import ModelElement, ScheduledTask
from models3d.sources.csvlog import LoggedElement

#: A task that is linked to this share of all elements is a catch-all...
CATCH_ALL_SHARE = 0.8
#: ...as is one of that share of the linked ones, where these are this share of all and mostly have others...
CATCH_ALL_LINKED = 0.5
#: ...if enough tasks have elements for that to mean something.
CATCH_ALL_AMONG = 4


@dataclass
class Links:
    """For every element, in their order: ids of its tasks, whether the site reported on it, and late.

    ``by_schedule`` says whether the schedule itself gave it a task, not only ``[[links]]``.
    """

    tasks: list[dict[str, None]]
    reported: list[bool]
    late: list[bool]
    catch_all: set[str] = field(default_factory=set)
    by_schedule: list[bool] = field(default_factory=list)

    @classmethod
    def none(cls, elements: int) -> "Links":
        """No links yet."""
        return cls([{} for _ in range(elements)], [False] * elements, [False] * elements)

    def only(self, kept: list[int]) -> "Links":
        """The same of the elements ``kept`` alone."""
        return Links(
            [self.tasks[at] for at in kept],
            [self.reported[at] for at in kept],
            [self.late[at] for at in kept],
            self.catch_all,
            [self.by_schedule[at] for at in kept],
        )

    def note(self, at: int, one: LoggedElement) -> None:
        """Element ``at`` is what the log knows as ``one``."""
        self.tasks[at].update(dict.fromkeys(one.tasks))
        self.reported[at] |= one.reported
        self.late[at] |= one.late


def catch_alls(linked: Iterable[Iterable[str]], shown: int) -> set[str]:
    """Ids of the catch-alls among the task ids of every linked element; ``shown`` elements are there in all.

    A schedule that is linked only in its beginning has one task of all that is linked so far, which is
    little of what there is, and nothing but that.
    """
    counts: Counter[str] = Counter()
    among_others: Counter[str] = Counter()
    total = 0
    for ids, elements in Counter(map(frozenset, linked)).items():
        total += elements if ids else 0
        for name in ids:
            counts[name] += elements
            among_others[name] += elements if len(ids) > 1 else 0
    if len(counts) < CATCH_ALL_AMONG:
        return set()
    return {
        name
        for name, count in counts.items()
        if count >= CATCH_ALL_SHARE * max(total, shown)
        or (
            count >= CATCH_ALL_SHARE * total
            and count >= CATCH_ALL_LINKED * shown
            and 2 * among_others[name] > count
        )
    }


def link_by_schedule(elements: list[ModelElement], tasks: list[ScheduledTask], links: Links) -> None:
    """Links that tasks carry themselves, by GlobalId."""
    places = {element.global_id: at for at, element in enumerate(elements)}
    for task in tasks:
        for name in sorted(task.elements):
            if name in places:
                links.tasks[places[name]][task.id] = None


def key_of(element: ModelElement, keys: list[str]) -> tuple[str, ...]:
    """Properties of ``element`` through which a log may know it."""
    known = {
        "layer": element.layer,
        "material": element.material,
        "name": element.name,
        "class": element.ifc_class,
        "storey": element.storey,
        "zone": element.zone,
    }
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise BrokenInputError(
            f"elements cannot be joined by '{unknown[0]}'.",
            where="development.toml",
            remedy=f"Use some of {', '.join(known)} as keys.",
        )
    return tuple(known[key].strip() for key in keys)


def groups_of(
    elements: list[ModelElement],
    logged: list[LoggedElement],
    table: ScheduleTable,
    met: Container[int] = (),
) -> list[tuple[list[int], list[LoggedElement]]]:
    """Elements and rows of the log that share their keys, in the order of the elements.

    Elements that ``table.nameless`` takes meet the rows that have no key at all. Those that ``met`` their own
    row by id take none of another's.
    """
    nameless = table.nameless.rule() if table.nameless else Match()
    blank = ("",) * len(table.keys)
    rows: dict[tuple[str, ...], list[LoggedElement]] = {}
    for one in logged:
        rows.setdefault(tuple(part.strip() for part in one.keys), []).append(one)
    places: dict[tuple[str, ...], list[int]] = {}
    for at, element in enumerate(elements):
        if at in met:
            continue
        key = blank if nameless.takes(element) else key_of(element, table.keys)
        places.setdefault(key, []).append(at)
    return [(at, rows[key]) for key, at in places.items() if key in rows]


def inherit(elements: list[ModelElement], links: Links) -> None:
    """Parts without tasks have those of the whole that they are parts of."""
    for at, wholes in enumerate(_wholes(elements)):
        for whole in wholes:
            if _timely(links, at):
                break
            links.tasks[at].update(links.tasks[whole])


def with_wholes(elements: list[ModelElement], links: Links) -> list[set[str]]:
    """Of each element that is shown the ids of its tasks and of those of its wholes."""
    return [
        set().union(links.tasks[at], *(links.tasks[whole] for whole in wholes))
        for at, wholes in enumerate(_wholes(elements))
        if elements[at].meshes
    ]


def _wholes(elements: list[ModelElement]) -> Iterator[list[int]]:
    """Of each element the indices of what it is a part of, from the nearest outwards."""
    places = {element.global_id: at for at, element in enumerate(elements)}
    for element in elements:
        above, seen = element.parent, {element.global_id}
        wholes = []
        while above in places and above not in seen:
            seen.add(above)
            wholes.append(places[above])
            above = elements[places[above]].parent
        yield wholes


def _timely(links: Links, at: int) -> bool:
    return any(task not in links.catch_all for task in links.tasks[at])


@dataclass(frozen=True)
class LinkRule:
    """One of ``[[links]]``."""

    tasks: tuple[str, ...]
    matches: tuple[Match, ...]
    instead_of: tuple[str, ...] = ()


def link_by_rules(
    elements: list[ModelElement], tasks: list[ScheduledTask], rules: list[LinkRule], links: Links
) -> None:
    """Links by declared rules: one that takes an element gives it all the tasks it names.

    A rule speaks to elements that have no task yet and, where it has ``instead_of``, to those linked to
    such a task, which it replaces. Raises BrokenInputError where a rule names no task there is.
    """
    named = [named_tasks(tasks, rule.tasks) for rule in rules]
    for number, (rule, found) in enumerate(zip(rules, named, strict=True), 1):
        if not found:
            raise BrokenInputError(
                f"[[links]] {number} names {', '.join(rule.tasks) or 'nothing'}, and there is no such task.",
                where="development.toml",
                remedy="Name tasks by id or by name (with * for any text), as the schedule has them.",
            )
    wrong = [set(named_tasks(tasks, rule.instead_of)) for rule in rules]
    for at, element in enumerate(elements):
        for rule, found, replaced in zip(rules, named, wrong, strict=True):
            wrongly = [name for name in links.tasks[at] if name in replaced]
            if not wrongly and _timely(links, at):
                continue
            if not any(match.takes(element) for match in rule.matches):
                continue
            for name in wrongly:
                del links.tasks[at][name]
            links.tasks[at].update(dict.fromkeys(found))


def named_tasks(tasks: list[ScheduledTask], globs: tuple[str, ...]) -> list[str]:
    """Ids of the tasks whose id, name or heading one of ``globs`` names."""
    return [
        task.id
        for task in tasks
        if globs and any(globbed(text.strip(), globs) for text in (task.id, task.name, *task.path))
    ]


def link_rules(tables: list[LinkTable]) -> list[LinkRule]:
    """``[[links]]`` as rules."""
    return [LinkRule(globs_of(one.tasks), matches(one.match), globs_of(one.instead_of)) for one in tables]
