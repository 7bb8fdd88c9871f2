"""Which part of the building an element is, which ones a task speaks of, and which words the two share."""

import re
from functools import lru_cache

from models3d.mapping.parts import COMMON, IDLE, INSIDE, ONLY, PARTS, PHASES, Part, folded
from models3d.model import ModelElement, ScheduledTask

#: Words shorter than this are mostly numbers of types.
LEAST = 4


#: What a door is by the words on it, which mostly speak of the wall around it.
DOORS = {"interior": "inner doors", "facade": "outer doors", "structure": "inner doors"}
#: The same by the very part that these words name.
DOORS_OF = {"outer walls": "outer doors"}

#: Materials of walls that are built with the structure, whether they carry or not; and of those that may be.
_MASONRY = re.compile(
    r"kalks|kalkz|mauerw|ziegel|brick|block|masonry|\bcmu\b|porenb|cellenb|metselw", re.IGNORECASE
)
_HEAVY = re.compile(r"beton|concrete", re.IGNORECASE)

#: Storeys on which walls are what stands above the roof.
_ROOF = re.compile(r"^\W*(roof|dak|dach)(?!gescho)", re.IGNORECASE)


def part_of(element: ModelElement) -> Part | None:
    """The part that ``element`` is: by its name's words, its layer's, its class, its material's words."""
    kind = element.ifc_class
    for begins, keys in ONLY.items():
        if kind.startswith(begins):
            return _among(element, keys)
    found = [part for text in (element.name, element.layer) if (part := _worded(text))]
    # Half of a building is of concrete, so that word alone tells little; the narrower of two words counts.
    telling = [part for part in found if part.key != "concrete"]
    worded = min(telling, key=lambda part: part.key in VAGUE, default=None)
    if kind.startswith("IfcDoor"):
        return _door(worded)
    if kind.startswith("IfcWall"):
        return _wall(element, worded)
    if worded is not None and worded.key == "roof covering" and kind.startswith(("IfcBeam", "IfcMember")):
        return PARTS["roof"]
    if worded is not None:
        return worded
    part = next((one for one in PARTS.values() if one.classes and kind.startswith(one.classes)), None)
    if part is not None:
        return part
    found += [part for part in (_worded(element.material),) if part]
    if found:
        return found[-1]
    return PARTS["trim"] if kind.startswith(INSIDE) else None


#: Parts whose words are on nearly everything of their kind.
VAGUE = frozenset({"walls", "floors"})


def _among(element: ModelElement, keys: tuple[str, ...]) -> Part | None:
    """The first of ``keys`` whose words are on ``element``, else the last of them."""
    text = folded(f"{element.name}\n{element.layer}")
    worded = (PARTS[key] for key in keys if key and PARTS[key].elements.search(text))
    return next(worded, PARTS.get(keys[-1]))


def _door(worded: Part | None) -> Part:
    if worded is not None and worded.key in ("timber frames", "lift", "sanitary", "outer doors"):
        return worded
    key = worded.key if worded else ""
    return PARTS[DOORS_OF.get(key) or DOORS.get(worded.phase if worded else "", "inner doors")]


def _wall(element: ModelElement, worded: Part | None) -> Part:
    if worded is not None and worded.key == "foundation":
        return PARTS["foundation walls"]
    if _ROOF.search(element.storey) and (worded is None or worded.key in ("walls", "outer walls", "masonry")):
        return PARTS["parapets"]
    if worded is not None and worded.key in ("roof covering", "roof", "floors", "windows"):
        return PARTS["walls"]
    if worded is not None and worded.key == "inner walls":
        heavy = element.bearing or (element.bearing is None and _HEAVY.search(folded(element.material)))
        return PARTS["inner masonry" if heavy or _MASONRY.search(folded(element.material)) else worded.key]
    return worded or PARTS["walls"]


@lru_cache(maxsize=8192)
def _worded(text: str) -> Part | None:
    # To a regular expression an underscore is a letter; in names it parts words.
    texts = [folded(text), folded(text.replace("_", " "))]
    return next((part for part in PARTS.values() if text and any(map(part.elements.search, texts))), None)


@lru_cache(maxsize=8192)
def parts_named(text: str) -> frozenset[str]:
    """Keys of the parts that a task of the name ``text`` speaks of."""
    found = {part.key for part in PARTS.values() if part.tasks.search(folded(text))}
    return frozenset(found - {other for key in found for other in PARTS[key].instead_of})


@lru_cache(maxsize=8192)
def phase_named(text: str) -> str:
    """The phase that ``text``, a task's name or heading, names as a whole; "" for none."""
    return next((phase for phase, words in PHASES.items() if words.search(folded(text))), "")


def phase_of(task: ScheduledTask) -> str:
    """The phase of ``task`` by its own name, else by its nearest heading that tells; "" for none."""
    parts = parts_named(task.name)
    if parts:
        return next(part.phase for key, part in PARTS.items() if key in parts)
    return next((phase for text in (task.name, *reversed(task.path)) if (phase := phase_named(text))), "")


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Words of ``text`` without endings, those that say nothing left out."""
    found = re.findall(rf"[^\W\d_]{{{LEAST},}}", folded(text).casefold())
    return frozenset(_stem(word) for word in found if word not in IDLE)


def _stem(word: str) -> str:
    """Plurals and cases of English, Dutch and German off; crude, for both sides are cut alike."""
    for ending in ("ingen", "ing", "en", "es", "er", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending)
    return word


def words_shared(text: str, element: ModelElement) -> list[str]:
    """Stems that both ``text`` and what is written on ``element`` have, but for those that say little."""
    own = stems(f"{element.name} {element.layer} {element.material}")
    return sorted(stems(text) & own - _COMMON)


_COMMON = frozenset(_stem(folded(word)) for word in COMMON)
