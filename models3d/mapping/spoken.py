"""In which languages a schedule and a model are written: each word is a vote of the languages that know it.

The vocabulary that is there to read them is all that is asked, so that "tak", a Dutch branch and a Swedish
roof, is read by the company that it keeps. A word that several languages know is shared among them. Whoever
has less than a share of the votes of the first is not listened to; what the first does not understand, the
next one may ("curtain wall" in a Spanish schedule, both halves of a Belgian one).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from models3d.mapping.parts import ASIDE, COMMON, IDLE, PARTS, PHASES, folded
from models3d.mapping.tongue import OTHERS, WEST, WESTERN, Tongues, tongue
from models3d.spelling import spelled

#: The share of the first's votes without which a language is not listened to; of words in English, which are
#: in schedules everywhere, a smaller one.
HEARD, HEARD_WEST = 1 / 3, 1 / 10
#: Fewer words that no other language shares tell nothing: "test" and "task" are said everywhere.
LEAST = 2
#: More different words tell no more.
ENOUGH = 1000
#: The votes of a word: so many that those who share it get whole numbers, and no order of adding matters.
VOTES = 5040


@dataclass(frozen=True)
class Spoken:
    """The languages of the tasks and of the elements."""

    tasks: Tongues = WESTERN
    elements: Tongues = WESTERN

    @property
    def titles(self) -> Tongues:
        """Those of storeys' names, which the model has and the schedule may share."""
        return tuple(dict.fromkeys((*self.elements, *self.tasks)))


def spoken_in(texts: Iterable[str], least: int = LEAST) -> Tongues:
    """The languages of ``texts``, most votes first; the western ones where less than ``least`` words tell."""
    words: dict[str, None] = {}
    for text in texts:
        words.update(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", _parted(text).casefold())))
        if len(words) > ENOUGH:
            break
    votes: Counter[str] = Counter()
    for word in words:
        known = knowing(word)
        for code in known:
            votes[code] += VOTES // len(known)
    most = max(votes.values(), default=0)
    if most < least * VOTES or not votes:
        return WESTERN
    heard = [code for code, count in votes.items() if count >= most * (HEARD_WEST if code == WEST else HEARD)]
    return tuple(sorted(heard, key=lambda code: (-votes[code], code != WEST, code)))


def _parted(text: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


@cache
def knowing(word: str) -> tuple[str, ...]:
    """The languages that know ``word``, which is in lower case."""
    plain = spelled(word)
    others = tuple(code for code in OTHERS if tongue(code).knows(plain))
    return (WEST, *others) if _western(word) else others


def _western(word: str) -> bool:
    said = folded(word)
    return said in IDLE or said in COMMON or _any_western().search(said) is not None


@cache
def _any_western() -> re.Pattern[str]:
    words = [one for part in PARTS.values() for one in (part.tasks, part.elements)]
    return re.compile("|".join(one.pattern for one in (*words, *PHASES.values(), ASIDE)), re.IGNORECASE)
