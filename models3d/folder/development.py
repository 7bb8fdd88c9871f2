"""``development.toml``: the one file a project manager writes; everything in it but five words has a default.

Its tables are declared in :mod:`models3d.folder.tables`; here they are read, checked and turned into rules.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from models3d import manifest
from models3d.errors import BrokenInputError
from models3d.folder.ids import wrong_ids
from models3d.folder.nearby import doubtful_nearby, nearby_of, wrong_nearby
from models3d.folder.palettes import palettes_of, wrong_palettes
from models3d.folder.rules import FeatureRule, MaterialRule, StageRule
from models3d.folder.slug import slug
from models3d.folder.tables import DevelopmentFile, PhotoTable, Table, globs_of, matches
from models3d.folder.toml_lines import line_of
from models3d.folder.toml_text import FILE, toml_text
from models3d.folder.tour import TourRule, tour_rules, wrong_tour
from models3d.manifest_finishes import Palette
from models3d.manifest_nearby import Nearby

#: Letters of a photo's caption at most.
MOST_WORDS = 300

__all__ = ["Folder", "read_development", "slug"]


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

    def has_price_list(self) -> bool:
        """Say whether the price list is there; a file of another name than the usual one has to be."""
        return (self.path / self.file.units).is_file()

    def development(self) -> manifest.Development:
        """What the manifest says of the development as a whole."""
        file, place = self.file, self.file.place
        return manifest.Development(
            id=file.id or slug(file.name),
            name=file.name,
            currency=file.currency,
            place=manifest.Place(**msgspec.structs.asdict(place) | {"true_north": place.true_north or 0.0}),
            languages=file.languages,
            description=file.description,
            market=file.market,
        )

    def stage_rules(self) -> list[StageRule]:
        """``[[stages]]`` as rules; empty where the default roll-up is wanted."""
        return [StageRule(s.id, s.name, globs_of(s.tasks), matches(s.match)) for s in self.file.stages]

    def feature_rules(self) -> list[FeatureRule]:
        """``[[features]]`` as rules."""
        return [FeatureRule(f.id, f.name, f.kind, f.match.rule(), f.sensitive) for f in self.file.features]

    def material_rules(self) -> list[MaterialRule]:
        """``[[materials]]`` as rules."""
        return [
            MaterialRule(m.match.rule(), m.kind, m.name, m.colour, m.opacity) for m in self.file.materials
        ]

    def palettes(self) -> list[Palette]:
        """``[[palettes]]`` as the manifest has them."""
        return palettes_of(self.file.palettes)

    def nearby(self) -> list[Nearby]:
        """``[[nearby]]`` as the manifest has it."""
        return nearby_of(self.file.nearby, self.file.place)

    def doubts(self) -> list[str]:
        """What of the file may be meant, and should be looked at again."""
        return list(doubtful_nearby(self.file.nearby, self.file.nearby_source))

    def tour_rules(self) -> list[TourRule]:
        """``[[tour]]`` with the lines of the file, for what only the building can tell to be wrong."""
        return tour_rules(self.file.tour, toml_text((self.path / FILE).read_bytes()))


def read_development(path: Path) -> Folder:
    """Read ``development.toml`` in the folder ``path``; raises :class:`BrokenInputError`."""
    where = path / FILE
    if not where.is_file():
        raise BrokenInputError(
            f"there is no {FILE} in this folder.",
            where=str(path),
            remedy="Write one with name, currency, [place] and [[models]]; see docs/development-folder.md.",
        )
    text = toml_text(where.read_bytes())
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
            remedy = f"{_meant(named[1])} docs/development-folder.md lists every key."
        elif missing:
            spot = path or "$"
            table = spot.removeprefix("$").removeprefix(".")
            said = f"'{missing[1]}' is missing" + (f" in {table}." if table else ".")
            remedy = "Add it; docs/development-folder.md says what it is."
        else:
            spot, said = path, f"{path.removeprefix('$.')}: {what[0].lower()}{what[1:]}."
            remedy = "Give it as docs/development-folder.md shows."
        raise BrokenInputError(said, where=f"{FILE} line {line_of(text, spot)}", remedy=remedy) from None


def _meant(key: str) -> str:
    """What to do about a ``key`` that is not known where it stands."""
    known = {one.encode_name for table in Table.__subclasses__() for one in msgspec.structs.fields(table)}
    if key in known:
        return "Move it to the table that it belongs in:"
    near = get_close_matches(key.lower().replace("-", "_"), sorted(known), 1)
    return f"Did you mean '{near[0]}'?" if near else "Correct its spelling or remove it;"


def _checked(file: DevelopmentFile, text: str) -> DevelopmentFile:
    for check in (
        _plain_values,
        _tables,
        lambda file: wrong_palettes(file.palettes),
        lambda file: wrong_nearby(file.nearby, file.place),
    ):
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
    if not re.fullmatch(r"|[A-Z]{2}(-[A-Z0-9]{1,3})?", file.market):
        yield "$.market", f"'{file.market}' is no market.", 'Write its ISO 3166 code, as "NL" or "US-CA".'
    if not file.languages:
        yield "$.languages", "there is no language.", 'Name at least one, as ["en"].'
    if file.sequence.days_per_storey is not None and file.sequence.days_per_storey < 1:
        yield "$.sequence.days_per_storey", "a storey takes a day at least.", "Write 1 or more."
    if not file.limits.minutes_per_file > 0:
        yield "$.limits.minutes_per_file", "a file takes more than no time.", "Write a number above 0."
    if not file.limits.seconds_per_element > 0:
        yield "$.limits.seconds_per_element", "a shape takes more than no time.", "Write a number above 0."
    zone = file.place.timezone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        remedy = 'Write its IANA name, as "Europe/Amsterdam".'
        yield "$.place.timezone", f"'{zone}' is no time zone.", remedy


def _tables(file: DevelopmentFile) -> Iterator[Complaint]:
    yield from wrong_ids(
        {
            "": [file.id],
            "stages": [stage.id for stage in file.stages],
            "features": [feature.id for feature in file.features],
        }
    )
    for number, schedule in enumerate(file.schedules):
        if len(schedule.delimiter) != 1:
            spot = f"$.schedules[{number}].delimiter"
            yield spot, "a delimiter is one sign.", 'Write "," or ";" or "\\t".'
    for number, model in enumerate(file.models):
        spot = f"$.models[{number}]"
        if not 0 < model.scale < math.inf:
            yield f"{spot}.scale", "a unit has a length.", "Write how many metres it is, as 0.01."
        elif (model.scale, model.up) != (1.0, "y") and not model.file.casefold().endswith((".glb", ".gltf")):
            yield spot, "scale and up are for glTF: an IFC file says its units itself.", "Remove them."
    for number, photo in enumerate(file.photos):
        for key, what, remedy in _photo(photo):
            yield f"$.photos[{number}].{key}", what, remedy
    for number, material in enumerate(file.materials):
        if material.colour is not None and not re.fullmatch("#[0-9a-f]{6}", material.colour):
            spot = f"$.materials[{number}].colour"
            yield spot, f"'{material.colour}' is no colour.", 'Write it as "#a1b2c3".'
    yield from wrong_tour(file.tour)


def _photo(photo: PhotoTable) -> Iterator[Complaint]:
    """The key at which one of ``[[photos]]`` is wrong, what is, and the remedy."""
    if not photo.caption.strip():
        yield "caption", "a photo needs words for who cannot see it.", "Say in a sentence what it shows."
    elif len(photo.caption) > MOST_WORDS:
        yield "caption", f"the caption has more than {MOST_WORDS} letters.", "Say it in a sentence or two."
    if photo.view and photo.view.eye == photo.view.target:
        yield "view", "eye and target are the same point.", "Make the target what is in the picture's middle."
    if not photo.from_model:
        if not photo.file:
            yield "file", "a photo needs its file.", "Name it, or write from_model = true and a view."
        return
    if photo.file:
        yield "file", "a picture made from the model has no file.", "Remove file or from_model."
    if photo.view is None:
        remedy = "Write view = { eye = [x, y, z], target = [x, y, z] }."
        yield "view", "from where the model is to be pictured is missing.", remedy
    if photo.taken is None:
        yield "taken", "the day on which the model is to be pictured is missing.", "Add it."
