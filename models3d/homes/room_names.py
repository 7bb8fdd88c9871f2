"""What kind of room a name says: its head decides; "Garden lobby" is a lobby, "terrasse du salon" a terrace.

In a compound and in English the last noun is the head ("Balkonzimmer", "Balcony lounge"), elsewhere the first
("chambre sur jardin", "Terrasse Wohnzimmer"), and before any word that begins to tell where the room is. A
word for any room leaves it to the one beside it ("bathroom"), unless that is outdoors: a "terrace room" is a
room. Which language a name is in, the words found in it tell by a vote.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from models3d.spelling import bare

RoomKind = Literal["outdoor", "bath", "habitable", "service"]

#: Words of a kind by which rooms are told apart, kept narrower than the kinds themselves.
Word = Literal["outdoor", "bath", "living", "cooking", "habitable", "service", "room"]
KIND: dict[Word, RoomKind] = {
    "outdoor": "outdoor",
    "bath": "bath",
    "living": "habitable",
    "cooking": "service",
    "habitable": "habitable",
    "service": "service",
    "room": "habitable",
}

#: Between several rooms in one name; a hyphen with space around it parts them too.
_PARTED = re.compile(r"[/+&,;|(\[]|\s[-–]\s|\s(?:and|und|en|et|y|e|og|och|ja|ve|oraz)\s")
#: But "с/у" is one word.
_ONE_WORD = re.compile(r"(?<=\b[^\W\d_])/(?=[^\W\d_]\b)")
#: The votes of a word: so many that those who share it get whole numbers.
VOTES = 5040
#: Beyond this a name is a mishap.
LONGEST = 200


@dataclass(frozen=True)
class _Said:
    """A word that stands at ``start`` to ``end`` of a name: what it is in each language."""

    start: int
    end: int
    means: dict[str, Word]


@lru_cache(maxsize=8192)
def kind_said(name: str) -> RoomKind | None:
    """The kind of room that ``name`` says; None where it says none."""
    said = word_said(name)
    return None if said is None else KIND[said]


@lru_cache(maxsize=8192)
def word_said(name: str) -> Word | None:
    """What ``name`` says of a room, as narrow as its words are; None where it says nothing."""
    plain = _ONE_WORD.sub("", bare(name[:LONGEST]))
    heads: list[Word] = []
    every: set[Word] = set()
    for part in _PARTED.split(plain):
        said = _words(part)
        if said:
            code = _language(said)
            heads.append(_head(part, said, code))
            every |= {_meaning(one, code) for one in said}
    if not heads:
        return None
    if {"living", "cooking"} <= every and heads[0] != "outdoor":
        return "living"
    # A room with a toilet and a shower is a bathroom, whichever is named first.
    return "bath" if KIND[heads[0]] == "service" and "bath" in heads else heads[0]


def _head(part: str, said: list[_Said], code: str) -> Word:
    where = _where(part, code, said[0].end)
    told = [one for one in said if one.start < where]
    chosen = len(told) - 1
    if code != "en":
        # The last of the words that are written as one.
        apart = (at for at in range(1, len(told)) if " " in part[told[0].start : told[at].end])
        chosen = next(apart, len(told)) - 1
    means = _meaning(told[chosen], code)
    if means != "room":
        return means
    beside = [*told[:chosen][-1:], *said[chosen + 1 :]][:1]
    named = [_meaning(one, code) for one in beside]
    return named[0] if named and named[0] != "outdoor" else "room"


def _words(part: str) -> list[_Said]:
    """Words in ``part`` by their place; of those that overlap the longest."""
    spans: dict[tuple[int, int], dict[str, Word]] = {}
    for at in range(len(part) - 1):
        for literal, left, right, means in _vocabulary().get(part[at : at + 2], ()):
            end = at + len(literal)
            if (
                part.startswith(literal, at)
                and (left or not part[max(at - 1, 0) : at].isalpha())
                and (right or not part[end : end + 1].isalpha())
            ):
                spans.setdefault((at, end), {}).update(means)
    kept: list[_Said] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= one.start or one.end <= start for one in kept):
            kept.append(_Said(start, end, spans[start, end]))
    return sorted(kept, key=lambda said: said.start)


def _language(said: list[_Said]) -> str:
    """The language that most of the words are of; not English where another has as many and order counts."""
    votes: Counter[str] = Counter()
    for one in said:
        for code in one.means:
            votes[code] += VOTES // len(one.means)
    return min(votes, key=lambda code: (-votes[code], (code == "en") == (len(said) > 1), code))


def _meaning(one: _Said, code: str) -> Word:
    if code in one.means:
        return one.means[code]
    counts = Counter(one.means.values())
    return min(counts, key=lambda word: (-counts[word], word))


def _where(part: str, code: str, begun: int) -> int:
    """Where ``part`` begins to tell where the room is, behind its first word."""
    found = _by(code).search(part, begun)
    return found.start() if found else len(part)


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("models3d.homes").joinpath("rooms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _by(code: str) -> re.Pattern[str]:
    words = "|".join(re.escape(bare(word.strip())) for word in _tables()[code]["by"].split(","))
    return re.compile(rf"(?<=[\s\d])(?:{words})(?=[\s'’])")


#: A word, whether letters may stand before it and after it, and its meanings by language.
_Entry = tuple[str, bool, bool, dict[str, Word]]


@cache
def _vocabulary() -> dict[str, list[_Entry]]:
    """All words by their first two letters."""
    means: dict[str, dict[str, Word]] = {}
    for code, kinds in _tables().items():
        for kind in KIND:
            for written in filter(None, (bare(word.strip()) for word in kinds.get(kind, "").split(","))):
                means.setdefault(written, {}).setdefault(code, kind)
    found: dict[str, list[_Entry]] = {}
    for written, own in means.items():
        word = written.strip("*")
        found.setdefault(word[:2], []).append((word, written.startswith("*"), written.endswith("*"), own))
    return found
