"""The tables of ``development.toml``, declared once and explained in ``docs/development-folder.md``."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from models3d.folder.rules import Match
from models3d.manifest import FeatureKind, MaterialKind

Globs = str | list[str]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: a key that nobody knows is an error, for it is mostly a misspelt one."""


class MatchTable(Table, frozen=True):
    """Which elements or spaces a rule takes; see :class:`models3d.folder.rules.Match`."""

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
        return Match(**{key: globs_of(getattr(self, key)) for key in self.__struct_fields__})


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
    #: Degrees by which it is turned to the left on plan, about its origin, before it is moved.
    turn: float = 0.0
    #: Metres of a glTF's unit, and which of its axes points upwards, where it is not as glTF has it.
    scale: float = 1.0
    up: Literal["y", "z"] = "y"


class ScheduleTable(Table, frozen=True):
    """One of ``[[schedules]]``: MS-Project XML, or a CSV with a row for every element and task."""

    file: str
    columns: dict[str, str] = {}
    encoding: str = "utf-8"
    delimiter: str = ","
    #: As in Python's strptime, e.g. "%d-%m-%Y"; found from the dates themselves when left out.
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


class ViewTable(Table, frozen=True):
    """Where a photo was taken from, (x, y up, z) metres of the model, and a point in its middle."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]


class PhotoTable(Table, frozen=True):
    """One of ``[[photos]]``: a picture of the works, or of the model where nobody took one."""

    caption: str
    file: str = ""
    #: The day; the camera's own where it is left out.
    taken: date | None = None
    #: Id of the stage that it shows; the one that was under way on its day where it is left out.
    stage: str = ""
    view: ViewTable | None = None
    #: Id of the home, and name or title of the storey, that it was taken in.
    home: str = ""
    storey: str = ""
    #: There is no file: the model is pictured from ``view`` as it stood by the reports of that day.
    from_model: bool = False


class SurfaceTable(Table, frozen=True):
    """A floor, a wall or tiles of a palette."""

    kind: str
    colour: str = ""
    name: str = ""


class PaletteTable(Table, frozen=True):
    """One of ``[[palettes]]``: finishes to choose from; checked in :mod:`models3d.folder.palettes`."""

    name: str
    rooms: Globs = "any"
    description: str = ""
    floor: SurfaceTable | None = None
    wall: SurfaceTable | None = None
    tile: SurfaceTable | None = None
    tile_height: float | None = None
    price: float | None = None
    price_per_m2: float | None = None


class TourTable(Table, frozen=True):
    """One of ``[[tour]]``: a step of the guided tour, added, or changed where one is made as ``id``."""

    id: str = ""
    #: The step behind which this one comes.
    after: str = ""
    #: "whole", "storey", "home", "room", "window", or the id of one of ``[[features]]``.
    place: str = ""
    stage: str = ""
    storey: str = ""
    home: str = ""
    room: str = ""
    #: As "21:15", on the 21st of ``month``.
    hour: str = ""
    month: int | None = None
    title: str = ""
    words: str = ""
    leave_out: bool = False


class NearbyTable(Table, frozen=True):
    """One of ``[[nearby]]``: a place one walks to; checked in :mod:`models3d.folder.nearby`."""

    name: str
    kind: str
    latitude: float
    longitude: float
    #: On foot, and who says so; computed where both are left out.
    minutes: int | None = None
    said_by: str = ""
    note: str = ""


class LeaveOutTable(Table, frozen=True):
    """``[leave_out]``: what is in the model but not in the building."""

    stray: bool = False
    match: MatchTable | list[MatchTable] = []


class SequenceTable(Table, frozen=True):
    """``[sequence]``: how dates are derived and set right where the schedule leaves off."""

    #: First day of a sequence that is derived as a whole, without any schedule.
    start: date = date(2026, 1, 5)
    #: Calendar days that the structure of one storey takes in it; by its quantities when left out.
    days_per_storey: int | None = None
    #: Elements that carry others; by default structure by class, walls by LoadBearing or thickness.
    bearing: MatchTable | list[MatchTable] = []


class PlaceTable(Table, frozen=True):
    """``[place]``."""

    latitude: float
    longitude: float
    timezone: str
    #: 0 where it is left out, and then what the models say of it is reported.
    true_north: float | None = None
    address: str = ""


#: The time of a file is enough for so many elements that take all of theirs.
MOST_OF_FILE = 20


class LimitsTable(Table, frozen=True):
    """``[limits]``: what one file may cost before it is given up."""

    #: Minutes for reading one model file; what is done of its shapes by then is kept for the next import.
    minutes_per_file: float = 30.0
    #: Seconds of computing for the shape of one element, where a file has elements that crash or hang.
    seconds_per_element: float = 60.0

    def of_element(self) -> float:
        """Seconds for one element: no more than leaves time for others of its file."""
        return min(self.seconds_per_element, self.minutes_per_file * 60 / MOST_OF_FILE)


class DevelopmentFile(Table, frozen=True):
    """The whole file."""

    name: str
    currency: str
    place: PlaceTable
    models: list[ModelTable]
    id: str = ""
    description: str = ""
    #: ISO 3166-1 or 3166-2.
    market: str = ""
    languages: list[str] = field(default_factory=lambda: ["en"])
    units: str = "units.csv"
    schedules: list[ScheduleTable] = []
    links: list[LinkTable] = []
    stages: list[StageTable] = []
    storeys: list[StoreyTable] = []
    features: list[FeatureTable] = []
    materials: list[MaterialTable] = []
    photos: list[PhotoTable] = []
    #: The day promised for the keys of all homes for which the price list promises no other.
    handover: date | None = None
    palettes: list[PaletteTable] = []
    tour: list[TourTable] = []
    nearby: list[NearbyTable] = []
    #: Where the list of places comes from, for a reader: whose map, and of when.
    nearby_source: str = ""
    leave_out: LeaveOutTable = LeaveOutTable()
    sequence: SequenceTable = SequenceTable()
    limits: LimitsTable = LimitsTable()


def matches(table: MatchTable | list[MatchTable]) -> tuple[Match, ...]:
    """One match or several, as rules."""
    return tuple(one.rule() for one in (table if isinstance(table, list) else [table]))


def globs_of(value: Globs) -> tuple[str, ...]:
    """One pattern or several, as a tuple; "" is none."""
    return (value,) if isinstance(value, str) and value else tuple(value)
