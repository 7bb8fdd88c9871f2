"""Which part of the building an element is, which ones a task speaks of, and which words the two share."""

import re
from functools import lru_cache

from models3d.mapping.parts import IDLE, INSIDE, PARTS, PHASES, Part
from models3d.model import ModelElement, ScheduledTask

#: Words shorter than this are mostly numbers of types.
LEAST = 4


#: What a door or window is by the words on it, which mostly speak of the wall around it.
DOORS = {"interior": "inner doors", "facade": "outer doors", "structure": "inner doors"}


def part_of(element: ModelElement) -> Part | None:
    """The part that ``element`` is: by its name's words, its layer's, its class, its material's words."""
    kind = element.ifc_class
    found = [part for text in (element.name, element.layer) if (part := _worded(text))]
    # Half of a building is of concrete, so that word alone tells little.
    worded = next((part for part in found if part.key != "concrete"), None)
    if kind.startswith("IfcDoor"):
        if worded is not None and worded.key in ("timber frames", "lift"):
            return worded
        return PARTS[DOORS.get(worded.phase if worded else "", "inner doors")]
    if worded is not None:
        return worded
    part = next((one for one in PARTS.values() if one.classes and kind.startswith(one.classes)), None)
    if part is not None:
        return part
    found += [part for part in (_worded(element.material),) if part]
    if found:
        return found[-1]
    return PARTS["trim"] if kind.startswith(INSIDE) else None


@lru_cache(maxsize=8192)
def _worded(text: str) -> Part | None:
    return next((part for part in PARTS.values() if text and part.elements.search(text)), None)


@lru_cache(maxsize=8192)
def parts_named(text: str) -> frozenset[str]:
    """Keys of the parts that a task of the name ``text`` speaks of."""
    return frozenset(part.key for part in PARTS.values() if part.tasks.search(text))


@lru_cache(maxsize=8192)
def phase_named(text: str) -> str:
    """The phase that ``text``, a task's name or heading, names as a whole; "" for none."""
    return next((phase for phase, words in PHASES.items() if words.search(text)), "")


def phase_of(task: ScheduledTask) -> str:
    """The phase of ``task`` by its own name, else by its nearest heading that tells; "" for none."""
    parts = parts_named(task.name)
    if parts:
        return next(part.phase for key, part in PARTS.items() if key in parts)
    return next((phase for text in (task.name, *reversed(task.path)) if (phase := phase_named(text))), "")


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Words of ``text`` without endings, those that say nothing left out."""
    found = re.findall(rf"[^\W\d_]{{{LEAST},}}", text.casefold())
    return frozenset(_stem(word) for word in found if word not in IDLE)


def _stem(word: str) -> str:
    """Plurals and cases of English, Dutch and German off; crude, for both sides are cut alike."""
    for ending in ("ingen", "ing", "en", "es", "er", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending)
    return word


def words_of(element: ModelElement) -> frozenset[str]:
    """Stems of all that is written on ``element``."""
    return stems(f"{element.name} {element.layer} {element.material}")
