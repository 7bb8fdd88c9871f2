"""The contract with the viewer: what a build folder says about its development.

A build folder holds ``manifest.json`` (a :class:`Manifest`) and the GLB chunks it names.

Frame: one right-handed frame in metres for the chunks and for every coordinate here, as in glTF:
x to the right of the model's plan, y up, z towards the reader of the plan (z = -y of an IFC model).
``Place.true_north`` turns it to the compass. Days are whole days since 1970-01-01, ``NO_DAY`` for none.
The TypeScript side of this file is generated (``maquette wire``) into ``web/src/manifest.gen.ts``.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from models3d.manifest_finishes import Palette, RoomUse, Texture
from models3d.manifest_nearby import Nearby
from models3d.manifest_pictures import Photo, Picture
from models3d.manifest_tour import TourStep

#: Version of the manifest; a viewer refuses one it does not know.
MANIFEST_VERSION = 1

#: A day that is not known: the schedule says nothing.
NO_DAY = -1

#: An index that points at nothing (no feature, no storey, no unit).
NO_INDEX = -1

#: The place on the time line before the first stage, named beside the stages' ids; no stage is called so.
BARE_GROUND = "bare-ground"

Status = Literal["available", "reserved", "sold"]
Orientation = Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
Origin = Literal["authored", "computed", "placeholder", "estimated"]


class Place(Struct, frozen=True):
    """Where the development stands; always from ``development.toml``, never from the model."""

    latitude: float
    longitude: float
    timezone: str
    #: Degrees clockwise from the model's "up" on plan (-z here) to true north's direction, i.e. the
    #: compass bearing of true north seen in the model; 0 where the plan's up is north.
    true_north: float = 0.0
    address: str = ""


class Development(Struct, frozen=True):
    """One project for sale."""

    id: str
    name: str
    currency: str
    place: Place
    languages: list[str]
    description: str = ""
    #: Whose law its buyers are under: ISO 3166-1, or 3166-2 as "US-CA"; "" where it is not said.
    market: str = ""


class Storey(Struct, frozen=True):
    """A storey as in IFC; ``floor`` is what a buyer calls it (0 at ground level)."""

    id: str
    name: str
    floor: int
    elevation: float
    height: float
    #: Floor plan: an SVG file in the build folder, "" where there is none.
    plan: str = ""


class Prism(Struct, frozen=True):
    """An upright volume: an open footprint ring of (x, z) metres, from ``bottom`` to ``top`` (y)."""

    footprint: list[tuple[float, float]]
    bottom: float
    top: float


class Span(Struct, frozen=True):
    """First and last day, both inclusive, in days since 1970-01-01; ``NO_DAY`` where unknown."""

    start: int
    finish: int


class Stage(Struct, frozen=True):
    """A named group of tasks that a buyer understands; stages are in building order.

    ``origin`` is "authored" where the schedule carries the dates, "estimated" where the construction sequence
    was derived from class and storey; a buyer is told which. ``progress`` is a sentence for the stage, in
    English whatever the development's languages are; who speaks to a buyer in another says it anew, from
    ``actual``, ``reported`` and ``reported_late``. A first stage without days builds nothing: it is the bare
    ground, with what the works find there (``elements``), which stands from the first day on.
    """

    id: str
    name: str
    planned: Span
    actual: Span
    origin: Origin
    elements: int
    tasks: list[str]
    progress: str = ""
    #: Elements whose state on site was reported, and how many of them late (a label, not a date).
    reported: int = 0
    reported_late: int = 0
    still: Picture | None = None
    #: The days by the plan in force, where that has moved away from what was promised (``planned``).
    expected: Span | None = None


class Task(Struct, frozen=True):
    """One line of the construction schedule. ``id`` is unique; names repeat in real schedules."""

    id: str
    name: str
    stage: str
    planned: Span
    actual: Span
    elements: int
    catch_all: bool = False
    #: The days by the plan in force, where the schedule also keeps the promise that it has moved away from.
    expected: Span | None = None


class Sun(Struct, frozen=True):
    """Hours of direct sun a day that reach the windows of a room, under a clear sky, with all shadows.

    Of a unit: of the best of the rooms that one lives in.

    ``months`` are the means of the twelve months, ``june`` and ``december`` the days of the solstices.
    """

    months: list[float]
    june: float
    december: float


class Room(Struct, frozen=True):
    """What a room of a home is for, its floor area in square metres, and its sun where it has windows."""

    use: RoomUse
    area: float
    sun: Sun | None = None


FeatureKind = Literal["unit", "room", "amenity", "facade", "roof", "structure", "site"]


class Feature(Struct, frozen=True):
    """Anything in the scene that a buyer can linger on.

    Something hit in the scene belongs to the first feature one of whose ``volumes`` holds the point,
    rooms before units before amenities; else to the feature of its element
    (``Elements.feature``); else to the background. ``sensitive`` features are never part of a profile.
    """

    id: str
    kind: FeatureKind
    name: str
    unit: str = ""
    storey: int = NO_INDEX
    volumes: list[Prism] = []
    volume_origin: Origin = "computed"
    sensitive: bool = False
    #: Of a home's own room that is indoors.
    room: Room | None = None


Seen = Literal["garden", "street", "court", "neighbour", "trees", "water", "open"]


class Sight(Struct, frozen=True):
    """Something that is seen from a window, and its share (0..1) of what one sees below the sky."""

    kind: Seen
    share: float


class View(Struct, frozen=True):
    """A place inside at a main window: ``eye`` (x, y, z) metres, looking along ``towards`` (unit length).

    ``window`` is the index of the window in :class:`Elements`; ``sees`` names the greatest share first.
    """

    window: int
    eye: tuple[float, float, float]
    towards: tuple[float, float, float]
    orientation: Orientation
    sees: list[Sight] = []


class Handover(Struct, frozen=True):
    """When the keys of a home are handed over: the day that was ``promised``, and the one ``expected`` now.

    "authored" where somebody promised a day, "computed" where both are the last days of ``stage`` (an id),
    the last that builds something in the home. A promise can be kept no sooner than that stage ends.
    """

    promised: int
    expected: int
    origin: Origin
    stage: str


class Unit(Struct, frozen=True):
    """What is sold. ``feature`` in :class:`Feature` of the same id carries its volumes.

    ``price`` is in whole units of the development's currency, 0 where it is on request; ``area`` and
    ``outdoor_area`` in square metres; ``rooms`` counts habitable rooms; ``orientation`` lists the compass
    directions its windows face, the main one first.
    """

    id: str
    name: str
    price: int
    area: float
    area_origin: Origin
    rooms: int
    floor: int
    orientation: list[Orientation]
    status: Status
    outdoor: list[str] = []
    outdoor_area: float = 0.0
    bathrooms: int = 0
    description: str = ""
    sun: Sun | None = None
    views: list[View] = []
    #: Floor plan: an SVG file in the build folder, "" where there is none.
    plan: str = ""
    still: Picture | None = None
    handover: Handover | None = None


MaterialKind = Literal[
    "concrete", "brick", "timber", "render", "glass", "metal", "tile", "insulation", "ground",
    "grass", "paving", "plant", "water", "roofing", "plaster", "unknown",
    "parquet", "boarding", "rooftile", "asphalt", "fabric",
]  # fmt: skip


class Material(Struct, frozen=True):
    """A look. ``colour`` is sRGB; ``opacity`` below 1 is see-through (and lets attention pass)."""

    id: str
    name: str
    kind: MaterialKind
    colour: Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]
    roughness: float = 0.9
    metalness: float = 0.0
    opacity: float = 1.0
    texture: Texture | None = None


class Elements(Struct, frozen=True):
    """All elements as columns of equal length; a vertex' feature id in a chunk is the index here.

    An element appears on ``start`` and is done on ``finish``. ``actual_*`` are ``NO_DAY`` where nothing was
    reported. ``derived`` is 1 where no task was found and the dates come from class and storey.
    ``expected_*`` are the days by the plan in force; both are empty where it is what was promised.

    ``global_id`` is empty in ``manifest.json``: a buyer's browser has no use for it, and as random digits it
    would be most of what is sent. It has a file of its own beside it.
    """

    ifc_class: list[str]
    storey: list[int]
    stage: list[int]
    feature: list[int]
    planned_start: list[int]
    planned_finish: list[int]
    actual_start: list[int]
    actual_finish: list[int]
    derived: list[int]
    global_id: list[str] = []
    expected_start: list[int] = []
    expected_finish: list[int] = []


class Chunk(Struct, frozen=True):
    """One GLB: what a stage adds. The names of its materials are ids of :class:`Material`.

    ``triangles`` counts those that are drawn, ``distinct`` those that are sent: repeats are sent once.
    ``draws`` are the draw calls that it costs: one for what is solid, one for what is see-through.
    """

    file: str
    stage: int
    bytes: int
    sha256: str
    triangles: int
    distinct: int
    draws: int


class Occlusion(Struct, frozen=True):
    """How open the space is before the surfaces of a box, when the stages up to ``stage`` stand.

    The volume has ``size`` (x, y, z) values, the first at ``origin``, neighbours ``step`` metres apart. It
    is read one ``reach`` (metres) before a surface, between eight values: 1 where nothing is near.
    ``file`` is a grey WebP of its horizontal layers, lowest first, ``columns`` in a row from the top left;
    in a layer x runs to the right and z down.
    """

    stage: int
    file: str
    origin: tuple[float, float, float]
    step: float
    size: tuple[int, int, int]
    columns: int
    reach: float


class Coverage(Struct, frozen=True):
    """How well elements and schedule met."""

    elements: int
    elements_with_task: int
    tasks: int
    tasks_without_elements: list[str]
    catch_all_tasks: list[str]


class Source(Struct, frozen=True):
    """An input file (name relative to the folder, sha256 of its bytes)."""

    file: str
    sha256: str


class Bounds(Struct, frozen=True):
    """The building's box without the site, (x, y, z) metres."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]


