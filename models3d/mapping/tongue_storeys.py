"""Storeys that a text of one language names, by the patterns under ``[storeys]`` of its file.

Patterns are regular expressions for bare text (:func:`models3d.spelling.bare`), in which ``#`` stands for a
number, an ordinal in figures, Roman figures or words, or for two of them ("1 and 2", "1 to 3"). They stand
under what the number means: ``upper`` counts storeys above the ground floor; ``one`` counts that as the
first, as Norwegians, Finns and Czechs do; ``floor`` as each country or planner likes; ``level`` is a number
by which a storey is called; ``cellar`` counts downwards. Without a number: ``ground``, ``cellar``, ``top``
(under the roof), ``roof`` and ``upstairs``.
"""

import re
from dataclasses import dataclass
from typing import Literal

from models3d.spelling import bare

#: What a text says of a storey, and its number: "upper" counts those above the ground floor (2. OG; 0: any),
#: "floor" counts as the country does (2nd floor), "level" is a number by which a storey is called (Level 2).
Mention = tuple[Literal["upper", "floor", "level", "ground", "cellar", "top", "roof"], int]

#: Roman figures; not V and X alone, which are words of several languages.
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}

#: Between the first and the last of several, and between two.
_TO = "-|–|au|al|ao|à|a|do|az|til|till|bis|to"
_AND = r"/|,|\+|&|et|og|och|y|e|i"
#: Endings of ordinals in figures; "º" and "ª" are bare "o" and "a".
_ENDING = r"(?:(?:iemes?|emes?|ere?|de|nde?|[oae]|\.[oa]|:[ae]|°)(?![^\W\d_]))?\.?"
#: What is measured in these is no storey's number, nor is a decimal.
_NO_MEASURE = r"(?!\d|[.,]\d|\s*(?:mm|cm|m2|m²|kg)\b)"
#: No storey has a higher number.
HIGHEST = 60

#: What a pattern without a number means.
_PLAIN: dict[str, Mention] = {
    "ground": ("ground", 0),
    "cellar": ("cellar", -1),
    "top": ("top", 0),
    "roof": ("roof", 0),
    "upstairs": ("upper", 0),
}


@dataclass(frozen=True)
class StoreyWords:
    """Patterns by what they mean, and the numbers that words are."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    numbers: dict[str, int]
    #: Those without a number, in one.
    plain: re.Pattern[str]

    @classmethod
    def of(cls, table: dict[str, list[str]]) -> "StoreyWords":
        """The words of a file's ``[storeys]``; ``numbers`` are ordinals as words, from nought."""
        numbers = ROMAN | {
            word: number for number, words in enumerate(table["numbers"]) for word in words.split()
        }
        patterns = [
            (meaning, re.compile(_filled(written, numbers)))
            for meaning, some in table.items()
            if meaning != "numbers"
            for written in some
        ]
        plain = [
            written
            for meaning, some in table.items()
            if meaning in _PLAIN
            for written in some
            if "#" not in written and "?P<" not in written
        ]
        return cls(tuple(patterns), numbers, re.compile("|".join(plain)))

    def knows(self, word: str) -> bool:
        """Say whether ``word``, spelled, names a storey by itself."""
        return self.plain.search(word) is not None

    def mentions(self, text: str, *, title: bool) -> frozenset[Mention]:
        """Storeys that ``text`` names; a roof only as a ``title``, for roofs are built everywhere."""
        found: set[Mention] = set()
        left = bare(text)
        for meaning, pattern in self.patterns:
            if meaning != "roof" or title:
                for one in pattern.finditer(left):
                    found |= self._meant(meaning, one.groupdict())
                # What is said with a number is not said again without one.
                left = pattern.sub(" ; ", left)
        return frozenset(found)

    def without(self, text: str) -> str:
        """``text``, bare, without the storeys that it names."""
        left = bare(text)
        for meaning, pattern in self.patterns:
            if meaning != "roof":
                left = pattern.sub(" ", left)
        return re.sub(r"\s+", " ", left).strip()

    def _meant(self, meaning: str, groups: dict[str, str | None]) -> set[Mention]:
        if not groups.get("first"):
            return {_PLAIN[meaning]}
        ends = [self._number(said) for said in (groups["first"], groups.get("last")) if said]
        if max(map(abs, ends)) > HIGHEST:
            return set()
        link = (groups.get("link") or "").strip()
        all_between = re.fullmatch(_TO, link) is not None
        return {_numbered(meaning, one) for one in (range(min(ends), max(ends) + 1) if all_between else ends)}

    def _number(self, said: str) -> int:
        return self.numbers[said] if said in self.numbers else int(said)


def _filled(written: str, numbers: dict[str, int]) -> str:
    """``written`` with its ``#`` as a number or as two."""
    words = "|".join(sorted(numbers, key=len, reverse=True))
    first, last = (
        rf"(?P<{name}>[-+]?\d{{1,2}}|(?:{words})(?![^\W\d_])){_NO_MEASURE}{_ENDING}"
        for name in ("first", "last")
    )
    # "R+1 to R+3" has its sign twice.
    several = rf"{first}(?:\s*(?P<link>{_AND}|{_TO})\s*(?:r ?\+ ?|p ?)?{last})?\s*"
    return written.replace("#", rf"(?<![\w.,+]){several}" if written.startswith("#") else several)


def _numbered(meaning: str, number: int) -> Mention:
    if meaning == "cellar":
        return "cellar", -abs(number)
    if number < 0:
        return "cellar", number
    if meaning in ("upper", "one"):
        above = number - (meaning == "one")
        return ("upper", above) if above > 0 else ("ground", 0)
    return ("floor", number) if meaning == "floor" else ("level", number)
