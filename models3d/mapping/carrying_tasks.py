"""Which tasks build walls that carry, as their dates tell: those after which the slab above is laid."""

from collections import defaultdict

from models3d.mapping.choosing import Knowledge
from models3d.mapping.words import part_of
from models3d.model import ScheduledTask
from models3d.staging.placing import Placed

#: Walls of which words alone do not tell whether they carry or clad.
WALLS = frozenset({"masonry", "outer walls"})
#: What is laid on walls.
LAID = frozenset({"floors", "ground floor slab"})


def carrying_tasks(
    placed: Placed, tasks: list[ScheduledTask], links: list[list[str]], known: Knowledge
) -> frozenset[str]:
    """Ids of the tasks whose walls the slab above waits for, and of those that are called like one of them.

    ``links`` are the tasks of every element.
    """
    walls: dict[str, set[int]] = defaultdict(set)
    laid: dict[int, int] = {}
    day = {task.id: (task.planned_start, task.planned_finish) for task in tasks}
    for element, ids in zip(placed.model.elements, links, strict=True):
        part, place = part_of(element, known.spoken.elements), known.number.get(element.storey)
        if part is None or place is None:
            continue
        for name in ids:
            start = day[name][0]
            if part.key in WALLS:
                walls[name].add(place)
            elif part.key in LAID and start is not None:
                laid[place] = min(start, laid.get(place, start))
    found = {
        name
        for name, places in walls.items()
        if (done := day[name][1]) is not None and any(done <= laid.get(place + 1, -1) for place in places)
    }
    alike = (family for family in known.families if any(task.id in found for task in family.tasks))
    return frozenset(found | {task.id for family in alike for task in family.tasks})
