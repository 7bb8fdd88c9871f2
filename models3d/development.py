"""``development.toml``: the one file a project manager writes; everything in it but five words has a default.

The tables are declared once, here; ``docs/development-folder.md`` explains them to their authors.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Struct, field

from models3d import manifest
from models3d.errors import BrokenInputError
from models3d.manifest import FeatureKind, MaterialKind
from models3d.rules import FeatureRule, Match, MaterialRule, StageRule
from models3d.toml_lines import line_of

FILE = "development.toml"

Globs = str | list[str]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: a key that nobody knows is an error, for it is mostly a misspelt one."""


class MatchTable(Table, frozen=True):
    """Which elements or spaces a rule takes; see :class:`models3d.rules.Match`."""

    ifc_class: Globs = field(default="", name="class")
    name: Globs = ""
    layer: Globs = ""
    material: Globs = ""
    storey: Globs = ""
    global_id: Globs = ""
    space: Globs = ""
    zone: Globs = ""

    def rule(self) -> Match:
        """The same, as the rest of the road wants it."""
        return Match(**{key: _globs(getattr(self, key)) for key in self.__struct_fields__})


class ModelTable(Table, frozen=True):
    """One of ``[[models]]``: an IFC file, or a glTF whose node names are ids with its tables beside it."""

    file: str
    elements: str = ""
    columns: dict[str, str] = {}
    spaces: str = ""
    space_columns: dict[str, str] = {}
    encoding: str = "utf-8"
    #: Metres (x, y up, z) added to this model so that it meets the others.
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)


class ScheduleTable(Table, frozen=True):
    """One of ``[[schedules]]``: MS-Project XML, or a CSV with a row for every element and task."""

    file: str
    columns: dict[str, str] = {}
    encoding: str = "utf-8"
    delimiter: str = ","
    #: As in Python's strptime, e.g. "%d-%m-%Y"; ISO dates when left out.
    dates: str = ""
    #: What the name column holds around the name, as a regular expression with one group.
    name_pattern: str = ""
    #: Properties through which the log's elements and the model's meet where their ids do not.
    keys: list[str] = field(default_factory=lambda: ["layer", "material", "name"])
    #: Elements that the log leaves without any of the keys.
    nameless: MatchTable | None = None
    #: Words in the ``report`` column.
    late: list[str] = field(default_factory=lambda: ["Too late", "Late"])
    on_time: list[str] = field(default_factory=lambda: ["On time"])


class LinkTable(Table, frozen=True):
    """One of ``[[links]]``: elements joined to tasks by what they are."""

    tasks: Globs
    match: MatchTable | list[MatchTable]
    #: Tasks that the schedule linked by mistake and that these replace.
    instead_of: Globs = ""


class StageTable(Table, frozen=True):
    """One of ``[[stages]]``, in building order."""

    id: str
    name: str
    tasks: Globs = ""
    match: MatchTable | list[MatchTable] = []


class StoreyTable(Table, frozen=True):
    """One of ``[[storeys]]``: what the model does not know of a storey, or has wrong."""

    name: str
    title: str = ""
    floor: int | None = None
    elevation: float | None = None


class FeatureTable(Table, frozen=True):
    """One of ``[[features]]``."""

    id: str
    name: str
    kind: FeatureKind
    match: MatchTable
    sensitive: bool = False


class MaterialTable(Table, frozen=True):
    """One of ``[[materials]]``."""

    match: MatchTable
    kind: MaterialKind | None = None
    name: str | None = None
    colour: str | None = None
    opacity: float | None = None


class LeaveOutTable(Table, frozen=True):
    """``[leave_out]``: what is in the model but not in the building."""

    stray: bool = False
    match: MatchTable | list[MatchTable] = []


class SequenceTable(Table, frozen=True):
    """``[sequence]``: how dates are derived and set right where the schedule leaves off."""

    #: First day of a sequence that is derived as a whole, without any schedule.
    start: date = date(2026, 1, 5)
    #: Calendar days that the structure of one storey takes in it.
    days_per_storey: int = 21
    #: Elements that carry others; by default structure by class, walls by LoadBearing or thickness.
    bearing: MatchTable | list[MatchTable] = []


class PlaceTable(Table, frozen=True):
    """``[place]``."""

    latitude: float
    longitude: float
    timezone: str
    true_north: float = 0.0
    address: str = ""


class DevelopmentFile(Table, frozen=True):
    """The whole file."""

    name: str
    currency: str
    place: PlaceTable
    models: list[ModelTable]
    id: str = ""
    description: str = ""
    languages: list[str] = field(default_factory=lambda: ["en"])
    units: str = "units.csv"
    schedules: list[ScheduleTable] = []
    links: list[LinkTable] = []
    stages: list[StageTable] = []
    storeys: list[StoreyTable] = []
    features: list[FeatureTable] = []
    materials: list[MaterialTable] = []
    leave_out: LeaveOutTable = LeaveOutTable()
    sequence: SequenceTable = SequenceTable()


