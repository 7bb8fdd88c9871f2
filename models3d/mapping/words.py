"""Which part of the building an element is, which ones a task speaks of, and which words the two share."""

import re
from functools import lru_cache

from models3d.mapping.named_storeys import mentions_in
from models3d.mapping.parts import ASIDE, COMMON, IDLE, INSIDE, LONGEST, ONLY, PARTS, PHASES, Part, folded
from models3d.mapping.tongue import WEST, WESTERN, Tongues, tongue
from models3d.model import ModelElement, ScheduledTask
from models3d.spelling import bare

#: Words shorter than this are mostly numbers of types.
LEAST = 4


#: What a door is by the words on it, which mostly speak of the wall around it.
DOORS = {"interior": "inner doors", "facade": "outer doors", "structure": "inner doors"}
#: The same by the very part that these words name.
DOORS_OF = {"outer walls": "outer doors"}

#: Materials of walls that are built with the structure, whether they carry or not; and of those that may be.
_MASONRY = re.compile(
    r"kalks|kalkz|mauerw|ziegel|brick|block|masonry|\bcmu\b|porenb|cellenb|metselw|brique|parpaing|agglo|ma[cç]onn"
    r"|ladrillo|bloque|mattone|laterizi|tijolo|alvenaria|ceg[lł]|silka|cihl|zdivo|porotherm|tegl|tegel|murverk|murv(?:æ|ae)rk|leca",
    re.IGNORECASE,
)
_HEAVY = re.compile(r"b[eé]t[oã]n|concrete|hormig|calcestruzzo|bet[aã]o|[zż]elbet", re.IGNORECASE)

#: Storeys on which walls are what stands above the roof.
_ROOF = re.compile(r"^\W*(roof|dak|dach)(?!gescho)", re.IGNORECASE)


def part_of(element: ModelElement, tongues: Tongues = WESTERN) -> Part | None:
    """The part that ``element`` is: by its name's words, its layer's, its class, its material's words.

    The words are those of ``tongues``, of which the first that has any counts.
    """
    kind = element.ifc_class
    for begins, keys in ONLY.items():
        if kind.startswith(begins):
            return _among(element, keys, tongues)
    found = [part for text in (element.name, element.layer) if (part := _worded(text, tongues))]
    # Half of a building is of concrete, so that word alone tells little; the narrower of two words counts.
    telling = [part for part in found if part.key != "concrete"]
    worded = min(telling, key=lambda part: part.key in VAGUE, default=None)
    if kind.startswith("IfcDoor"):
        return _door(worded)
    if kind.startswith("IfcWall"):
        return _wall(element, worded, tongues)
    if worded is not None and worded.key == "roof covering" and kind.startswith(("IfcBeam", "IfcMember")):
        return PARTS["roof"]
    if worded is not None:
        return worded
    part = next((one for one in PARTS.values() if one.classes and kind.startswith(one.classes)), None)
    if part is not None:
        return part
    found += [part for part in (_worded(element.material, tongues),) if part]
    if found:
        return found[-1]
    return PARTS["trim"] if kind.startswith(INSIDE) else None


#: Parts whose words are on nearly everything of their kind.
VAGUE = frozenset({"walls", "floors"})


def part_named_on(element: ModelElement, part: Part, tongues: Tongues) -> bool:
    """Say whether the words on ``element`` name ``part`` in any of ``tongues``."""
    return any(part.key in _elements_named(f"{element.name}\n{element.layer}", code) for code in tongues)


def _among(element: ModelElement, keys: tuple[str, ...], tongues: Tongues) -> Part | None:
    """The first of ``keys`` whose words are on ``element``, else the last of them."""
    for code in tongues:
        for key in filter(None, keys):
            if key in _elements_named(f"{element.name}\n{element.layer}", code):
                return PARTS[key]
    return PARTS.get(keys[-1])


def _door(worded: Part | None) -> Part:
    if worded is not None and worded.key in ("timber frames", "lift", "sanitary", "outer doors"):
        return worded
    key = worded.key if worded else ""
    return PARTS[DOORS_OF.get(key) or DOORS.get(worded.phase if worded else "", "inner doors")]


