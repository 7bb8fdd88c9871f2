"""Which tasks a group of elements most likely belongs to, how sure that is, and why."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from models3d.mapping.families import Family, Member, member
from models3d.mapping.groups import Group, Key, Seen, likenesses
from models3d.mapping.parts import PARTS, Part
from models3d.mapping.spoken import Spoken
from models3d.mapping.words import parts_named, phase_named, words_shared

#: How much it says that a task names the very part, a part it goes with, or one that goes with that.
NAMES_PART = (0.8, 0.62, 0.5, 0.42)
#: How much it says that a task names the phase alone ("fitting out"), that its heading does, or that it
#: shares a word with an element.
NAMES_PHASE, UNDER_PHASE, SHARES_WORD = 0.45, 0.34, 0.4
#: Of parts that are equally near, the one that comes first in the list is the likelier by this.
PER_RANK = 0.03
#: Tasks that name many parts say a little less of each.
PER_PART = 0.04
#: Look-alikes that are joined to a task of another phase were joined by mistake as often as not.
OTHER_PHASE = 0.4
#: Families this near to the best are its equals: formwork, reinforcement, pour.
EQUAL = 0.02
#: Kinds of work on one thing begin within so many days of each other.
ONE_TIME = 21
#: What remains of the evidence where the same work is done at several times that nothing tells apart.
UNTOLD = 0.6
#: Below this nothing is suggested.
LEAST = 0.3


@dataclass(frozen=True)
class Evidence:
    """What speaks for a family: ``score`` (0..1), of which kind, and the words for it."""

    score: float
    kind: str
    why: str


@dataclass(frozen=True)
class Choice:
    """Tasks for a group, ``confidence`` in 0..1, the ``kind`` of evidence and the words for it."""

    tasks: tuple[str, ...]
    confidence: float
    kind: str
    why: str


@dataclass(frozen=True)
class Knowledge:
    """All that is known of a development before anything is suggested.

    ``learned`` are the numbers of the storeys on which each task's elements are, ``number`` that of each
    storey by its name, ``occurs`` the numbers on which each part occurs, from the lowest, ``start`` the
    tasks' first days, ``said`` the numbers of the storeys that each task names. Numbers are places from the
    lowest storey; ``closing`` are the groups of slabs that lie at the top of the storey they are on.
    """

    families: list[Family]
    taught: dict[tuple[str, ...], Seen]
    learned: dict[str, Counter[int]]
    number: dict[str, int]
    occurs: dict[str, list[int]]
    start: dict[str, int]
    said: dict[str, frozenset[int]]
    closing: frozenset[Key] = frozenset()
    spoken: Spoken = field(default_factory=Spoken)


def choose(group: Group, known: Knowledge) -> Choice | None:
    """The tasks that ``group`` is most likely built with; None where nothing speaks for any."""
    tongues = known.spoken.tasks
    alike = [
        (seen, weight, why)
        for shared, weight, why in likenesses(group.key)
        if (seen := known.taught.get(shared)) is not None and seen.joined
    ]
    found = {
        family.words: evidence
        for family in known.families
        if (evidence := _evidence(group, family, alike, known)) is not None
    }
    if not found:
        return None
    number = known.number.get(group.key.storey, 0) + (group.key in known.closing)
    among = known.occurs.get(group.part.key if group.part else "", [number])
    members = {
        family.words: one
        for family in known.families
        if family.words in found
        and (one := member(family, number, among, known.learned, known.said, tongues=tongues))
    }
    if not members:
        return None
    best = max((found[words] for words in members), key=lambda one: one.score)
    chosen = [
        family
        for family in known.families
        if family.words in members
        and found[family.words].kind == best.kind
        and found[family.words].score >= _near(best)
    ]
    if best.kind in ("phase", "heading"):
        chosen = [_in_turn(chosen, group.part)]
    own = _together([members[family.words] for family in chosen], known)
    confidence = best.score * min(one.sure for one in own)
    if len(own) < len(chosen):
        # The same work at several times, and nothing to tell which of them is meant.
        confidence *= UNTOLD
    if confidence < LEAST:
        return None
    reasons = dict.fromkeys(one.why for one in own if one.why)
    return Choice(
        tuple(dict.fromkeys(task for one in own for task in one.tasks)),
        round(confidence, 2),
        best.kind,
        "; ".join([best.why, *reasons]),
    )


def _together(members: list[Member], known: Knowledge) -> list[Member]:
    """Of several kinds of work on one thing those about one time: it is not made again months later."""
    days = [min((known.start.get(task, 0) for task in one.tasks), default=0) for one in members]
    middle = sorted(days)[(len(days) - 1) // 2]
    return [one for one, day in zip(members, days, strict=True) if abs(day - middle) <= ONE_TIME]


def _near(best: Evidence) -> float:
    # Look-alikes have several tasks each, and not every one of them was linked to all.
    return best.score * 0.6 if best.kind == "look-alikes" else best.score - EQUAL


def _in_turn(chosen: list[Family], part: Part | None) -> Family:
    """Of several tasks for a whole phase, the one whose turn it is when ``part`` is made."""
    ordered = sorted(chosen, key=lambda family: (family.tasks[0].planned_start or 0, family.words))
    return ordered[round((part.late if part else 0.5) * (len(ordered) - 1))]


#: What is known of elements that are alike in some way, how much that says, and how that is put.
Alike = list[tuple[Seen, float, str]]


def _evidence(group: Group, family: Family, alike: Alike, known: Knowledge) -> Evidence | None:
    ways = [_like(group, family, alike, known), _worded(group, family, known)]
    there = [one for one in ways if one is not None]
    return max(there, key=lambda one: one.score, default=None)


def _like(group: Group, family: Family, alike: Alike, known: Knowledge) -> Evidence | None:
    best: Evidence | None = None
    for seen, weight, why in alike:
        if not seen.families[family.words]:
            continue
        share = seen.families[family.words] / seen.joined
        # A few joined among many that are not are rather a mistake than a lesson.
        support = seen.joined / (seen.joined + seen.free)
        score = weight * share * (0.4 + 0.6 * support)
        if group.part is not None and _elsewhere(family, group.part, known):
            score *= OTHER_PHASE
        if best is None or score > best.score:
            best = Evidence(score, "look-alikes", f"{seen.joined} {why} have such tasks")
    return best


def _elsewhere(family: Family, part: Part, known: Knowledge) -> bool:
    """Say whether ``family`` plainly speaks of another phase than that of ``part`` and what it goes with."""
    named = parts_named(family.words, known.spoken.tasks)
    phases = {PARTS[key].phase for key in named}
    own = {PARTS[key].phase for key, _, _ in _chain(part.key)}
    return bool(phases) and not phases & own


def _worded(group: Group, family: Family, known: Knowledge) -> Evidence | None:
    tongues = known.spoken.tasks
    named = parts_named(family.words, tongues)
    shared = words_shared(family.words, group.sample, tongues)
    if group.part is not None:
        for key, distance, rank in _chain(group.part.key) if named else ():
            if key in named:
                score = NAMES_PART[distance] - PER_PART * (len(named) - 1) - PER_RANK * rank
                # A word that both have settles it between two tasks of one part.
                score = min(score + (0.1 if shared else 0.0), 0.9)
                said = f"its tasks name {key}"
                return Evidence(
                    score, "words", said if distance == 0 else f"{said}, with which {group.part.key} go"
                )
        if not named and phase_named(family.words, tongues) == group.part.phase:
            return Evidence(NAMES_PHASE, "phase", f"its task names the phase of {group.part.key}")
    if shared and (group.part is None or not named) and group.key.ifc_class != "IfcSite":
        return Evidence(SHARES_WORD, "words", f"both have the word '{shared[0]}'")
    if group.part is not None and not named and family.phase == group.part.phase:
        return Evidence(UNDER_PHASE, "heading", f"its heading names the phase of {group.part.key}")
    return None


@cache
def _chain(part: str) -> list[tuple[str, int, int]]:
    """``part`` and those with which it goes, nearest first: how far, and which of as near ones."""
    found = {part: 0}
    todo = [PARTS[part]]
    while todo:
        at = todo.pop(0)
        for name in at.then:
            key = name.rstrip("!")
            if key not in found and found[at.key] + 1 < len(NAMES_PART):
                found[key] = found[at.key] + 1
                if key == name:
                    todo.append(PARTS[key])
    ranks: Counter[int] = Counter()
    chain = []
    for key, distance in found.items():
        chain.append((key, distance, ranks[distance]))
        ranks[distance] += 1
    return chain
