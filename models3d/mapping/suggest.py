"""The road from a development to suggested rules: what is joined teaches, words and storeys do the rest."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from models3d.folder.development import Folder, read_development
from models3d.folder.tables import LinkTable, MatchTable
from models3d.mapping.by_place import closing, parts_of
from models3d.mapping.choosing import Choice, Knowledge, choose
from models3d.mapping.counting import Counting
from models3d.mapping.covering import Names, escaped, tables_of
from models3d.mapping.families import families
from models3d.mapping.groups import Group, groups_of, key_of, plain_name, taught
from models3d.mapping.parts import Part
from models3d.mapping.spoken import Spoken, spoken_in
from models3d.mapping.stages_suggested import suggest_stages
from models3d.mapping.suggestion import Idle, Kind, LinkSuggestion, Suggestions
from models3d.model import ScheduledTask
from models3d.progress import Progress
from models3d.readers.models import read_models
from models3d.schedule.join import Links, link_rules, named_tasks
from models3d.schedule.linking import link
from models3d.schedule.schedules import Schedules, read_schedules
from models3d.shelf import Shelf
from models3d.staging.placing import Placed, place


def suggestions_for(path: Path, progress: Progress, least: float = 0.0) -> Suggestions:
    """Suggestions for the development folder at ``path``; raises BrokenInputError."""
    folder = read_development(path)
    model = read_models(folder, progress, Shelf())
    schedules = read_schedules(folder, model.tasks, progress)
    placed = place(folder, replace(model, tasks=schedules.tasks))
    return suggest(folder, placed, schedules, least)


def suggest(folder: Folder, placed: Placed, schedules: Schedules, least: float = 0.0) -> Suggestions:
    """Rules that would join what no rule and no schedule joins yet, each of at least ``least`` confidence.

    What the development's own rules and schedules join stays as it is. The same development gives the
    same rules in the same order: the surest first.
    """
    elements, tasks = placed.model.elements, schedules.tasks
    links = link(folder, placed, schedules)
    shown = [at for at, element in enumerate(elements) if element.meshes]
    timely = _timely(links)
    free = [at for at in shown if not timely[at]]
    spoken = _spoken(placed, tasks)
    parts = parts_of(placed, shown, spoken.elements)
    groups = groups_of(elements, free, parts, spoken.elements)
    known = _knowledge(placed, tasks, links, parts, spoken)
    choices = [choose(group, known) for group in groups]
    choices = [one if one is not None and one.confidence >= least else None for one in choices]
    found = _rules(groups, choices, placed, tasks)
    counts = _tried(found, placed, tasks, links)
    suggested = [one for one, count in zip(_counted(found, counts), counts, strict=True) if count]
    joined = _timely(links)
    touched = {task for at in shown for task in joined[at]}
    stages = [] if folder.file.stages else suggest_stages(folder, placed, tasks, joined, known)
    return Suggestions(
        development=folder.development().id,
        elements=len(shown),
        tasks=len(tasks),
        before=len(shown) - len(free),
        after=sum(bool(joined[at]) for at in shown),
        links=suggested,
        stages=stages,
        unjoined=_kinds(placed, [at for at in shown if not joined[at]]),
        idle_tasks=[
            Idle(task.id, task.name.strip())
            for task in tasks
            if task.id not in touched and task.id not in links.catch_all
        ],
        notes=_notes(folder, tasks),
    )


def _timely(links: Links) -> list[list[str]]:
    return [[task for task in ids if task not in links.catch_all] for ids in links.tasks]


def _spoken(placed: Placed, tasks: list[ScheduledTask]) -> Spoken:
    model = placed.model
    names = [storey.name for storey in model.storeys]
    for element in model.elements:
        names += (element.name, element.layer)
    return Spoken(
        tasks=spoken_in(text for task in tasks for text in (task.name, *task.path)),
        elements=spoken_in(dict.fromkeys(names)),
    )


def _knowledge(
    placed: Placed,
    tasks: list[ScheduledTask],
    links: Links,
    parts: dict[int, Part | None],
    spoken: Spoken,
) -> Knowledge:
    elements, shown = placed.model.elements, list(parts)
    groups_ = families([task for task in tasks if task.id not in links.catch_all], spoken.tasks)
    family_of = {task.id: family.words for family in groups_ for task in family.tasks}
    counting = Counting.of(placed.storeys, placed.names, tasks, spoken)
    timely = _timely(links)
    learned: dict[str, Counter[int]] = defaultdict(Counter)
    occurs: dict[str, set[int]] = defaultdict(set)
    for at in shown:
        storey = placed.names.get(elements[at].storey)
        if storey is None:
            continue
        part = parts[at]
        occurs[part.key if part else ""].add(storey)
        for task in timely[at]:
            learned[task][storey] += 1
    return Knowledge(
        families=groups_,
        taught=taught(elements, shown, timely, family_of),
        learned=dict(learned),
        number=placed.names,
        occurs={key: sorted(found) for key, found in occurs.items()},
        start={task.id: task.planned_start or 0 for task in tasks},
        said={task.id: counting.storeys_of(task) for task in tasks},
        closing=closing(placed, parts),
        spoken=spoken,
    )


#: A rule with what is said of it.
Found = tuple[LinkTable, LinkSuggestion]


def _rules(
    groups: list[Group], choices: list[Choice | None], placed: Placed, tasks: list[ScheduledTask]
) -> list[Found]:
    """One rule for all groups that were given the same tasks for the same kind of reason."""
    numbers: dict[tuple[tuple[str, ...], str], int] = {}
    decided = []
    for group, choice in zip(groups, choices, strict=True):
        decision = -1 if choice is None else numbers.setdefault((choice.tasks, choice.kind), len(numbers))
        decided.append((group, decision))
    full: dict[str, set[str]] = defaultdict(set)
    for element in placed.model.elements:
        full[plain_name(element.name)].add(element.name)
    names = Names.of(full)
    titles = {task.id: task.name.strip() for task in tasks}
    found = []
    for (ids, _), number in numbers.items():
        own = [
            (group, choice)
            for (group, decision), choice in zip(decided, choices, strict=True)
            if decision == number and choice is not None
        ]
        total = sum(len(group.places) for group, _ in own)
        largest = max(own, key=lambda one: len(one[0].places))
        tables = tables_of(decided, number, names)
        patterns = [escaped(task) for task in ids]
        said = LinkSuggestion(
            tasks=patterns,
            names=[titles[task] for task in ids],
            match=[dict(table) for table in tables],
            elements=total,
            example=_example(largest[0]),
            confidence=round(sum(one.confidence * len(group.places) for group, one in own) / total, 2),
            why=largest[1].why,
        )
        rule = LinkTable(patterns, [MatchTable(**_fields(table)) for table in tables])
        found.append((rule, said))
    return sorted(found, key=lambda one: (-one[1].confidence, -one[1].elements, one[1].tasks))


def _fields(table: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    return {"ifc_class" if key == "class" else key: value for key, value in table.items()}


def _example(group: Group) -> str:
    element = group.sample
    what = ", ".join(part for part in (element.ifc_class, element.layer, element.storey) if part)
    return f"{element.name or element.global_id} ({what})"


def _tried(found: list[Found], placed: Placed, tasks: list[ScheduledTask], links: Links) -> list[int]:
    """Give every element that is still free the tasks of the first rule that takes it; how many each joined.

    As :func:`models3d.schedule.join.link_by_rules` would; but of hundreds of look-alikes one is asked.
    """
    rules = link_rules([rule for rule, _ in found])
    named = [named_tasks(tasks, rule.tasks) for rule in rules]
    counts = [0] * len(rules)
    known: dict[tuple[str, ...], int] = {}
    for at, element in enumerate(placed.model.elements):
        if any(task not in links.catch_all for task in links.tasks[at]):
            continue
        look = (element.ifc_class, element.layer, element.name, element.storey)
        if look not in known:
            known[look] = next(
                (n for n, rule in enumerate(rules) if any(match.takes(element) for match in rule.matches)), -1
            )
        if known[look] >= 0:
            links.tasks[at].update(dict.fromkeys(named[known[look]]))
            counts[known[look]] += bool(element.meshes)
    return counts


def _counted(found: list[Found], counts: list[int]) -> list[LinkSuggestion]:
    return [
        LinkSuggestion(one.tasks, one.names, one.match, count, one.example, one.confidence, one.why)
        for (_, one), count in zip(found, counts, strict=True)
    ]


def _kinds(placed: Placed, left: list[int]) -> list[Kind]:
    counts = Counter(key_of(placed.model.elements[at]) for at in left)
    kinds = [Kind(key.ifc_class, key.layer, key.name, key.storey, count) for key, count in counts.items()]
    return sorted(kinds, key=lambda one: (-one.elements, one.ifc_class, one.layer, one.name, one.storey))


def _notes(folder: Folder, tasks: list[ScheduledTask]) -> list[str]:
    if not tasks:
        return [
            "There is no schedule, so there is nothing to join; the whole sequence is derived. "
            "Name one under [[schedules]], or set [sequence] start."
        ]
    if folder.file.stages:
        return ["The stages are authored; none are suggested."]
    return []
