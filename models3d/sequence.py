"""When every element is built: scheduled, else derived, and never before what carries it."""

from dataclasses import dataclass

from models3d.bearing import bearers, carrying
from models3d.dates import Dates, dates_of
from models3d.days import day_of
from models3d.derive import Slot, derive
from models3d.model import ScheduledTask
from models3d.order import settle
from models3d.pace import by_quantities, uniform
from models3d.placing import Placed
from models3d.roles import role_of
from models3d.tables import SequenceTable, matches


@dataclass(frozen=True)
class Bearing:
    """Of each element whether it carries others, and for those that rest on others, on which."""

    carries: list[bool]
    rests_on: dict[int, list[int]]


def bearing_of(placed: Placed, settings: SequenceTable) -> Bearing:
    """What carries what in ``placed``, by ``[sequence]`` where it says so."""
    elements = placed.model.elements
    carries = carrying(elements, matches(settings.bearing) if settings.bearing else ())
    return Bearing(carries, bearers(elements, placed.boxes, carries))


def sequence_of(
    placed: Placed,
    bearing: Bearing,
    tasks: list[ScheduledTask],
    timely: list[list[str]],
    settings: SequenceTable,
) -> tuple[Dates, list[str]]:
    """Dates of every element, and what to warn of.

    ``timely`` are the ids of each element's tasks without catch-alls. Dates are the schedule's; derived where
    it has none; put right where a thing would stand before what carries it.
    """
    raw = dates_of(timely, tasks)
    elements = placed.model.elements
    roles = [role_of(element) for element in elements]
    slots = [
        Slot(role, int(storey), bears)
        for role, storey, bears in zip(roles, placed.storey, bearing.carries, strict=True)
    ]
    storeys = len(placed.storeys)
    pace = (
        by_quantities(elements, roles, placed.storey, bearing.carries, storeys)
        if settings.days_per_storey is None
        else uniform(storeys, settings.days_per_storey)
    )
    starts = [task.planned_start for task in tasks if task.planned_start is not None]
    planned = derive(
        slots,
        raw.planned,
        ~raw.derived,
        pace=pace,
        first_day=min(starts, default=day_of(settings.start)),
    )
    settled, changed = settle(planned, raw.derived, bearing.rests_on, placed.boxes.low[:, 1])
    warnings = []
    if raw.derived.all():
        warnings.append("No element has a task of a schedule: the whole sequence is derived.")
    elif raw.derived.any():
        warnings.append(f"{int(raw.derived.sum())} elements have no task; their dates are derived.")
    moved = int((changed & ~raw.derived).sum())
    if moved:
        warnings.append(
            f"{moved} elements were scheduled before what carries them; they were moved to when it stands."
        )
    return Dates(settled, raw.actual, raw.derived), warnings
