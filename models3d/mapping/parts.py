"""The parts that buildings have, and the words for them, as ``parts.toml`` lists them."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Part:
    """A part of a building; ``late`` is its place within its phase (0 first, 1 last).

    ``then`` are the parts with whose tasks it goes where no task names it itself.
    """

    key: str
    phase: str
    late: float
    tasks: re.Pattern[str]
    elements: re.Pattern[str]
    classes: tuple[str, ...]
    then: tuple[str, ...]


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_TABLES = tomllib.loads(files("models3d.mapping").joinpath("parts.toml").read_text(encoding="utf-8"))

#: Words that say nothing of what a thing is.
IDLE = frozenset(_TABLES["idle"])

#: Tasks with which nothing appears that a buyer sees.
ASIDE = _any(_TABLES["aside"])

#: Phases in building order -> the words by which a schedule names a whole one.
PHASES = {phase: _any(words) for phase, words in _TABLES["phases"].items()}

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
    )
    for one in _TABLES["parts"]
}

#: Classes that are inside whatever they are, where nothing else tells.
INSIDE = ("IfcCovering", "IfcFurn", "IfcBuildingElementProxy", "IfcFlow", "IfcDistribution")
