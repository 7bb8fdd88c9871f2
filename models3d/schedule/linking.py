"""All the ways in which elements meet tasks, one after the other."""

from collections import Counter
from collections.abc import Sequence

from models3d.counted import counted
from models3d.folder.development import Folder
from models3d.model import ScheduledTask
from models3d.schedule.deal import deal
from models3d.schedule.join import (
    Links,
    catch_alls,
    groups_of,
    inherit,
    link_by_rules,
    link_by_schedule,
    link_rules,
    with_wholes,
)
from models3d.schedule.schedules import Schedules
from models3d.staging.placing import Placed
from models3d.staging.titles import Titles

#: So many of the tasks that are put aside are told by name.
MOST = 5


def link(folder: Folder, placed: Placed, schedules: Schedules) -> Links:
    """Link by the schedule's own ids, then by what log and model share, by wholes, by ``[[links]]``."""
    titles = Titles(placed.names, placed.storeys)
    elements, tasks = placed.model.elements, schedules.tasks
    shown = sum(bool(element.meshes) for element in elements)
    links = Links.none(len(elements))
    # What spans the work of others says nothing of when a thing appears.
    links.catch_all = {task.id for task in tasks if task.kind == "effort"}
    link_by_schedule(elements, tasks, links)
    ids = {element.global_id: at for at, element in enumerate(elements)}
    for table, logged in schedules.logs:
        known = {ids[one.id]: one for one in logged if one.id in ids}
        for at, one in known.items():
            links.note(at, one)
        rest = [one for one in logged if one.id not in ids]
        links.catch_all |= catch_alls((one.tasks for one in logged), shown)
        upwards = sorted(placed.names, key=lambda name: placed.names[name])
        deal(elements, groups_of(elements, rest, titles.table(table), known), tasks, upwards, links)
    links.catch_all |= catch_alls(with_wholes(elements, links), shown)
    inherit(elements, links)
    links.by_schedule = [bool(set(ids) - links.catch_all) for ids in links.tasks]
    link_by_rules(elements, tasks, link_rules(titles.table(folder.file.links)), links)
    return links


def said_of(links: Links, tasks: Sequence[ScheduledTask]) -> list[str]:
    """What to tell of tasks put aside, and of elements with several: formwork, steel, pour are one slab's."""
    found = []
    caught = Counter(name for ids in links.tasks for name in ids if name in links.catch_all)
    named = {task.id: task.name.strip() for task in tasks}
    aside = [
        f"'{named[name]}'{'' if name == named[name] else f' ({name})'} of "
        f"{counted(count, 'element', 'elements')}"
        for name, count in caught.most_common()
    ]
    if aside:
        more = [f"and {counted(len(aside) - MOST, 'other', 'others')}"] if len(aside) > MOST else []
        found.append(
            f"{counted(len(aside), 'task spans', 'tasks span')} too much to say when a thing appears, and "
            f"{'is' if len(aside) == 1 else 'are'} put aside: {', '.join(aside[:MOST] + more)}."
        )
    several = [len(set(ids) - links.catch_all) for ids in links.tasks]
    many = sum(count > 1 for count in several)
    if many:
        found.append(
            f"{counted(many, 'element has', 'elements have')} several tasks ({max(several)} at most): such "
            "appear with the first and are done with the last."
        )
    return found
