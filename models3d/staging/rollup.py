"""Elements rolled up to the few stages that a buyer understands: by the development's rules or by default."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.folder.rules import StageRule, globbed
from models3d.given import to_say
from models3d.model import ModelElement, ScheduledTask
from models3d.staging.roles import Role


@dataclass(frozen=True)
class Rollup:
    """Stages as rules, and which one each element belongs to (n,) int32."""

    rules: list[StageRule]
    of_element: NDArray[np.int32]
    of_task: dict[str, int]


#: The default roll-up: bare ground, then what stands for each part; structure is parted by height.
GROUND = StageRule("ground", to_say("Bare ground"))
FOUNDATIONS = StageRule("foundations", to_say("Foundations"))
LOWER = StageRule("structure-lower", to_say("Structure, lower floors"))
UPPER = StageRule("structure-upper", to_say("Structure, upper floors"))
ROOF = StageRule("roof", to_say("Roof"))
FACADE = StageRule("facade", to_say("Façade and windows"))
INTERIOR = StageRule("interior", to_say("Interior and finishes"))
SURROUNDINGS = StageRule("surroundings", to_say("Garden and surroundings"))
DEFAULT = [GROUND, FOUNDATIONS, LOWER, UPPER, ROOF, FACADE, INTERIOR, SURROUNDINGS]


def roll_up(
    elements: list[ModelElement],
    rules: list[StageRule],
    tasks: list[ScheduledTask],
    links: Sequence[Sequence[str]],
    planned: NDArray[np.int32],
    *,
    found_there: NDArray[np.bool_],
) -> Rollup:
    """Stage of every element by ``rules`` (``[[stages]]``).

    The stage of an element is that of its first task; where no stage claims one of its tasks, that of the
    first rule that takes the element; else the one during which it starts, the first of all for what is
    ``found_there`` (n,). ``links`` are the ids of each element's tasks in order of their start.
    """
    of_task: dict[str, int] = {}
    # A task named by itself weighs more than one under a heading that is named.
    for nearness in (lambda task: (task.id, task.name), lambda task: task.path):
        for task in tasks:
            for place, rule in enumerate(rules):
                if any(globbed(text.strip(), rule.tasks) for text in nearness(task)):
                    of_task.setdefault(task.id, place)
                    break
    found = np.full(len(elements), -1, np.int32)
    for at, element in enumerate(elements):
        claimed = [of_task[task] for task in links[at] if task in of_task]
        if claimed:
            found[at] = claimed[0]
            continue
        if found_there[at]:
            found[at] = 0
            continue
        for place, rule in enumerate(rules):
            if any(match.takes(element) for match in rule.matches):
                found[at] = place
                break
    _by_time(found, rules, planned)
    return Rollup(rules, found, of_task)


def _by_time(found: NDArray[np.int32], rules: list[StageRule], planned: NDArray[np.int32]) -> None:
    """Elements without a stage join the one whose middle start is the last before theirs."""
    open_stages = [place for place in range(len(rules)) if (found == place).any()]
    if not open_stages:
        open_stages = [place for place, rule in enumerate(rules) if rule.tasks or rule.matches][:1] or [
            len(rules) - 1
        ]
    starts = [
        int(np.median(planned[found == place, 0])) if (found == place).any() else 0 for place in open_stages
    ]
    for at in np.flatnonzero(found < 0).tolist():
        before = [place for place, day in zip(open_stages, starts, strict=True) if day <= planned[at, 0]]
        found[at] = before[-1] if before else open_stages[0]


def default_roll_up(
    roles: list[Role], carries: list[bool], storeys: NDArray[np.int32], ground: int, top: int
) -> Rollup:
    """Stage of every element by its part: what is below the ``ground`` storey is foundation.

    ``storeys`` (n,) count from the lowest, ``top`` is the highest that has structure.
    """
    half = ground + max(1, (top - ground + 1) // 2)
    found = np.zeros(len(roles), np.int32)
    for at, (role, bears) in enumerate(zip(roles, carries, strict=True)):
        found[at] = DEFAULT.index(_default(role, bears, int(storeys[at]), ground, half))
    return Rollup(DEFAULT, found, {})


def _default(role: Role, bears: bool, storey: int, ground: int, half: int) -> StageRule:
    if role is Role.FOUNDATION:
        return FOUNDATIONS
    if role is Role.FOUND:
        return GROUND
    if role is Role.SITE:
        return SURROUNDINGS
    if role is Role.ROOF:
        return ROOF
    if role in (Role.INFILL, Role.ENVELOPE):
        return FACADE
    if bears or role in (Role.SLAB, Role.BEAM, Role.STAIR):
        if storey < ground:
            return FOUNDATIONS
        return LOWER if storey < half else UPPER
    return INTERIOR


def rise(of_element: NDArray[np.int32], rests_on: dict[int, list[int]], upwards: list[int]) -> None:
    """Move what rests on something into that one's stage where its own is earlier."""
    stage = of_element.tolist()
    for above in upwards:
        if above in rests_on:
            stage[above] = max([stage[above], *[stage[below] for below in rests_on[above]]])
    of_element[:] = stage
