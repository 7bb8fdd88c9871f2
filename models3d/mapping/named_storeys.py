"""Storeys that a text names by number or by word; this file has English, Dutch and German for it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from models3d.mapping.numbered_storeys import UNDER, numbered_in
from models3d.mapping.tongue import WEST, WESTERN, Tongues, tongue
from models3d.mapping.tongue_storeys import Mention
from models3d.spelling import bare

__all__ = ["Mention", "mentions_in", "storeys_in", "without_storeys"]

#: Beyond this a name is a mishap that would cost seconds.
LONGEST = 400

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
#: A number with its ending: 2nd, 2e, 2de, 2.
NTH = r"(-?\d{1,2})(?:st|nd|rd|th|e|ste|de|\.)?\s*"

_LIST = re.compile(rf"{NTH}(?:en|and|und|&|\+|/|,)\s*{NTH}({FLOOR})")
_RANGE = re.compile(rf"{NTH}(?:t/?m|to|bis|-|–)\s*{NTH}({FLOOR})")
_AFTER = re.compile(rf"(?<![\d.]){NTH}({FLOOR})")
_ENGLISH = re.compile(r"floor|stor|level")
_WORDED = tuple((number, re.compile(rf"\b(?:{words})[ -]+({FLOOR})")) for number, words in ORDINALS.items())
_GROUND = re.compile(
    r"ground[ -]?(floor|level|storey)|begane ?grond|\bb\.?g\.?g?\b|erdgescho(ss|ß)|\be\.?g\b|parterre"
    r"|(?<=[-–:,(/] )ground(?=\W*$)|\bgr\.? ?fl|\bg/?f\b"
)
#: The same with nothing built onto it: "ground floor slab" in one Dutch or German word names a thing.
_GROUND_FLOOR = re.compile(rf"(?:{_GROUND.pattern})(?![^\W\d_])")
_CELLAR = re.compile(rf"{UNDER}|tiefgarage")
#: The storey above the ground floor, in houses that have but one.
_UPPER = re.compile(
    r"(?<![\d.] )(?<!\d)(?:obergescho(?:ss|ß)|\bo\.?g\b\.?|(?:boven)?verdieping|\bupstairs|upper floors?)"
)
#: A Dutch ordinal that says of what: "Wanden 1e stellen", but not "2e laag stucwerk".
_BARE = re.compile(
    r"\b(\d{1,2})(?:e|ste|de)\b(?!\s*(?:fase|laag|fix|deel|keer|ronde|termijn|gang|schil|stort|helft))"
)
#: "1F" and "2/F".
_SHORT = re.compile(r"\b(\d{1,2})/?f\b")
_TOP = re.compile(
    r"dachgescho(ss|ß)|\bd\.?g\b|\battic|\bloft\b|zolder|top floor|staffelgescho(ss|ß)|penthouse"
)
_ROOF = re.compile(r"\broof|\bdak\b|\bdach\b|toit|dakniveau|dakrand|attika")
_NUMBERED = re.compile(r"^\s*(-?\d{1,2})(?=[\s._-])")


@lru_cache(maxsize=8192)
def mentions_in(text: str, *, title: bool = False, tongues: Tongues = WESTERN) -> frozenset[Mention]:
    """Storeys that ``text`` names in the first of ``tongues`` in which it names any; none where in none.

    A ``title`` is a storey's own name.
    """
    for code in tongues:
        found = (
            _western(text, title=title)
            if code == WEST
            else tongue(code).storeys.mentions(text[:LONGEST], title=title)
        )
        if found:
            return found
    return frozenset()


def _western(text: str, *, title: bool) -> frozenset[Mention]:
    plain = text.casefold().replace("\N{MINUS SIGN}", "-")
    numbered, rest = numbered_in(plain)
    found: set[Mention] = set()
    for first, last, word in _RANGE.findall(rest):
        if int(last) < 60:
            found |= {(_kind(word), floor) for floor in range(int(first), int(last) + 1)}
    for first, second, word in _LIST.findall(rest):
        found |= {(_kind(word), int(first)), (_kind(word), int(second))}
    found = numbered | (found or set(_single(rest)))
    if title:
        leading = _NUMBERED.match(plain)
        if leading:
            found.add(("level", int(leading[1])))
        if _ROOF.search(plain):
            found.add(("roof", 0))
    return frozenset(found)


@lru_cache(maxsize=8192)
def storeys_in(text: str) -> frozenset[int]:
    """Numbers of the storeys that ``text`` names, the ground floor being 0; none where it names none."""
    return frozenset(number for kind, number in mentions_in(text) if kind not in ("top", "roof"))


def _kind(word: str) -> Literal["upper", "floor"]:
    return "floor" if _ENGLISH.match(word) else "upper"


def _single(plain: str) -> Iterator[Mention]:
    yield from ((_kind(word), int(one)) for one, word in _AFTER.findall(plain))
    for number, words in _WORDED:
        yield from ((_kind(one[1]), number) for one in words.finditer(plain))
    if _GROUND.search(plain):
        yield "ground", 0
    if _CELLAR.search(plain):
        yield "cellar", -1
    if _TOP.search(plain):
        yield "top", 0
    yield from (("floor", int(one)) for one in _SHORT.findall(plain))
    rest = _without_numbered(plain)
    yield from (("upper", int(one)) for one in _BARE.findall(rest))
    if _UPPER.search(rest):
        yield "upper", 0


def _without_numbered(plain: str) -> str:
    for words in (_AFTER, *(worded for _, worded in _WORDED)):
        plain = words.sub(" ", plain)
    return plain


def without_storeys(text: str, tongues: Tongues = WESTERN) -> str:
    """``text`` in lower case without the storeys that it names; without accents but for western tongues."""
    code = next((one for one in tongues if mentions_in(text, tongues=(one,))), tongues[0])
    rest = _without_western(text) if code == WEST else tongue(code).storeys.without(text[:LONGEST])
    return rest if tongues[0] == WEST else bare(rest)


def _without_western(text: str) -> str:
    _, plain = numbered_in(text.casefold().replace("\N{MINUS SIGN}", "-"))
    for words in (
        _RANGE,
        _LIST,
        _AFTER,
        *(worded for _, worded in _WORDED),
        _GROUND_FLOOR,
        _CELLAR,
        _TOP,
        _SHORT,
        _UPPER,
        _BARE,
    ):
        plain = words.sub(" ", plain)
    return re.sub(r"\s+", " ", plain).strip()
