"""When every element is built: scheduled, else derived, and never before what carries it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.counted import counted
from models3d.folder.tables import SequenceTable, matches
from models3d.manifest import NO_DAY
from models3d.model import ScheduledTask
from models3d.schedule.dates import Dates, dates_of, reported_until
from models3d.schedule.days import day_of
from models3d.staging.bearing import bearers, carrying
from models3d.staging.derive import Slot, derive
from models3d.staging.holding import holders
from models3d.staging.levels import Levels, levels_of
from models3d.staging.order import settle
from models3d.staging.outside import outside
from models3d.staging.pace import by_quantities, uniform
from models3d.staging.placing import Placed
from models3d.staging.roles import Role

#: The height (metres) by which what is held comes after what holds it.
HAIR = 1e-3


@dataclass(frozen=True)
class Bearing:
    """Of each element its role and level, whether it carries others, and if it rests on others, on which.

    ``holds`` are the walls that a window or door sits in; ``bottoms`` (n,) the heights (metres) in whose
    order things can come to stand.
    """

    roles: list[Role]
    levels: Levels
    carries: list[bool]
    rests_on: dict[int, list[int]]
    holds: dict[int, list[int]]
    bottoms: NDArray[np.float64]

    def waits_for(self, derived: NDArray[np.bool_]) -> dict[int, list[int]]:
        """What each element must not come before, given which dates are ``derived`` (n,).

        Whether frames are set before their wall or after it is the builders' choice, where they say.
        """
        found = {at: list(below) for at, below in self.rests_on.items()}
        for at, walls in self.holds.items():
            found.setdefault(at, []).extend(wall for wall in walls if derived[at] or derived[wall])
        return found

    def found_there(self, derived: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of each element (n,) whether it was there before the works; what has a task is built."""
        return derived & np.array([role is Role.FOUND for role in self.roles], np.bool_)


def bearing_of(placed: Placed, settings: SequenceTable) -> Bearing:
    """What carries and holds what in ``placed``, by ``[sequence]`` where it says so."""
    elements, roles, boxes = placed.model.elements, list(placed.roles), placed.boxes
    carries = carrying(elements, matches(settings.bearing) if settings.bearing else (), roles)
    for at in outside(elements, boxes, placed.storeys, roles, carries):
        roles[at] = Role.INFILL if roles[at] is Role.UPRIGHT else Role.ENVELOPE
    holds = holders(elements, boxes, roles)
    bottoms = boxes.low[:, 1].copy()
    for at, walls in holds.items():
        # A door may reach below the wall that it is in, and still comes after it.
        bottoms[at] = max(bottoms[at], max(bottoms[wall] for wall in walls) + HAIR)
    levels = levels_of(placed.storeys, placed.storey, boxes, roles)
    return Bearing(roles, levels, carries, bearers(elements, boxes, roles, carries), holds, bottoms)


def sequence_of(
    placed: Placed,
    bearing: Bearing,
    tasks: list[ScheduledTask],
    timely: list[list[str]],
    settings: SequenceTable,
) -> tuple[Dates, list[str]]:
    """Dates of every element, and what to warn of.

    ``timely`` are the ids of each element's tasks without catch-alls. Dates are the schedule's; derived where
    it has none; put right where a thing would stand before what carries it. What is expected is dated alike.
    """
    raw = dates_of(timely, tasks)
    elements = placed.model.elements
    there = bearing.found_there(raw.derived)
    # Land that a task makes is of the grounds.
    roles = [
        Role.SITE if role is Role.FOUND and not found else role
        for role, found in zip(bearing.roles, there.tolist(), strict=True)
    ]
    slots = [
        Slot(role, level, bears)
        for role, level, bears in zip(roles, bearing.levels.of.tolist(), bearing.carries, strict=True)
    ]
    count = bearing.levels.count
    pace = (
        by_quantities(elements, bearing.roles, bearing.levels.of, bearing.carries, count)
        if settings.days_per_storey is None
        else uniform(count, settings.days_per_storey)
    )
    starts = [task.planned_start for task in tasks if task.planned_start is not None]
    first_day = min(starts, default=day_of(settings.start))
    waits_for = bearing.waits_for(raw.derived)
    planned = derive(slots, raw.planned, ~raw.derived, pace=pace, first_day=first_day)
    settled, changed = settle(planned, raw.derived, waits_for, bearing.bottoms)
    if raw.derived.all() and not starts and not there.all():
        # Work begins with what is in the model, be it without foundations.
        settled -= int(settled[~there, 0].min()) - first_day
    expected = settled
    if (raw.expected != raw.planned).any():
        # What has no task moves with its neighbours, and nothing is expected before what carries it.
        expected = derive(slots, raw.expected, ~raw.derived, pace=pace, first_day=first_day)
        expected, _ = settle(expected, raw.derived, waits_for, bearing.bottoms)
    if there.any():
        first = first_day if there.all() else int(settled[~there, 0].min())
        settled[there] = expected[there] = first
        # Whoever reports from the site has seen it there.
        if (until := reported_until(tasks)) != NO_DAY:
            reported = [task.actual_start for task in tasks if task.actual_start is not None]
            raw.actual[there] = min(first, until, *reported)
    warnings = []
    if raw.derived.all():
        warnings.append("No element has a task of a schedule: the whole sequence is derived.")
    elif raw.derived.any():
        warnings.append(
            f"{counted(int(raw.derived.sum()), 'element has', 'elements have')} no task: dates are derived."
        )
    moved = int((changed & ~raw.derived).sum())
    if moved:
        warnings.append(
            f"{counted(moved, 'element was', 'elements were')} scheduled before what carries, and "
            "moved to when that stands."
        )
    return Dates(settled, raw.actual, raw.derived, expected), warnings
