"""Storeys numbered behind their word ("Level 2", "Levels 1-3"), and cellars by number: "2. UG", "Level -2".

English, Dutch and German, as in :mod:`models3d.mapping.named_storeys`; texts are in lower case.
"""

import re

from models3d.mapping.tongue_storeys import HIGHEST, Mention

#: A storey's word before its number, or before several; it has its own in "2. Etage" and "1e verdieping".
_WORD = (
    r"(?<!\d\.)(?<!\d\. )(?<!\de )(?<!\d(?:st|nd|rd|th|de) )(?<!\dste )"
    r"(?:level|floor|storey|lvl|niveau|ebene|laag|verdieping|etage|\bl)"
)
_WORDS = r"(?:levels|floors|storeys|stories|lvls|niveaus|ebenen|lagen|verdiepingen|etagen|etages)"
#: A hyphen before the number is a minus unless it joins word and number: "Level -1" and "L-1", not "Level-1".
_NUMBER = r"(?:(?:(?<=[\s._(])|(?<=\bl)(?=-[1-9]))-)?\d{1,2}"
#: What is measured, and "2e fase", is no storey.
_ENDS = r"(?!\d)(?!\s*(?:mm|cm|m\b))(?!(?:e|st|nd|rd|th|de|ste)\b)"
_ONE = rf"{_WORD}[ ._-]*?(?P<first>{_NUMBER}){_ENDS}"
_LAST = rf"(?P<last>{_NUMBER}){_ENDS}(?![/.,]\d)"
_THROUGH = r"-|–|t/?m|to|bis"
_ALONE = re.compile(_ONE)
_SEVERAL = tuple(
    re.compile(words)
    for words in (
        rf"{_WORDS}[ ._-]*?(?P<first>{_NUMBER})\s*(?P<link>{_THROUGH}|en|and|und|&|\+|/|,)\s*{_LAST}",
        # A hyphen with space around it may part the storey from its work: "Level 2 - 3 coats".
        rf"{_ONE}(?:(?P<link>-|–|/|\+|&)|\s*(?P<said>t/?m|to|bis)\s*){_LAST}",
        rf"{_ONE}\s*(?P<link>{_THROUGH}|en|and|und|&|\+|/|,)\s*{_WORD}[ ._-]*?{_LAST}",
    )
)

#: What is below ground, and its number: "2. UG", "-2 kelder"; "Basement 2", "Basement level -2".
UNDER = r"(?:basement|cellar|kelder|keller|souterrain|untergescho(?:ss|ß)|\b[ku]\.?g\b\.?)"
_CELLAR = re.compile(
    rf"(?:(?<![\d.,])-?(\d)(?:\.|st|nd|rd|th|de|e)\s*|(?<!\w)-(\d)\s*){UNDER}"
    rf"|{UNDER}\s*(?:level|floor|storey|niveau|ebene|laag)?[ .]*[-#]?(\d)(?!\w|[.,]\d)"
    r"|\b[ku]g(\d)\b"
)


def numbered_in(plain: str) -> tuple[set[Mention], str]:
    """Storeys that ``plain`` names so, and what is left of it without them."""
    found: set[Mention] = set()
    for said in _CELLAR.finditer(plain):
        number = next(int(one) for one in said.groups() if one)
        found.add(("cellar", -max(number, 1)))
    left = _CELLAR.sub(" ", plain)
    for pattern in _SEVERAL:
        for said in pattern.finditer(left):
            found |= _between(said)
        left = pattern.sub(" ", left)
    found |= {_mention(int(said["first"])) for said in _ALONE.finditer(left)}
    return found, _ALONE.sub(" ", left)


def _between(said: re.Match[str]) -> set[Mention]:
    groups = said.groupdict()
    first, last = int(said["first"]), int(said["last"])
    link = groups.get("link") or groups.get("said") or ""
    if re.fullmatch(_THROUGH, link) is None:
        return {_mention(first), _mention(last)}
    # "Level 3-1" is the first part of level 3.
    rising = first < last <= HIGHEST
    return {_mention(one) for one in (range(first, last + 1) if rising else (first,))}


def _mention(number: int) -> Mention:
    return ("cellar", number) if number < 0 else ("level", number)