class Manifest(Struct, frozen=True):
    """All that the viewer, the server and the analytics know of a development."""

    version: Literal[1]
    development: Development
    bounds: Bounds
    storeys: list[Storey]
    units: list[Unit]
    features: list[Feature]
    stages: list[Stage]
    tasks: list[Task]
    materials: list[Material]
    elements: Elements
    chunks: list[Chunk]
    coverage: Coverage
    sources: list[Source]
    warnings: list[str]
    occlusion: list[Occlusion] = []
    #: File that says which triangles can be seen from outside of the complete building: a bit for each that
    #: the chunks draw (surface by surface, copy by copy), highest first, every chunk from a byte of its own.
    shell: str = ""
    poster: Picture | None = None
    photos: list[Photo] = []
    #: The last day of which the site's reports tell, what stood then, and the plot where no stage is bare.
    reported_until: int = NO_DAY
    reported_still: Picture | None = None
    ground_still: Picture | None = None
    #: What buyers may choose for their rooms; for every use of a room the included one comes first.
    palettes: list[Palette] = []
    tour: list[TourStep] = []
    nearby: list[Nearby] = []
    #: Where the list of what is near comes from, as its author writes it.
    nearby_source: str = ""


def encode(manifest: Manifest) -> bytes:
    """Bytes of ``manifest.json``; the same manifest always gives the same bytes."""
    return msgspec.json.encode(manifest)


def decode(data: bytes) -> Manifest:
    """The manifest in ``data``; raises ``msgspec.ValidationError`` where it is not one."""
    return msgspec.json.decode(data, type=Manifest)
