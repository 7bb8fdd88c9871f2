"""Which tasks of two schedules are one and the same, and by how much their dates disagree."""

from dataclasses import dataclass, replace

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
)


@dataclass
class Joined:
    """Tasks of the schedules so far, and which file each is of."""

    tasks: list[ScheduledTask]
    source: dict[str, str]


def join(so_far: Joined, more: list[ScheduledTask], file: str) -> list[str]:
    """Add the tasks of ``file`` to those ``so_far``; returns how they disagree, a sentence a schedule.

    The same task (by id, or by name and nearly by start) keeps the dates that it has; the other's fill in
    what it has none of, its headings too.
    """
    places = {task.id: at for at, task in enumerate(so_far.tasks)}
    same = {task.id: task.id for task in more if task.id in places}
    same |= _by_name(so_far.tasks, [task for task in more if task.id not in places])
    apart: dict[str, list[tuple[int, ScheduledTask, ScheduledTask]]] = {}
    shared: dict[str, int] = {}
    for new in more:
        if new.id not in same:
            so_far.tasks.append(new)
            so_far.source[new.id] = file
            continue
        at = places[same[new.id]]
        old = so_far.tasks[at]
        source = so_far.source[old.id]
        shared[source] = shared.get(source, 0) + 1
        days = days_apart(old, new)
        if days:
            apart.setdefault(source, []).append((days, old, new))
        so_far.tasks[at] = _filled(old, new)
    return [_sentence(file, source, shared[source], found) for source, found in apart.items()]


def _by_name(old: list[ScheduledTask], new: list[ScheduledTask]) -> dict[str, str]:
    """Ids of ``new`` tasks and of the ``old`` ones that they are, the nearest pairs first."""
    named: dict[str, list[ScheduledTask]] = {}
    for task in old:
        named.setdefault(_plain(task), []).append(task)
    pairs = sorted(
        (abs((one.planned_start or 0) - (task.planned_start or 0)), one.id, task.id)
        for task in new
        for one in named.get(_plain(task), ())
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
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
