"""Deals a log's rows out to a model that shares no ids with it: who is who among look-alikes.

Elements and rows of the log that share layer, material and name differ only in their tasks (the same
work on another storey). Tasks whose rows all meet elements of one storey teach where each task is;
then every group is dealt out as an assignment problem: storey first, the exact class next, the order
from the ground up where nothing is known.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models3d.model import ModelElement, ScheduledTask
from models3d.schedule.join import Links
from models3d.sources.csvlog import LoggedElement

#: Weights of what speaks for a row being an element: its tasks' storey; that as many elements are of its
#: family as rows have its tasks; its class; its place in order.
STOREY, FAMILY, CLASS, ORDER = 1.0, 0.4, 0.3, 0.2

#: Groups of more elements times rows than this are dealt kind by kind: a score for each would fill memory.
TOO_MANY = 4_000_000

#: Storey, class and name of the whole: what was drawn in one go. Tasks and class of a row.
Family = tuple[str, str, str]
Work = tuple[tuple[str, ...], str]
Group = tuple[list[int], list[LoggedElement]]

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class _Ground:
    """What the groups are dealt by: elements, their storeys' rank from below, first days of tasks."""

    elements: list[ModelElement]
    rank: dict[str, int]
    first_day: dict[str, int]
    ignored: set[str]
    wholes: dict[str, str]

    def tasks(self, one: LoggedElement) -> tuple[str, ...]:
        return tuple(sorted(task for task in one.tasks if task not in self.ignored))


def deal(
    elements: list[ModelElement],
    groups: list[Group],
    tasks: list[ScheduledTask],
    storeys: list[str],
    links: Links,
) -> None:
    """Link the elements of every group to the tasks of its rows; ``storeys`` are ordered upwards.

    Rows are given out once each; where they do not suffice, an element that is left over has the tasks of
    the likeliest row if these are known to be done on its storey, else none.
    """
    ground = _Ground(
        elements,
        {name: place for place, name in enumerate(storeys)},
        {task.id: -1 if task.planned_start is None else task.planned_start for task in tasks},
        links.catch_all,
        {element.global_id: element.name for element in elements},
    )
    where: dict[str, Counter[str]] = {}
    plain = [group for group in groups if _is_plain(group, ground)]
    mixed = [group for group in groups if not _is_plain(group, ground)]
    # What is certain teaches first; what was dealt by it teaches those that are left.
    known = [group for group in mixed if any(_learned(where, group, ground))]
    for group in plain + known + [group for group in mixed if group not in known]:
        pairs = _pairs(group, ground, where)
        for at, one in pairs:
            links.note(at, one)
            for task in ground.tasks(one):
                where.setdefault(task, Counter())[elements[at].storey] += 1


def _is_plain(group: Group, ground: _Ground) -> bool:
    places, rows = group
    one_storey = len({ground.elements[at].storey for at in places}) == 1
    return one_storey or len({ground.tasks(row) for row in rows}) == 1


def _learned(where: dict[str, Counter[str]], group: Group, ground: _Ground) -> list[bool]:
    return [task in where for row in group[1] for task in ground.tasks(row)]


def _pairs(group: Group, ground: _Ground, where: dict[str, Counter[str]]) -> list[tuple[int, LoggedElement]]:
    places, rows = group
    places = sorted(places, key=lambda at: (ground.rank.get(ground.elements[at].storey, -1), at))
    rows = sorted(rows, key=lambda one: (_first_day(one, ground), ground.tasks(one)))
    families = [_family(ground, at) for at in places]
    work = [(ground.tasks(row), row.ifc_class.casefold()) for row in rows]
    if len(places) * len(rows) > TOO_MANY:
        return _by_kinds((places, rows), (families, work), where)
    turns = np.linspace(0, 1, len(places)), np.linspace(0, 1, len(rows))
    score = _scores((families, work), (Counter(families), Counter(tasks for tasks, _ in work)), turns, where)
    # Loading it takes more than a second, and only a log without the model's ids needs it.
    from scipy.optimize import linear_sum_assignment

    chosen, columns = linear_sum_assignment(-score)
    pairs = [(places[i], rows[j]) for i, j in zip(chosen.tolist(), columns.tolist(), strict=True)]
    for i in sorted(set(range(len(places))) - set(chosen.tolist())):
        likeliest = rows[int(score[i].argmax())]
        if _fit(ground.tasks(likeliest), ground.elements[places[i]].storey, where):
            pairs.append((places[i], likeliest))
    return pairs