@dataclass(frozen=True)
class Folder:
    """A development folder whose ``development.toml`` was read and found sound."""

    path: Path
    file: DevelopmentFile

    def find(self, name: str) -> Path:
        """The path of an input file; raises :class:`BrokenInputError` where there is none."""
        path = self.path / name
        if not path.is_file():
            raise BrokenInputError(
                f"the file '{name}' is not there.",
                where=f"{FILE}",
                remedy=f"Put it at {path.resolve()}, or correct its name (paths start at the folder).",
            )
        return path

    def development(self) -> manifest.Development:
        """What the manifest says of the development as a whole."""
        file, place = self.file, self.file.place
        return manifest.Development(
            id=file.id or slug(file.name),
            name=file.name,
            currency=file.currency,
            place=manifest.Place(**msgspec.structs.asdict(place)),
            languages=file.languages,
            description=file.description,
        )

    def stage_rules(self) -> list[StageRule]:
        """``[[stages]]`` as rules; empty where the default roll-up is wanted."""
        return [StageRule(s.id, s.name, _globs(s.tasks), matches(s.match)) for s in self.file.stages]

    def feature_rules(self) -> list[FeatureRule]:
        """``[[features]]`` as rules."""
        return [FeatureRule(f.id, f.name, f.kind, f.match.rule(), f.sensitive) for f in self.file.features]

    def material_rules(self) -> list[MaterialRule]:
        """``[[materials]]`` as rules."""
        return [
            MaterialRule(m.match.rule(), m.kind, m.name, m.colour, m.opacity) for m in self.file.materials
        ]


def matches(table: MatchTable | list[MatchTable]) -> tuple[Match, ...]:
    """One match or several, as rules."""
    return tuple(one.rule() for one in (table if isinstance(table, list) else [table]))


def _globs(value: Globs) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)


def task_globs(value: Globs) -> tuple[str, ...]:
    """``tasks`` of a rule as a tuple."""
    return _globs(value)


def slug(name: str) -> str:
    """``name`` as an id: ASCII letters and digits in lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"


def read_development(path: Path) -> Folder:
    """Read ``development.toml`` in the folder ``path``; raises :class:`BrokenInputError`."""
    where = path / FILE
    if not where.is_file():
        raise BrokenInputError(
            f"there is no {FILE} in this folder.",
            where=str(path),
            remedy="Write one with name, currency, [place] and [[models]]; see docs/development-folder.md.",
        )
    text = where.read_text(encoding="utf-8", errors="replace")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenInputError(
            f"this is not TOML: {error}.", where=FILE, remedy="Correct that line."
        ) from None
    return Folder(path, _checked(_convert(raw, text), text))


def _convert(raw: dict[str, Any], text: str) -> DevelopmentFile:
    try:
        return msgspec.convert(raw, DevelopmentFile)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `")
        path = path.rstrip("`")
        named = re.search(r"unknown field `([^`]+)`", what)
        missing = re.search(r"missing required field `([^`]+)`", what)
        if named:
            spot = f"{path or '$'}.{named[1]}"
            said = f"nothing here is called '{named[1]}'."
            remedy = "Correct its spelling or remove it; docs/development-folder.md lists every key."
        elif missing:
            spot = path or "$"
            table = spot.removeprefix("$").removeprefix(".")
            said = f"'{missing[1]}' is missing" + (f" in {table}." if table else ".")
            remedy = "Add it; docs/development-folder.md says what it is."
        else:
            spot, said = path, f"{path.removeprefix('$.')}: {what[0].lower()}{what[1:]}."
            remedy = "Give it as docs/development-folder.md shows."
        raise BrokenInputError(said, where=f"{FILE} line {line_of(text, spot)}", remedy=remedy) from None


def _checked(file: DevelopmentFile, text: str) -> DevelopmentFile:
    for check in (_plain_values, _tables):
        for path, what, remedy in check(file):
            raise BrokenInputError(what, where=f"{FILE} line {line_of(text, path)}", remedy=remedy)
    return file


#: Where something is wrong, what, and the remedy.
Complaint = tuple[str, str, str]


def _plain_values(file: DevelopmentFile) -> Iterator[Complaint]:
    if not file.models:
        yield "$.models", "there is no model.", "Add a [[models]] table with a file."
    if not -90 <= file.place.latitude <= 90:
        yield "$.place.latitude", "a latitude lies between -90 and 90.", "Correct it."
    if not -180 <= file.place.longitude <= 180:
        yield "$.place.longitude", "a longitude lies between -180 and 180.", "Correct it."
    if not re.fullmatch(r"[A-Z]{3}", file.currency):
        yield "$.currency", f"'{file.currency}' is no currency code.", 'Write its ISO 4217 code, as "EUR".'
    if not file.languages:
        yield "$.languages", "there is no language.", 'Name at least one, as ["en"].'
    if file.sequence.days_per_storey < 1:
        yield "$.sequence.days_per_storey", "a storey takes a day at least.", "Write 1 or more."
    zone = file.place.timezone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        remedy = 'Write its IANA name, as "Europe/Amsterdam".'
        yield "$.place.timezone", f"'{zone}' is no time zone.", remedy


def _tables(file: DevelopmentFile) -> Iterator[Complaint]:
    for kind in ("stages", "features"):
        ids = [one.id for one in getattr(file, kind)]
        for number, one in enumerate(ids):
            if one in ids[:number]:
                yield f"$.{kind}[{number}]", f"the id '{one}' is used twice in {kind}.", "Make ids unique."
    for number, schedule in enumerate(file.schedules):
        if len(schedule.delimiter) != 1:
            spot = f"$.schedules[{number}].delimiter"
            yield spot, "a delimiter is one sign.", 'Write "," or ";" or "\\t".'
    for number, material in enumerate(file.materials):
        if material.colour is not None and not re.fullmatch("#[0-9a-f]{6}", material.colour):
            spot = f"$.materials[{number}].colour"
            yield spot, f"'{material.colour}' is no colour.", 'Write it as "#a1b2c3".'
