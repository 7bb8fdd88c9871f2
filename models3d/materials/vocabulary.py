"""Finds the line of a list of words that a name from somebody's model speaks of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from models3d.spelling import spelled

Meaning = TypeVar("Meaning")

#: How the signs of a word are written as a regular expression: any letters, a digit, a class of letters.
SIGNS = ((r"\*", "[a-z0-9]*"), (r"\#", "[0-9]"), (r"\[!", "[^ "), (r"\[", "["), (r"\]", "]"))


class Vocabulary(Generic[Meaning]):
    """Lines of a meaning and its words (:mod:`models3d.materials.material_words`); the first found counts."""

    def __init__(self, lines: Sequence[tuple[Meaning, str]]) -> None:
        self._meanings = [meaning for meaning, _ in lines]
        split = [[" ".join(word.split()) for word in words.split(",") if word.strip()] for _, words in lines]
        # Names differ by their numbers, words come again and again: what a word says is found out once.
        self._single = [_pattern([word for word in words if " " not in word]) for words in split]
        phrases = [_pattern([word for word in words if " " in word]) for words in split]
        self._phrases = [(at, pattern) for at, pattern in enumerate(phrases) if pattern]
        self._line_of = lru_cache(maxsize=16384)(self._find)

    def find(self, text: str) -> Meaning | None:
        """Meaning of the first line one of whose words stands in ``text``; None where none does."""
        plain = spelled(text)
        best = min(
            (self._line_of(word) for word in set(plain.split()) if not word.isdigit()),
            default=len(self._meanings),
        )
        for at, pattern in self._phrases:
            if at >= best:
                break
            if pattern.search(plain):
                best = at
        return self._meanings[best] if best < len(self._meanings) else None

    def _find(self, word: str) -> int:
        found = (at for at, pattern in enumerate(self._single) if pattern and pattern.search(word))
        return next(found, len(self._meanings))


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    globs = [re.escape(word).replace(r"\ ", " ") for word in words]
    for sign, meaning in SIGNS:
        globs = [word.replace(sign, meaning) for word in globs]
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(globs)})(?![a-z0-9])")
