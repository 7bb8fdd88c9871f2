"""Deals a log's rows out to a model that shares no ids with it: who is who among look-alikes.

Elements and rows of the log that share layer, material and name differ only in their tasks (the same
work on another storey). Tasks whose rows all meet elements of one storey teach where each task is;
then every group is dealt out as an assignment problem: storey first, the exact class next, the order
from the ground up where nothing is known.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.model import ModelElement, ScheduledTask
from models3d.schedule.join import Links
from models3d.sources.csvlog import LoggedElement

#: Weights of what speaks for a row being an element: its tasks' storey; that as many elements are of its
#: family as rows have its tasks; its class; its place in order.
STOREY, FAMILY, CLASS, ORDER = 1.0, 0.4, 0.3, 0.2

Group = tuple[list[int], list[LoggedElement]]


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
    score = _scores(places, rows, ground, where)
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


def _scores(
    places: list[int], rows: list[LoggedElement], ground: _Ground, where: dict[str, Counter[str]]
) -> NDArray[np.float64]:
    names = [ground.elements[at].storey for at in places]
    families = [_family(ground, at) for at in places]
    work = [ground.tasks(row) for row in rows]
    fits = {(one, name): _fit(one, name, where) for one in set(work) for name in set(names)}
    storey = np.array([[fits[one, name] for one in work] for name in names])
    sizes, alike = Counter(families), Counter(work)
    family = np.equal.outer([sizes[one] for one in families], [alike[one] for one in work])
    kinds = np.array([ground.elements[at].ifc_class.casefold() for at in places])
    kind = np.equal.outer(kinds, np.array([row.ifc_class.casefold() for row in rows]))
    order = np.abs(np.subtract.outer(np.linspace(0, 1, len(places)), np.linspace(0, 1, len(rows))))
    score: NDArray[np.float64] = STOREY * storey + FAMILY * family + CLASS * kind - ORDER * order
    return score


def _family(ground: _Ground, at: int) -> tuple[str, str, str]:
    """What was drawn in one go: one class, parts of wholes of one name, on one storey."""
    element = ground.elements[at]
    return element.storey, element.ifc_class, ground.wholes.get(element.parent, "")


def _fit(tasks: tuple[str, ...], storey: str, where: dict[str, Counter[str]]) -> float:
    shares = [
        where[task][storey] / where[task].total() for task in tasks if task in where and where[task].total()
    ]
    return float(np.mean(shares)) if shares else 0.0
