"""Tasks of one name, and which of them is a storey's: "Pour" comes once for every floor."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from models3d.mapping.named_storeys import without_storeys
from models3d.mapping.tongue import WESTERN, Tongues, names_zone, without_zones
from models3d.mapping.words import is_aside, phase_named, stems
from models3d.model import ScheduledTask

#: A task is a storey's where this share of its elements is there.
AT_HOME = 0.3


#: Parts of a building beside each other, which models hardly ever tell apart.
_ZONE = re.compile(
    r"\b(?:zones?|bauteile?|(?:bau)?abschnitte?|ba|bt|blo(?:c?k|cks)|wings?|vleugel|häuser|haus|houses?|units?|woning(?:en)?|gebäude"
    r"|buildings?|gebouw|bouwdeel|fase|phases?|se[ck]tion|sektion|areas?|bereich|ax[ei]s|achsen?|as(?:sen)?|part|teil|deel)"
    r"\s*\.?(?:[a-z]\d?|\d{1,3}[a-z]?)(?:\s*(?:-|–|/|\+|&|t/m|to|bis|en|and|und)\s*(?:[a-z]\d?|\d{1,3}[a-z]?))?(?=\W|$)"
)


#: A letter or two, or a number with a letter, at a name's end: some place that only the planner knows.
_LABEL = re.compile(r"(?<=[^\W\d_]{3})[\s,:(–-]+(?:[A-Z]{1,2}|[A-Z]{1,2}-?\d{1,2}|\d{1,2}[A-Z])\)?$")


@dataclass(frozen=True)
class Family:
    """Tasks of one name in the order of their starts; ``words`` is what they are called, storeys aside.

    A task that is called after nothing but its storey has the words of the heading above it. ``phase`` is the
    one that all their headings name, "" where they do not.
    """

    words: str
    tasks: tuple[ScheduledTask, ...]
    phase: str = ""


@dataclass(frozen=True)
class Member:
    """Tasks of a family for one storey, how sure that is (0..1), and why."""

    tasks: tuple[str, ...]
    sure: float
    why: str


def families(tasks: list[ScheduledTask], tongues: Tongues = WESTERN) -> list[Family]:
    """Families of the tasks with which something appears, in the order of their first tasks."""
    found: dict[str, list[ScheduledTask]] = defaultdict(list)
    for task in tasks:
        if task.kind == "work" and not is_aside(task.name, tongues):
            found[_words(task, tongues)].append(task)
    return [Family(words, tuple(sorted(own, key=_day)), _phase(own, tongues)) for words, own in found.items()]


def _phase(tasks: list[ScheduledTask], tongues: Tongues) -> str:
    named = {
        next((phase for text in reversed(task.path) if (phase := phase_named(text, tongues))), "")
        for task in tasks
    }
    return named.pop() if len(named) == 1 else ""


def _words(task: ScheduledTask, tongues: Tongues) -> str:
    for text in (task.name, *reversed(task.path)):
        placeless = without_storeys(_LABEL.sub("", text), tongues)
        place_off = without_zones(_ZONE.sub(" ", placeless), tongues)
        plain = re.sub(r"[\s\d.,;:()#_/-]+$", "", place_off).strip()
        plain = re.sub(r"\s+", " ", plain)
        if stems(plain, tongues):
            return plain
    return task.name.strip().casefold()


def _day(task: ScheduledTask) -> tuple[int, str]:
    return (np.iinfo(np.int32).max if task.planned_start is None else task.planned_start), task.id


def member(
    family: Family,
    number: int,
    among: list[int],
    learned: dict[str, Counter[int]],
    said: dict[str, frozenset[int]],
    *,
    tongues: Tongues = WESTERN,
) -> Member | None:
    """Tasks of ``family`` for the storey of ``number``; None where they are all of other storeys.

    ``among`` are the numbers, from the lowest, of the storeys on which the thing occurs; ``learned`` the
    storeys on which each task's elements are, as far as they are joined; ``said`` those that each task names.
    """
    named = [task for task in family.tasks if number in said[task.id]]
    if named:
        return Member(tuple(task.id for task in named), 1.0, "its name has the storey")
    silent = [task for task in family.tasks if not said[task.id]]
    if not silent:
        return None
    if len(silent) == 1:
        return Member((silent[0].id,), 1.0, "")
    shares = {
        task.id: learned[task.id][number] / learned[task.id].total()
        for task in silent
        if learned.get(task.id)
    }
    best = max(shares, key=lambda one: shares[one], default="")
    if best and shares[best] >= AT_HOME:
        return Member((best,), 1.0, "its other elements are on this storey")
    if any(_of_a_zone(text, tongues) for task in silent for text in (task.name, *task.path[-1:])):
        return Member(tuple(task.id for task in silent), 0.7, "the model does not tell their zones apart")
    return _by_order(silent, number, among, learned)


def _of_a_zone(text: str, tongues: Tongues) -> bool:
    return bool(_ZONE.search(text.casefold()) or _LABEL.search(text) or names_zone(text, tongues))


def _by_order(
    tasks: list[ScheduledTask], number: int, among: list[int], learned: dict[str, Counter[int]]
) -> Member:
    """The earlier of several is the lower storey's, between those whose storeys are known."""
    known = [
        (at, float(np.average(list(learned[task.id]), weights=list(learned[task.id].values()))))
        for at, task in enumerate(tasks)
        if learned.get(task.id)
    ]
    if known:
        rising = np.maximum.accumulate([storey for _, storey in known])
        levels = np.interp(np.arange(len(tasks)), [at for at, _ in known], rising)
        before = sum(at < known[0][0] for at in range(len(tasks)))
        levels[:before] = rising[0] - np.arange(before, 0, -1)
        after = len(tasks) - 1 - known[-1][0]
        if after:
            levels[-after:] = rising[-1] + np.arange(1, after + 1)
        at = int(np.abs(levels - number).argmin())
    else:
        steps = max(len(among) - 1, 1)
        at = round(among.index(number) * (len(tasks) - 1) / steps) if number in among else 0
    return Member((tasks[at].id,), 0.75, "the earlier of them are taken for the lower storeys'")