def _wall(element: ModelElement, worded: Part | None, tongues: Tongues) -> Part:
    if worded is not None and worded.key == "foundation":
        return PARTS["foundation walls"]
    plain = worded is None or worded.key in ("walls", "outer walls", "masonry")
    if plain and (_ROOF.search(element.storey) or _on_roof(element.storey, tongues)):
        return PARTS["parapets"]
    if worded is not None and worded.key in ("roof covering", "roof", "floors", "windows"):
        return PARTS["walls"]
    if worded is not None and worded.key == "inner walls":
        heavy = element.bearing or (element.bearing is None and _HEAVY.search(folded(element.material)))
        return PARTS["inner masonry" if heavy or _MASONRY.search(folded(element.material)) else worded.key]
    return worded or PARTS["walls"]


def _on_roof(storey: str, tongues: Tongues) -> bool:
    own = tuple(code for code in tongues if code != WEST)
    return ("roof", 0) in mentions_in(storey, title=True, tongues=own)


@lru_cache(maxsize=8192)
def _worded(text: str, tongues: Tongues) -> Part | None:
    for code in tongues if text else ():
        named = _elements_named(text, code)
        if named:
            return next(part for key, part in PARTS.items() if key in named)
    return None


@lru_cache(maxsize=8192)
def _elements_named(text: str, code: str) -> frozenset[str]:
    """Keys of the parts that ``text`` on an element names in the language of ``code``."""
    if code != WEST:
        return tongue(code).parts_of_element(text[:LONGEST])
    # To a regular expression an underscore is a letter; in names it parts words.
    texts = [folded(text), folded(text.replace("_", " "))]
    return frozenset(part.key for part in PARTS.values() if any(map(part.elements.search, texts)))


@lru_cache(maxsize=8192)
def parts_named(text: str, tongues: Tongues = WESTERN) -> frozenset[str]:
    """Keys of the parts that a task of the name ``text`` speaks of in the first of ``tongues`` with any."""
    for code in tongues:
        if code == WEST:
            found = {part.key for part in PARTS.values() if part.tasks.search(folded(text))}
        else:
            found = set(tongue(code).parts_of_task(text[:LONGEST]))
        if found:
            return frozenset(found - {other for key in found for other in PARTS[key].instead_of})
    return frozenset()


@lru_cache(maxsize=8192)
def phase_named(text: str, tongues: Tongues = WESTERN) -> str:
    """The phase that ``text``, a task's name or heading, names as a whole; "" for none."""
    for code in tongues:
        if code == WEST:
            named = {phase for phase, words in PHASES.items() if words.search(folded(text))}
        else:
            named = set(tongue(code).phases.meanings(text[:LONGEST]))
        if named:
            return min(named, key=list(PHASES).index)
    return ""


def is_aside(text: str, tongues: Tongues = WESTERN) -> bool:
    """Say whether with a task of the name ``text`` nothing appears that a buyer sees."""
    return any(
        bool(ASIDE.search(text) if code == WEST else tongue(code).aside.meanings(text[:LONGEST]))
        for code in tongues
    )


def phase_of(task: ScheduledTask, tongues: Tongues = WESTERN) -> str:
    """The phase of ``task`` by its own name, else by its nearest heading that tells; "" for none."""
    parts = parts_named(task.name, tongues)
    if parts:
        return next(part.phase for key, part in PARTS.items() if key in parts)
    texts = (task.name, *reversed(task.path))
    return next((phase for text in texts if (phase := phase_named(text, tongues))), "")


@lru_cache(maxsize=8192)
def stems(text: str, tongues: Tongues = WESTERN) -> frozenset[str]:
    """Words of ``text`` without endings, those that say nothing left out."""
    others = [tongue(code) for code in tongues if code != WEST]
    said = folded(text).casefold() if not others else bare(text[:LONGEST])
    found = re.findall(rf"[^\W\d_]{{{LEAST},}}", said)
    return frozenset(
        _stem(word) for word in found if word not in IDLE and not any(one.idle.knows(word) for one in others)
    )


def _stem(word: str) -> str:
    """Plurals and cases of English, Dutch and German off; crude, for both sides are cut alike."""
    for ending in ("ingen", "ing", "en", "es", "er", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending)
    return word


def words_shared(text: str, element: ModelElement, tongues: Tongues = WESTERN) -> list[str]:
    """Stems that both ``text`` and what is written on ``element`` have, but for those that say little."""
    shared = stems(text, tongues) & stems(f"{element.name} {element.layer} {element.material}", tongues)
    shared -= _COMMON
    if not shared:
        return []
    others = [tongue(code).common for code in tongues if code != WEST]
    return sorted(word for word in shared if not any(common.knows(word) for common in others))


_COMMON = frozenset(_stem(folded(word)) for word in COMMON)
