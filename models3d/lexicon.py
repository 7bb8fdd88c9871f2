"""Finds in a text what a list of expressions means; the narrower expression takes the words of the wider.

More words are narrower than fewer, and in one word more letters. Of several that stand beside each other in
one word the last is what it is about: "badeværelsesfliser" are tiles.

An expression is a word or several, spelled by :func:`models3d.spelling.spelled`. ``*`` at either end stands
for the rest of a word, so that ``cloison*`` finds every form of it and ``*vagg`` every wall that a Swede may
put into one word; ``~`` stands for up to three words between. Cutting words to such stems by hand, form by
form, is what a stemmer does by rule; but rules cut "solado" (a floor finish) to "sol" and leave compounds
whole.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from models3d.spelling import spelled

Meaning = TypeVar("Meaning")

#: So many words may stand where an expression has a ``~``.
BETWEEN = 3
GAP = "~"


@dataclass(frozen=True)
class Found(Generic[Meaning]):
    """``places`` are the words (by number) that say ``meaning``; ``weight`` says how narrowly."""

    meaning: Meaning
    places: tuple[int, ...]
    weight: tuple[int, int]


@dataclass(frozen=True)
class _Expression(Generic[Meaning]):
    meaning: Meaning
    words: tuple[str, ...]
    gaps: tuple[bool, ...]


class Lexicon(Generic[Meaning]):
    """Expressions by meaning: ``lines`` of a meaning and its expressions, parted by commas."""

    def __init__(self, lines: Iterable[tuple[Meaning, str]]) -> None:
        self._begun: dict[str, list[_Expression[Meaning]]] = defaultdict(list)
        words: set[str] = set()
        for meaning, listed in lines:
            for written in listed.split(","):
                one = _expression(meaning, written)
                if one.words:
                    self._begun[one.words[0]].append(one)
                    words.update(one.words)
        self._globs = _Globs(words)
        self._alone = {word for word, some in self._begun.items() if any(len(one.words) == 1 for one in some)}
        self._heads: dict[str, frozenset[str]] = {}

    def found(self, text: str) -> list[Found[Meaning]]:
        """What ``text`` means, from its beginning; of words that say several things the narrowest counts."""
        said = spelled(text).split()
        hits = [self._globs.of(word) for word in said]
        every = [
            Found(one.meaning, places, _weight(one))
            for at, globs in enumerate(hits)
            for glob in globs
            for one in self._begun.get(glob, ())
            if len(one.words) > 1 or glob in self._head(said[at])
            if (places := _places(one, at, hits))
        ]
        kept: list[Found[Meaning]] = []
        taken: dict[int, Found[Meaning]] = {}
        for one in sorted(every, key=lambda found: found.weight, reverse=True):
            rivals = [taken[place] for place in one.places if place in taken]
            if all(rival.weight == one.weight and rival.places == one.places for rival in rivals):
                kept.append(one)
                taken.update(dict.fromkeys(one.places, one))
        return sorted(kept, key=lambda found: found.places)

    def _head(self, word: str) -> frozenset[str]:
        """Those that say by themselves what ``word`` is about."""
        if word not in self._heads:
            kept: list[tuple[int, int, str]] = []
            spans = [(*span, glob) for glob, span in self._globs.of(word).items() if glob in self._alone]
            for start, end, glob in sorted(spans, key=lambda one: (one[0] - one[1], "*" in one[2], one[2])):
                if all(
                    end <= first or last <= start or (start, end) == (first, last) for first, last, _ in kept
                ):
                    kept.append((start, end, glob))
            head = max((one[:2] for one in kept), default=(0, 0))
            self._heads[word] = frozenset(glob for *span, glob in kept if tuple(span) == head)
        return self._heads[word]

    def meanings(self, text: str) -> frozenset[Meaning]:
        """All that ``text`` means."""
        return frozenset(one.meaning for one in self.found(text))

    def knows(self, word: str) -> bool:
        """Say whether ``word``, spelled, stands in any expression."""
        return bool(self._globs.of(word))


class _Globs:
    """Words with ``*`` at either end, found with as few comparisons as may be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._begins: set[str] = set()
        self._ends: set[str] = set()
        self._within: list[tuple[str, str]] = []
        for word in words:
            bare = word.strip("*")
            if word == bare:
                self._whole.add(word)
            elif word == f"{bare}*":
                self._begins.add(word)
            elif word == f"*{bare}":
                self._ends.add(word)
            else:
                self._within.append((word, bare))
        self._known: dict[str, dict[str, tuple[int, int]]] = {}

    def of(self, word: str) -> dict[str, tuple[int, int]]:
        """Those that take ``word``, and from where to where in it each stands."""
        if word not in self._known:
            size = len(word)
            self._known[word] = {
                **({word: (0, size)} if word in self._whole else {}),
                **{one: (0, cut) for cut in range(size + 1) if (one := f"{word[:cut]}*") in self._begins},
                **{one: (cut, size) for cut in range(size + 1) if (one := f"*{word[cut:]}") in self._ends},
                **{
                    glob: (at, at + len(bare)) for glob, bare in self._within if (at := word.rfind(bare)) >= 0
                },
            }
        return self._known[word]


def _expression(meaning: Meaning, written: str) -> _Expression[Meaning]:
    signs = written.split()
    words = tuple(sign for sign in signs if sign != GAP)
    gaps = tuple(after == GAP for before, after in pairwise(signs) if before != GAP)
    return _Expression(meaning, words, gaps)


def _weight(one: _Expression[Meaning]) -> tuple[int, int]:
    """Words, then letters; that a word is said whole counts half a letter."""
    return len(one.words), sum(2 * len(word.strip("*")) + ("*" not in word) for word in one.words)


def _places(one: _Expression[Meaning], at: int, hits: list[dict[str, tuple[int, int]]]) -> tuple[int, ...]:
    """The words from ``at`` on that are those of ``one``; none where they are not."""
    places = [at]
    for word, gap in zip(one.words[1:], one.gaps, strict=True):
        last = places[-1]
        reach = range(last + 1, min(last + 2 + BETWEEN * gap, len(hits)))
        place = next((next_ for next_ in reach if word in hits[next_]), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)
