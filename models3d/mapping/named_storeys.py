"""Storeys that a text names by number or by word, in English, Dutch and German."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

#: Ordinals as words; the ground floor is 0, cellars are negative.
ORDINALS = {
    1: "first|eerste|erste[sn]?",
    2: "second|tweede|zweite[sn]?",
    3: "third|derde|dritte[sn]?",
    4: "fourth|vierde|vierte[sn]?",
    5: "fifth|vijfde|fünfte[sn]?",
    6: "sixth|zesde|sechste[sn]?",
    7: "seventh|zevende|siebte[sn]?",
    8: "eighth|achtste|achte[sn]?",
    9: "ninth|negende|neunte[sn]?",
    10: "tenth|tiende|zehnte[sn]?",
}

#: What a storey is called after its number.
FLOOR = (
    r"(?:floors?|stor(?:e?ys?|ies)|levels?|verd(?:ieping(?:en|s?\w*)?)?\b\.?|etages?|obergescho(?:ss|ß)|stock\w*"
    r"|o\.?g\.?(?=\W|$))"
)
#: What it is called before its number.
LEVEL = r"(?:level|floor|storey|lvl|niveau|ebene|laag|verdieping|etage|\bl)"
#: A number with its ending: 2nd, 2e, 2de, 2.
NTH = r"(-?\d{1,2})(?:st|nd|rd|th|e|ste|de|\.)?\s*"

_LIST = re.compile(rf"{NTH}(?:en|and|und|&|\+|/|,)\s*{NTH}{FLOOR}")
_RANGE = re.compile(rf"{NTH}(?:t/?m|to|bis|-|–)\s*{NTH}{FLOOR}")
_AFTER = re.compile(rf"(?<![\d.]){NTH}{FLOOR}")
_BEFORE = re.compile(rf"{LEVEL}[ ._-]*(-?\d{{1,2}})(?!\d)(?!\s*(?:mm|cm|m\b))")
_WORDED = tuple((number, re.compile(rf"\b(?:{words})[ -]+{FLOOR}")) for number, words in ORDINALS.items())
_GROUND = re.compile(
    r"ground[ -]?(floor|level|storey)|begane ?grond|\bb\.?g\.?g?\b|erdgescho(ss|ß)|\be\.?g\b|parterre"
)
#: The same with nothing built onto it: "ground floor slab" in one Dutch or German word names a thing.
_GROUND_FLOOR = re.compile(rf"(?:{_GROUND.pattern})(?![^\W\d_])")
_CELLAR = re.compile(r"basement|cellar|kelder|keller|souterrain|untergescho(ss|ß)|\b[ku]\.?g\b|tiefgarage")
_NUMBERED = re.compile(r"^\s*(-?\d{1,2})(?=[\s._-])")


@lru_cache(maxsize=8192)
def storeys_in(text: str) -> frozenset[int]:
    """Numbers of the storeys that ``text`` names; none where it names none."""
    plain = text.casefold()
    ranged = {floor for a, b in _RANGE.findall(plain) for floor in range(int(a), int(b) + 1) if int(b) < 60}
    found = ranged | {int(one) for pair in _LIST.findall(plain) for one in pair}
    if not found:
        found = set(_single(plain))
    return frozenset(found)


def _single(plain: str) -> Iterator[int]:
    yield from (int(one) for one in _AFTER.findall(plain))
    yield from (number for number, words in _WORDED if words.search(plain))
    if _GROUND.search(plain):
        yield 0
    if _CELLAR.search(plain):
        yield -1
    yield from (int(one) for one in _BEFORE.findall(plain))


def numbers_of(names: list[str], floor: Callable[[int], int]) -> list[int]:
    """Number of each storey of the model, from its name ("01 eerste verdieping"), else ``floor`` (index)."""
    found = []
    for at, name in enumerate(names):
        said = storeys_in(name)
        leading = _NUMBERED.match(name)
        if leading:
            found.append(int(leading[1]))
        elif len(said) == 1:
            found.append(next(iter(said)))
        else:
            found.append(floor(at))
    # Names that number two storeys alike are no numbers at all.
    return found if len(set(found)) == len(found) else [floor(at) for at in range(len(names))]


def without_storeys(text: str) -> str:
    """``text`` in lower case without the storeys that it names."""
    plain = text.casefold()
    for words in (_RANGE, _LIST, _AFTER, *(worded for _, worded in _WORDED), _GROUND_FLOOR, _CELLAR, _BEFORE):
        plain = words.sub(" ", plain)
    return re.sub(r"\s+", " ", plain).strip()