def _first_day(one: LoggedElement, ground: _Ground) -> int:
    days = [ground.first_day.get(task, -1) for task in ground.tasks(one)]
    # Rows with nothing but a catch-all are left for the last, which is when catch-alls happen.
    return min(days, default=np.iinfo(np.int32).max)


def _by_kinds(
    group: Group, kinds: tuple[list[Family], list[Work]], where: dict[str, Counter[str]]
) -> list[tuple[int, LoggedElement]]:
    """The likeliest kinds of elements and rows have each other first, as many as there are of both."""
    places, rows = group
    families: dict[Family, list[int]] = {}
    work: dict[Work, list[int]] = {}
    for at, family in enumerate(kinds[0]):
        families.setdefault(family, []).append(at)
    for at, one in enumerate(kinds[1]):
        work.setdefault(one, []).append(at)
    turns = (
        np.array([np.mean(every) / len(places) for every in families.values()]),
        np.array([np.mean(every) / len(rows) for every in work.values()]),
    )
    sizes = Counter(kinds[0]), Counter(tasks for tasks, _ in kinds[1])
    score = _scores((list(families), list(work)), sizes, turns, where)
    elements, given = list(families.values()), [list(every) for every in work.values()]
    likeliest = [given[column][0] for column in score.argmax(axis=1).tolist()]
    pairs = []
    for place in np.argsort(-score, axis=None, kind="stable").tolist():
        i, j = divmod(place, len(given))
        count = min(len(elements[i]), len(given[j]))
        pairs += [(places[at], rows[row]) for at, row in zip(elements[i][:count], given[j], strict=False)]
        elements[i], given[j] = elements[i][count:], given[j][count:]
    for left, row, (storey, _, _) in zip(elements, likeliest, families, strict=True):
        if left and _fit(kinds[1][row][0], storey, where):
            pairs += [(places[at], rows[row]) for at in left]
    return pairs


def _scores(
    kinds: tuple[list[Family], list[Work]],
    sizes: tuple[Counter[Family], Counter[tuple[str, ...]]],
    turns: tuple[NDArray[np.float64], NDArray[np.float64]],
    where: dict[str, Counter[str]],
) -> NDArray[np.float64]:
    """How much speaks for each row (m,) being each element (n,): (n, m); ``turns`` are their turns (0..1)."""
    families, work = kinds
    names = _numbered(storey for storey, _, _ in families)
    kinds_of_work = _numbered(tasks for tasks, _ in work)
    fits = np.array([[_fit(tasks, name, where) for tasks in kinds_of_work] for name in names])
    storey = fits[np.ix_([names[name] for name, _, _ in families], [kinds_of_work[one] for one, _ in work])]
    family = np.equal.outer([sizes[0][one] for one in families], [sizes[1][tasks] for tasks, _ in work])
    kind = np.equal.outer(
        np.array([own.casefold() for _, own, _ in families]), np.array([own for _, own in work])
    )
    order = np.abs(np.subtract.outer(*turns))
    score: NDArray[np.float64] = STOREY * storey + FAMILY * family + CLASS * kind - ORDER * order
    return score


def _numbered(things: Iterable[Thing]) -> dict[Thing, int]:
    """The number of each of ``things``, in the order in which they come first."""
    return {thing: number for number, thing in enumerate(dict.fromkeys(things))}


def _family(ground: _Ground, at: int) -> Family:
    """What was drawn in one go: one class, parts of wholes of one name, on one storey."""
    element = ground.elements[at]
    return element.storey, element.ifc_class, ground.wholes.get(element.parent, "")


def _fit(tasks: tuple[str, ...], storey: str, where: dict[str, Counter[str]]) -> float:
    shares = [
        where[task][storey] / where[task].total() for task in tasks if task in where and where[task].total()
    ]
    return float(np.mean(shares)) if shares else 0.0
