"""Stages for buyers from a schedule's tasks: by the phase of building that each belongs to."""

from collections import Counter

from models3d.counted import counted
from models3d.folder.development import Folder
from models3d.mapping.carrying_tasks import carrying_tasks
from models3d.mapping.choosing import Knowledge
from models3d.mapping.counting import NOWHERE
from models3d.mapping.covering import escaped
from models3d.mapping.parts import PHASES
from models3d.mapping.suggestion import StageSuggestion
from models3d.mapping.tongue import stage_name
from models3d.mapping.words import part_of, phase_of
from models3d.model import ScheduledTask
from models3d.staging.placing import Placed

#: Phase -> its name for buyers, by language, where no file of ``tongues/`` has them; English where
#: the development speaks another.
NAMES = {
    "ground": {"en": "Bare ground", "nl": "Kale grond", "de": "Bauplatz"},
    "foundations": {"en": "Foundations", "nl": "Fundering", "de": "Gründung"},
    "structure": {"en": "Structure", "nl": "Ruwbouw", "de": "Rohbau"},
    "structure-lower": {
        "en": "Structure, lower floors",
        "nl": "Ruwbouw, onderste verdiepingen",
        "de": "Rohbau, untere Geschosse",
    },
    "structure-upper": {
        "en": "Structure, upper floors",
        "nl": "Ruwbouw, bovenste verdiepingen",
        "de": "Rohbau, obere Geschosse",
    },
    "roof": {"en": "Roof", "nl": "Dak", "de": "Dach"},
    "facade": {"en": "Façade and windows", "nl": "Gevel en kozijnen", "de": "Fassade und Fenster"},
    "interior": {"en": "Interior and finishes", "nl": "Afbouw", "de": "Innenausbau"},
    "surroundings": {"en": "Garden and surroundings", "nl": "Tuin en omgeving", "de": "Außenanlagen"},
}

#: Classes that a stage takes where they have no task.
TAKES = {
    "ground": ["IfcSite"],
    "foundations": ["IfcFooting", "IfcPile"],
    "structure": ["IfcSlab", "IfcWall", "IfcColumn", "IfcBeam", "IfcMember", "IfcStair*", "IfcRamp*"],
    "roof": ["IfcRoof"],
    "facade": ["IfcWindow", "IfcCurtainWall", "IfcPlate", "IfcShadingDevice", "IfcRailing"],
    "interior": ["IfcDoor", "IfcCovering", "IfcFurni*", "IfcFlow*", "IfcDistribution*", "IfcSanitary*"],
    "surroundings": ["IfcGeographicElement", "IfcCivilElement", "IfcPavement"],
}

#: Parts of a structure that every storey of it has.
STANDING = ("walls", "outer walls", "inner masonry", "floors", "columns")

#: From so many storeys of structure on, it is told in two stages.
MANY_STOREYS = 4


def suggest_stages(
    folder: Folder, placed: Placed, tasks: list[ScheduledTask], links: list[list[str]], known: Knowledge
) -> list[StageSuggestion]:
    """Stages in building order, each with its tasks by id; none where there are no tasks.

    A task's phase is that of most of its elements (by ``links``), else of its words, else of the task before;
    walls on which a slab is laid are structure, whatever they are made of.
    """
    if not tasks:
        return []
    carrying = carrying_tasks(placed, tasks, links, known)
    phases = _phases(placed, tasks, links, known) | dict.fromkeys(carrying, "structure")
    levels = sorted({number for key in STANDING for number in known.occurs.get(key, ())})
    split = len(levels) >= MANY_STOREYS
    middle = levels[len(levels) // 2] if split else 0
    level = _levels(placed, tasks, links, known)
    own: dict[str, list[str]] = {}
    for task in tasks:
        phase = phases[task.id]
        if phase == "structure" and split:
            phase = f"structure-{'upper' if level[task.id] >= middle else 'lower'}"
        own.setdefault(phase, []).append(escaped(task.id))
    language = folder.file.languages[0].split("-")[0]
    found = []
    for phase in PHASES:
        for key in [f"{phase}-lower", f"{phase}-upper"] if phase == "structure" and split else [phase]:
            if key != "ground" and key not in own:
                continue
            names = NAMES[key]
            takes = TAKES.get(phase, []) if key != "structure-upper" else []
            count = len(own.get(key, []))
            found.append(
                StageSuggestion(
                    id=key,
                    name=names.get(language) or stage_name(language, key) or names["en"],
                    tasks=own.get(key, []),
                    match={"class": takes} if takes else {},
                    why=f"{counted(count, 'task', 'tasks')} with words, headings or elements of this phase."
                    if count
                    else "Where the story begins: nothing stands yet.",
                )
            )
    return found


def _phases(
    placed: Placed, tasks: list[ScheduledTask], links: list[list[str]], known: Knowledge
) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for at, element in enumerate(placed.model.elements):
        part = part_of(element, known.spoken.elements)
        for name in links[at] if part else ():
            votes.setdefault(name, Counter())[part.phase if part else ""] += 1
    found: dict[str, str] = {}
    last = "ground"
    for task in sorted(tasks, key=lambda one: (one.planned_start or 0, one.id)):
        most = votes.get(task.id)
        voted = min(most, key=lambda phase: (-most[phase], phase)) if most else ""
        last = found[task.id] = voted or phase_of(task, known.spoken.tasks) or last
    return found


def _levels(
    placed: Placed, tasks: list[ScheduledTask], links: list[list[str]], known: Knowledge
) -> dict[str, float]:
    """The storey of each task: by its words, else where most of its elements are, else as the one before."""
    seen: dict[str, Counter[int]] = {}
    for element, ids in zip(placed.model.elements, links, strict=True):
        if element.storey in known.number:
            for name in ids:
                seen.setdefault(name, Counter())[known.number[element.storey]] += 1
    found: dict[str, float] = {}
    last = float("-inf")
    for task in sorted(tasks, key=lambda one: (one.planned_start or 0, one.id)):
        said = known.said[task.id] - {NOWHERE}
        most = seen.get(task.id)
        if said:
            last = min(said)
        elif most:
            last = min(most, key=lambda level: (-most[level], level))
        found[task.id] = last
    return found
