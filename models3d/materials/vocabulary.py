"""Finds the line of a list of words that a name from somebody's model speaks of."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Generic, TypeVar

from models3d.spelling import spelled

Meaning = TypeVar("Meaning")

#: How the signs of a word are written as a regular expression: any letters, a digit, a class of letters.
SIGNS = ((r"\*", "[a-z0-9]*"), (r"\#", "[0-9]"), (r"\[!", "[^ "), (r"\[", "["), (r"\]", "]"))

#: A word with no sign but that for any letters around it, and what such a word can be.
SIMPLE = re.compile(r"\*?[a-z0-9]+\*?")
LETTERS = re.compile(r"[a-z0-9]+")


#: The number of a line, the longest letters of one expression in it, and that.
_Line = tuple[int, str, str]


class Vocabulary(Generic[Meaning]):
    """Lines of a meaning and its words (:mod:`models3d.materials.material_words`); the first found counts."""

    def __init__(self, lines: Sequence[tuple[Meaning, str]]) -> None:
        self._meanings = [meaning for meaning, _ in lines]
        self._simple: dict[str, int] = {}
        self._within: dict[str, int] = {}
        self._signed: list[_Line] = []
        self._phrases: list[_Line] = []
        for at, (_, words) in enumerate(lines):
            for word in filter(None, (" ".join(word.split()) for word in words.split(","))):
                if " " in word:
                    self._phrases.append((at, _stem(word), word))
                elif not SIMPLE.fullmatch(word):
                    self._signed.append((at, _stem(word), word))
                elif word.startswith("*") and word.endswith("*"):
                    self._within.setdefault(word.strip("*"), at)
                else:
                    self._simple.setdefault(word, at)
        # Names differ by their numbers, words come again and again: what a word says is found out once.
        self._line_of = lru_cache(maxsize=16384)(self._find)

    def find(self, text: str) -> Meaning | None:
        """Meaning of the first line one of whose words stands in ``text``; None where none does."""
        plain = spelled(text)
        best = min(
            (self._line_of(word) for word in set(plain.split()) if not word.isdigit()),
            default=len(self._meanings),
        )
        best = _first_said(self._phrases, plain, best)
        return self._meanings[best] if best < len(self._meanings) else None

    def _find(self, word: str) -> int:
        """The first line with something that takes ``word``; the number of lines where none has."""
        found = [_first_said(self._signed, word, len(self._meanings))]
        for letters in LETTERS.findall(word):
            cuts = range(len(letters) + 1)
            ways = [letters, *(f"{letters[:cut]}*" for cut in cuts), *(f"*{letters[cut:]}" for cut in cuts)]
            found += [self._simple[way] for way in ways if way in self._simple]
            found += [at for stem, at in self._within.items() if stem in letters]
        return min(found)


def _first_said(lines: Sequence[_Line], text: str, end: int) -> int:
    """The first of ``lines`` before ``end`` whose words stand in ``text``; ``end`` where none do."""
    for at, stem, words in lines:
        if at >= end:
            break
        if stem in text and _pattern(words).search(text):
            return at
    return end


def _stem(words: str) -> str:
    """The longest piece of ``words``, which stands wherever they do: most patterns are never needed."""
    return max(re.split(r"\[[^]]*\]|[*# ]", words), key=len)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    found = re.escape(words).replace(r"\ ", " ")
    for sign, meaning in SIGNS:
        found = found.replace(sign, meaning)
    return re.compile(rf"(?<![a-z0-9])(?:{found})(?![a-z0-9])")
