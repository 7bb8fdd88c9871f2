"""What builders of one language call things: one file of ``tongues/`` each.

``[tasks]`` and ``[elements]`` are expressions (:mod:`models3d.lexicon`) by the parts of ``parts.toml``; an
element may be called all that tasks are. ``[phases]`` are the words for a whole phase, ``[stages]`` what a
buyer reads. ``aside`` are tasks with which nothing appears, ``idle`` words that say nothing, ``common`` words
on so much that sharing them says little. Words under ``above`` move a slab to the storey over the one named;
those under ``zones`` stand before a number that is no storey's. For ``[storeys]`` see
:mod:`models3d.mapping.tongue_storeys`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models3d.lexicon import Lexicon
from models3d.mapping.tongue_storeys import StoreyWords
from models3d.spelling import bare

#: English, Dutch and German: ``parts.toml`` and :mod:`models3d.mapping.named_storeys` have these together.
WEST = "west"

#: The other languages, each of a file.
OTHERS = ("cs", "da", "es", "fi", "fr", "it", "no", "pl", "pt", "sv", "tr")

#: Bokmål and Nynorsk by their own codes, by which pages are mostly marked.
ALSO = {"nb": "no", "nn": "no"}

#: What idle words mean. They stand among the others, for "základní" (basic) is no "základ" (foundation).
NOTHING = ""

#: Languages in which something is written, the likeliest first.
Tongues = tuple[str, ...]
WESTERN: Tongues = (WEST,)


@dataclass(frozen=True)
class Tongue:
    """The words of one language."""

    tasks: Lexicon[str]
    elements: Lexicon[str]
    phases: Lexicon[str]
    aside: Lexicon[str]
    above: Lexicon[str]
    idle: Lexicon[str]
    common: Lexicon[str]
    zones: re.Pattern[str]
    stages: dict[str, str]
    storeys: StoreyWords

    def parts_of_task(self, text: str) -> frozenset[str]:
        """Keys of the parts that a task called ``text`` names."""
        return self.tasks.meanings(text) - {NOTHING}

    def parts_of_element(self, text: str) -> frozenset[str]:
        """Keys of the parts that ``text`` on an element names."""
        return self.elements.meanings(text) - {NOTHING}

    def knows(self, word: str) -> bool:
        """Say whether ``word``, spelled, is one of this language's."""
        return any(
            words.knows(word) for words in (self.elements, self.phases, self.aside, self.idle)
        ) or self.storeys.knows(word)


@cache
def tongue(code: str) -> Tongue:
    """The language of ``code``, one of ``OTHERS``."""
    said = files("models3d.mapping").joinpath("tongues", f"{code}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(said)
    idle = (NOTHING, table["idle"])
    tasks, elements = table["tasks"], table["elements"]
    return Tongue(
        tasks=Lexicon([*tasks.items(), idle]),
        elements=Lexicon([*tasks.items(), *elements.items(), idle]),
        phases=Lexicon(table["phases"].items()),
        aside=Lexicon([("aside", table["aside"])]),
        above=Lexicon([("above", table["above"])]),
        idle=Lexicon([("idle", table["idle"])]),
        common=Lexicon([("common", table["common"])]),
        # A label of a letter or two, a number, or several of them.
        zones=re.compile(
            rf"\b(?:{table['zones']})\s*\.?(?:[a-z]\d?|\d{{1,3}}[a-z]?)"
            r"(?:\s*[-–/+&,]\s*(?:[a-z]\d?|\d{1,3}[a-z]?))*(?=\W|$)"
        ),
        stages=table["stages"],
        storeys=StoreyWords.of(table["storeys"]),
    )


def stage_name(code: str, phase: str) -> str:
    """What a buyer who speaks ``code`` reads for the stage ``phase``; "" where no file has that language."""
    code = ALSO.get(code, code)
    return tongue(code).stages[phase] if code in OTHERS else ""


def names_zone(text: str, tongues: Tongues) -> bool:
    """Say whether ``text`` names a part of a building in one of ``tongues``."""
    return any(tongue(code).zones.search(bare(text)) for code in tongues if code != WEST)


def without_zones(text: str, tongues: Tongues) -> str:
    """``text``, bare, without the parts of a building that words of ``tongues`` name."""
    for code in tongues:
        if code != WEST:
            text = tongue(code).zones.sub(" ", bare(text))
    return text
