"""``[[tour]]`` of ``development.toml``: what can be said of its steps before the building is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from models3d.errors import BrokenInputError
from models3d.folder.ids import SOUND
from models3d.folder.tables import TourTable
from models3d.folder.toml_lines import line_of
from models3d.folder.toml_text import FILE
from models3d.manifest_tour import TourHour

#: Leaves out every made step that no other table of the tour names.
ALL = "*"

#: What is read in ten seconds, and what a title has room for.
MOST_WORDS = 40
LONGEST_TITLE = 60

#: A step without a month has the sun of midsummer.
MIDSUMMER = 6

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class TourRule:
    """One of ``[[tour]]``, and the line of the file at which each of its keys stands."""

    table: TourTable
    lines: dict[str, int]

    def refuse(self, key: str, what: str, remedy: str) -> BrokenInputError:
        """The error that says what is wrong with ``key``."""
        return BrokenInputError(what, where=f"{FILE} line {self.lines[key]}", remedy=remedy)

    def unknown(self, key: str, value: str, kind: str, known: Sequence[str]) -> BrokenInputError:
        """The error that says that no ``kind`` is called ``value``."""
        near = get_close_matches(value.casefold(), [one.casefold() for one in known], 1)
        meant = next((one for one in known if near and one.casefold() == near[0]), "")
        remedy = f"Did you mean '{meant}'?" if meant else f"These are known: {', '.join(known) or 'none'}."
        return self.refuse(key, f"no {kind} is called '{value}'.", remedy)

    @property
    def hour(self) -> TourHour | None:
        """When the sun is to stand over the step."""
        found = _CLOCK.fullmatch(self.table.hour)
        if not found:
            return None
        return TourHour(self.table.month or MIDSUMMER, int(found[1]) * 60 + int(found[2]))


def tour_rules(tables: Sequence[TourTable], text: str) -> list[TourRule]:
    """``tables`` with their lines in ``text``, the file."""
    return [
        TourRule(table, {key: line_of(text, f"$.tour[{at}].{key}") for key in table.__struct_fields__})
        for at, table in enumerate(tables)
    ]


def wrong_tour(tables: Sequence[TourTable]) -> Iterator[tuple[str, str, str]]:
    """Where a step is wrong in itself, what is wrong with it and the remedy."""
    named: set[str] = set()
    for at, one in enumerate(tables):
        spot = f"$.tour[{at}]"
        if one.id and one.id != ALL and not SOUND.fullmatch(one.id):
            yield f"{spot}.id", f"the id {one.id!r} is no name for a step.", "Write letters, digits and -."
        if one.id and one.id in named:
            yield f"{spot}.id", f"the step '{one.id}' is written twice.", "Make one table of the two."
        named.add(one.id)
        for what, remedy in _left_out(one) if one.leave_out else _shown(one):
            yield spot, what, remedy
        if one.hour and not _CLOCK.fullmatch(one.hour):
            yield f"{spot}.hour", f"'{one.hour}' is no time of day.", 'Write it as "21:15".'
        if one.month is not None and not one.hour:
            yield f"{spot}.month", "a month says nothing without an hour.", 'Add hour, as "21:15".'
        if one.month is not None and not 1 <= one.month <= 12:
            yield f"{spot}.month", f"there is no month {one.month}.", "Write 1 to 12."
        if len(one.words.split()) > MOST_WORDS:
            more = f"{len(one.words.split())} words cannot be read while the step is on show."
            yield f"{spot}.words", more, f"Write at most {MOST_WORDS}, or make two steps of it."
        if len(one.title) > LONGEST_TITLE:
            yield f"{spot}.title", "the title is too long for its line.", f"At most {LONGEST_TITLE} letters."


def _left_out(one: TourTable) -> Iterator[tuple[str, str]]:
    if not one.id:
        yield "nobody knows which step is to be left out.", f'Add its id, or "{ALL}" for all that are made.'
    if one != TourTable(id=one.id, leave_out=True):
        yield "a step that is left out says nothing.", "Remove its other keys, or leave_out."


def _shown(one: TourTable) -> Iterator[tuple[str, str]]:
    if one.id == ALL:
        yield f'"{ALL}" is all steps that are made.', "Write leave_out = true with it, or another id."
    elif not one.id and not one.words:
        yield "a step of one's own has to say something.", "Add words, or the id of the step it changes."
    if one.place and not one.words:
        yield "what is said at another place is not known.", "Add words that belong there."
