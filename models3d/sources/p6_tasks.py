"""Primavera P6's activities as tasks, whichever of its two file formats they came in."""

from collections import Counter
from dataclasses import dataclass, field

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask, TaskKind
from models3d.sources.halfway import Halfway, Known
from models3d.sources.task_days import Days, first_day_left

#: P6's types of activities, as XER and as XML name them -> what they are here; None for summaries.
KINDS: dict[str, TaskKind | None] = {
    "TT_Task": "work",
    "TT_Rsrc": "work",
    "TT_Mile": "milestone",
    "TT_FinMile": "milestone",
    "TT_LOE": "effort",
    "TT_WBS": None,
    "Task Dependent": "work",
    "Resource Dependent": "work",
    "Start Milestone": "milestone",
    "Finish Milestone": "milestone",
    "Level of Effort": "effort",
    "WBS Summary": None,
}


#: What P6 says of activities that have begun or are done, as XER and as XML put it.
BEGUN, DONE = {"TK_Active", "In Progress"}, {"TK_Complete", "Completed"}


@dataclass(frozen=True)
class Activity:
    """One activity; ``planned`` and ``current`` are its own two plans, ``line`` is where it stands.

    ``status`` is what P6 says of its progress, in the words of either format.
    """

    code: str
    name: str
    type: str
    project: str
    wbs: str
    planned: Days
    current: Days
    actual: Days
    line: int
    status: str = ""


@dataclass(frozen=True)
class Node:
    """A node of the work breakdown structure; ``root`` stands for the project itself."""

    name: str
    parent: str
    root: bool = False


@dataclass
class Plan:
    """What a P6 file holds; ``baselines`` says of projects that are another's baseline whose they are.

    ``data_dates`` are the projects' first days of which nothing is reported yet.
    """

    file: str
    activities: list[Activity]
    nodes: dict[str, Node]
    baselines: dict[str, str]
    projects: dict[str, str]
    data_dates: dict[str, int | None] = field(default_factory=dict)


def baselines_of(copies: dict[str, str], chosen: set[str]) -> dict[str, str]:
    """Baseline projects ``copies`` and whose they are, "" for those that do not count.

    Where a project has several, that among ``chosen`` counts, else the one that comes last in the file.
    """
    owners = {owner: name for name, owner in copies.items()}
    owners |= {owner: name for name, owner in copies.items() if name in chosen}
    return {name: owner if owners[owner] == name else "" for name, owner in copies.items()}


def data_date(file: str, line: int, text: str) -> int | None:
    """The first day that a project's data date ``text`` leaves open; raises BrokenInputError."""
    try:
        return first_day_left(text)
    except ValueError as error:
        raise BrokenInputError(
            f"the project's data date is broken: {error}.",
            where=f"{file} line {line}",
            remedy="Schedule the project in P6 again and export it.",
        ) from None


def tasks_of(plan: Plan) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of ``plan`` in its order, and what to warn of; raises BrokenInputError.

    A task's id is its activity id; where two projects use one, the later's is preceded by its project's name.
    What was promised is the baseline project's plan where the file has it, else the activity's planned
    dates; a current plan that differs is what is expected. WBS summaries are no work and are left out;
    a level of effort spans the work of others and is kept as such.
    """
    promises = {
        (plan.baselines[one.project], one.code): one.planned
        for one in plan.activities
        if one.project in plan.baselines
    }
    tasks: list[ScheduledTask] = []
    taken: dict[str, str] = {}
    counts: Counter[str] = Counter()
    progress = {name: Halfway(plan.file, day) for name, day in plan.data_dates.items()}
    for one in plan.activities:
        if one.project in plan.baselines:
            continue
        kind = KINDS.get(one.type, "work")
        counts["summary" if kind is None else kind] += 1
        if kind is None:
            continue
        name = _id_of(one, plan, taken)
        promise = promises.get((one.project, one.code), (None, None))
        known = Known(
            baseline=one.planned if promise == (None, None) else promise,
            plan=one.current,
            actual=one.actual if one.actual[0] or one.status not in BEGUN else (one.current[0], None),
            done=1.0 if one.status in DONE else None,
        )
        halfway = progress.setdefault(one.project, Halfway(plan.file))
        start, finish = halfway.actual(known)
        tasks.append(
            ScheduledTask(
                id=name,
                name=one.name or one.code,
                **halfway.promise(known),
                actual_start=start,
                actual_finish=finish,
                path=_path(one.wbs, plan.nodes),
                kind=kind,
            )
        )
    said = [sentence for one in progress.values() for sentence in one.said()]
    return tasks, [*_warnings(plan, counts, len(promises)), *said]


def _id_of(one: Activity, plan: Plan, taken: dict[str, str]) -> str:
    if not one.code:
        raise BrokenInputError(
            f"the activity '{one.name}' has no id.",
            where=f"{plan.file} line {one.line}",
            remedy="Give it an activity id in P6 and export again.",
        )
    name = one.code
    if taken.get(name, one.project) != one.project:
        name = f"{plan.projects.get(one.project) or one.project}.{one.code}"
    if name in taken:
        raise BrokenInputError(
            f"the activity id {one.code} stands twice in one project.",
            where=f"{plan.file} line {one.line}",
            remedy="Export the schedule from P6 again.",
        )
    taken[name] = one.project
    return name


def _path(wbs: str, nodes: dict[str, Node]) -> tuple[str, ...]:
    found: list[str] = []
    seen: set[str] = set()
    while wbs in nodes and wbs not in seen:
        seen.add(wbs)
        if not nodes[wbs].root:
            found.insert(0, nodes[wbs].name)
        wbs = nodes[wbs].parent
    return tuple(found)


def _warnings(plan: Plan, counts: Counter[str], promises: int) -> list[str]:
    said = []
    if counts["summary"]:
        sums = counted(counts["summary"], "WBS summary is a sum", "WBS summaries are sums")
        said.append(f"{sums} of other activities and no work.")
    if counts["effort"]:
        levels = counted(counts["effort"], "level of effort spans", "levels of effort span")
        said.append(f"{levels} other activities, and nothing appears by that.")
    if plan.baselines and not promises:
        said.append("its baseline has no activities; the planned dates are taken for what was promised.")
    return [f"{plan.file}: {one}" for one in said]
