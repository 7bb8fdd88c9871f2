"""All the ways in which elements meet tasks, one after the other."""

from models3d.counted import counted
from models3d.folder.development import Folder
from models3d.schedule.deal import deal
from models3d.schedule.join import (
    Links,
    catch_alls,
    groups_of,
    inherit,
    link_by_rules,
    link_by_schedule,
    link_rules,
)
from models3d.schedule.schedules import Schedules
from models3d.staging.placing import Placed


def link(folder: Folder, placed: Placed, schedules: Schedules) -> Links:
    """Link by the schedule's own ids, then by what log and model share, by wholes, by ``[[links]]``."""
    elements, tasks = placed.model.elements, schedules.tasks
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
        links.catch_all |= catch_alls((one.tasks for one in logged), len(tasks))
        upwards = sorted(placed.names, key=lambda name: placed.names[name])
        deal(elements, groups_of(elements, rest, table, known), tasks, upwards, links)
    links.catch_all |= catch_alls((one for one in links.tasks if one), len(tasks))
    inherit(elements, links)
    links.by_schedule = [bool(set(ids) - links.catch_all) for ids in links.tasks]
    link_by_rules(elements, tasks, link_rules(folder.file.links), links)
    return links


def said_of(links: Links) -> list[str]:
    """What to tell of elements with several tasks: formwork, reinforcement and pour are one slab's."""
    several = [len(set(ids) - links.catch_all) for ids in links.tasks]
    many = sum(count > 1 for count in several)
    if not many:
        return []
    return [
        f"{counted(many, 'element has', 'elements have')} several tasks ({max(several)} at most): such "
        "appear with the first and are done with the last."
    ]
