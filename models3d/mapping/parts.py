"""The parts that buildings have, and the words for them, as ``parts.toml`` lists them."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Part:
    """A part of a building; ``late`` is its place within its phase (0 first, 1 last).

    ``then`` are the parts with whose tasks it goes where no task names it itself, ``instead_of`` those that a
    task does not mean which names this one. A part with a "!" in ``then`` does not pass its own on.
    """

    key: str
    phase: str
    late: float
    tasks: re.Pattern[str]
    elements: re.Pattern[str]
    classes: tuple[str, ...]
    then: tuple[str, ...]
    instead_of: tuple[str, ...] = ()


#: German letters as programs write them that know none.
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


#: What a thing is called is said by then; beyond it a name is a mishap that would cost seconds.
LONGEST = 400


def folded(text: str) -> str:
    """``text`` with its umlauts as two letters each, cut where no name is that long."""
    return text[:LONGEST].translate(_LETTERS)


def _any(words: list[str]) -> re.Pattern[str]:
    # Of no words at all nothing is one.
    return re.compile("|".join(words).translate(_LETTERS) or "(?!)", re.IGNORECASE)


_TABLES: dict[str, Any] = tomllib.loads(
    files("models3d.mapping").joinpath("parts.toml").read_text(encoding="utf-8")
)

#: Words that say nothing of what a thing is.
IDLE = frozenset(_TABLES["idle"])

#: Words that are on so much that sharing them says little.
COMMON = frozenset(_TABLES["common"])

#: Tasks with which nothing appears that a buyer sees.
ASIDE = _any(_TABLES["aside"])

#: Phases in building order -> the words by which a schedule names a whole one.
PHASES: dict[str, re.Pattern[str]] = {phase: _any(words) for phase, words in _TABLES["phases"].items()}

#: Parts in the order in which they are tried, by their keys.
PARTS = {
    one["key"]: Part(
        key=one["key"],
        phase=one["phase"],
        late=one["late"],
        tasks=_any(one["tasks"]),
        elements=_any(one["elements"]),
        classes=tuple(one.get("classes", ())),
        then=tuple(one.get("then", ())),
        instead_of=tuple(one.get("instead_of", ())),
    )
    for one in _TABLES["parts"]
}

#: Beginnings of classes -> the only parts that their elements are, the last one without any word.
ONLY = {kind: tuple(keys) for kind, keys in _TABLES["only"].items()}

#: Classes that are inside whatever they are, where nothing else tells.
INSIDE = ("IfcCovering", "IfcFurn", "IfcFlow", "IfcDistribution")
