"""Which tasks of two schedules are one and the same, and by how much their dates disagree."""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, count

from models3d.counted import counted
from models3d.model import ScheduledTask
from models3d.sources.task_days import days_apart, span_text

#: Two schedules' tasks of one name are the same task where their starts are this near (days).
SAME_TASK = 14

#: What the tasks' own schedule inside the models is called beside the files.
INSIDE = "the model"

#: What a schedule that is followed may not know, and another then adds.
ADDED = (
    "planned_start",
    "planned_finish",
    "actual_start",
    "actual_finish",
    "expected_start",
    "expected_finish",
    "data_date",
)


@dataclass
class Joined:
    """Tasks of the schedules so far, and which file each is of."""

    tasks: list[ScheduledTask]
    source: dict[str, str]


#: Names are alike from this ratio of difflib's on: "Walls" and "Walls GF", not "Walls" and "Windows".
ALIKE = 0.6


def join(so_far: Joined, more: list[ScheduledTask], file: str) -> tuple[dict[str, str], list[str]]:
    """Add the tasks of ``file`` to those ``so_far``; returns ids that are others there, and what to warn of.

    The same task (by id and a name that is alike, or by name and nearly by start) keeps the dates that it
    has; the other's fill in what it has none of, its headings too. Two planners number their tasks from one:
    an id that is another task's already is preceded by the file's name.
    """
    places = {task.id: at for at, task in enumerate(so_far.tasks)}
    same = {
        task.id: task.id for task in more if task.id in places and _alike(task, so_far.tasks[places[task.id]])
    }
    same |= _by_name(so_far.tasks, [task for task in more if task.id not in same], set(same.values()))
    renamed = dict(same)
    apart: dict[str, list[tuple[int, ScheduledTask, ScheduledTask]]] = {}
    shared: dict[str, int] = {}
    clashing: list[ScheduledTask] = []
    taken = {*places, *(task.id for task in more)}
    for new in more:
        if new.id not in same:
            if new.id in places:
                clashing.append(new)
                # Block A and block B may each have a "plan.xml".
                tries = (f"{file}{number}:{new.id}" for number in chain([""], (f" ({n})" for n in count(2))))
                renamed[new.id] = next(one for one in tries if one not in taken)
                taken.add(renamed[new.id])
            so_far.tasks.append(replace(new, id=renamed.get(new.id, new.id)))
            so_far.source[so_far.tasks[-1].id] = file
            continue
        at = places[same[new.id]]
        old = so_far.tasks[at]
        source = so_far.source[old.id]
        shared[source] = shared.get(source, 0) + 1
        days = days_apart(old, new)
        if days:
            apart.setdefault(source, []).append((days, old, new))
        so_far.tasks[at] = _filled(old, new)
    said = [_sentence(file, source, shared[source], found) for source, found in apart.items()]
    if clashing:
        first = clashing[0]
        said.append(
            f"{file}: {counted(len(clashing), 'id is another task', 'ids are other tasks')} in "
            f"{so_far.source[first.id]}; here the file's name comes before ('{first.name.strip()}' is "
            f"{renamed[first.id]})."
        )
    return renamed, said


def _alike(one: ScheduledTask, two: ScheduledTask) -> bool:
    if one.name == one.id or two.name == two.id:
        # One of the schedules has numbers alone.
        return True
    first, second = _plain(one), _plain(two)
    within = first and second and (first in second or second in first)
    return bool(within) or SequenceMatcher(None, first, second).ratio() >= ALIKE


def _by_name(old: list[ScheduledTask], new: list[ScheduledTask], taken: set[str]) -> dict[str, str]:
    """Ids of ``new`` tasks and of the ``old`` ones that they are, the nearest first, ``taken`` aside."""
    named: dict[str, list[ScheduledTask]] = {}
    for task in old:
        if task.id in taken:
            continue
        named.setdefault(_plain(task), []).append(task)
    pairs = sorted(
        (abs((one.planned_start or 0) - (task.planned_start or 0)), one.id, task.id)
        for task in new
        for one in named.get(_plain(task), ())
    )
    found: dict[str, str] = {}
    for distance, known, fresh in pairs:
        if distance <= SAME_TASK and fresh not in found and known not in taken:
            found[fresh] = known
            taken.add(known)
    return found


def _plain(task: ScheduledTask) -> str:
    return task.name.strip().casefold()


def _filled(old: ScheduledTask, new: ScheduledTask) -> ScheduledTask:
    days = {name: getattr(new, name) for name in ADDED if getattr(old, name) is None}
    return replace(old, **days, path=old.path or new.path, elements=old.elements | new.elements)


def _sentence(
    file: str, source: str, shared: int, apart: list[tuple[int, ScheduledTask, ScheduledTask]]
) -> str:
    days, old, new = max(apart, key=lambda one: one[0])
    return (
        f"{file}: {len(apart)} of {shared} tasks have other dates than in {source}, which is followed; "
        f"by {days} days at most ('{old.name.strip()}': {span_text(old)} there, {span_text(new)} here)."
    )
