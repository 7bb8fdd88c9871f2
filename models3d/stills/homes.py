"""One picture for every home: a doll's house, cut at head height, in colour where the home is."""

from math import atan2, cos, degrees, radians, sin, sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from models3d.crew import ALONE, Crew
from models3d.described import Described
from models3d.floorplans.outdoors import own_places
from models3d.homes.found import Home
from models3d.homes.overlapping import beside
from models3d.homes.rooms import room_kind
from models3d.homes.volumes import Level, room_plan
from models3d.progress import Progress
from models3d.shelf import Shelf
from models3d.stills.camera import Camera, Doubles, Framing, frame
from models3d.stills.setting import Reach, Setting, sheet_over
from models3d.stills.shots import Wish, taken
from models3d.stills.stages import STAGES, WIDTH, everything, hero
from models3d.stills.still import Still
from models3d.stills.studio import Studio, studio_of
from models3d.stills.sunlight import LATE
from models3d.stills.views import SHAPE, clear_view

#: Height over the home's floor (metres) at which the building is cut.
CUT = 2.05

#: How a home is seen: into all its rooms, over the sills of its main windows.
HOME = Framing(angle=0.0, slope=52.0, focal=50.0, shifted=False, margin=0.14)

#: How far round (degrees) from square on to each of its sides a home may be seen.
TURNS = (24.0, 66.0)

#: What a side that is closed is worth beside one that is all open.
CLOSED = 0.2

#: A square metre of a home's own balcony or terrace draws the camera as much as this many of its glass.
OUTSIDE = 0.4

#: How far (degrees) from the sun's direction a home is best seen.
ASIDE = 75.0

#: Where the rest of the storey begins to turn to paper and where it has (metres from the home).
CLEAR, GONE = 0.9, 5.5

#: Half a wall's thickness, how far before the façade a home reaches, and below its floor (metres).
WALL, OUTDOORS, BELOW = 0.3, 2.9, 0.45

#: Nothing longer than this (metres) is one home's outdoors.
LARGEST = 12.0

#: A home's outdoors is in the picture as far as this (metres) from its rooms.
NEAR = 3.0

#: A home's outdoors is gone over in steps of this (metres).
PACE = 0.4

#: So far (metres) behind a pane lies the room that it lights.
BESIDE = 0.6


def unit_stills(
    described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH, *, crew: Crew = ALONE
) -> list[Still]:
    """A picture of each of ``described.homes``, in their order; of the whole house where it is not known."""
    # High, so that it shines over the walls and into the rooms.
    studio = studio_of(described, LATE)
    if not len(studio.shapes.corners):
        return []
    wishes = [wish_for(studio, home, width) for home in described.homes]
    return taken(studio, wishes, "Picturing homes", shelf, progress, crew=crew)


def wish_for(studio: Studio, home: Home, width: int) -> Wish:
    """The picture of ``home``, ``width`` pixels wide: into its rooms, from the side where it is open."""
    if not home.levels:
        camera, setting = hero(studio, STAGES, width)
        return Wish(clear_view(studio, camera, setting), camera, setting)
    level = max(home.levels, key=lambda one: one.plan.area)
    floor = level.bottom - BELOW
    inside, before, outdoors = places(studio, home, level)
    near = outdoors.intersection(level.plan.buffer(NEAR))
    ring = shapely.get_coordinates(union_all([level.plan, near]).convex_hull.buffer(0.4))
    points = np.concatenate(
        [np.insert(ring, 1, height, axis=1) for height in (level.bottom, level.bottom + CUT)]
    )
    ways = openings(studio, home, level, outdoors)
    camera = _camera(studio, points, level, ways, (width, round(width * SHAPE)))
    own = _outdoors(studio, before, floor)
    setting = Setting(inside, CLEAR, GONE, home=inside, floor=floor, own=own)
    return Wish(everything(studio), camera, setting, round(level.bottom + CUT, 3))


def places(studio: Studio, home: Home, level: Level) -> tuple[Reach, Reach, BaseGeometry]:
    """A home's place on plan: with its own outdoors, with all that lies before it, and those outdoors."""
    sheet = sheet_over(level.plan, GONE + 1.0)
    inside = sheet.covers(level.plan.buffer(WALL, join_style="mitre"))
    if level.storey < 0:
        return sheet.reach(inside), sheet.reach(inside), Polygon()
    everybody = [
        other.plan
        for one in studio.described.homes
        for other in one.levels
        if one is not home and other.storey == level.storey
    ]
    others = beside(level.plan, everybody)
    own = sheet.reach(sheet.covers(level.plan)).away
    theirs = sheet.reach(sheet.covers(union_all(others))).away if others else np.full_like(own, np.inf)
    house = studio.described.plans[level.storey].outline
    before = (own < OUTDOORS) & (own < theirs) & ~sheet.covers(house)
    strangers = [*others, *beside(level.plan, studio.shared(level.storey))]
    mine = union_all(own_places(studio.outdoors(level.storey), len(home.row.outdoor), level.plan, strangers))
    inside = inside | sheet.covers(mine)
    return sheet.reach(inside), sheet.reach(inside | before), mine


def _outdoors(studio: Studio, before: Reach, floor: float) -> NDArray[np.bool_]:
    """Say for each element (e,) whether it is of a home's place before its walls: its balcony, its rail."""
    low, high = studio.shapes.boxes
    middle = (low + high) / 2
    near = np.isfinite(middle).all(axis=1)
    near &= (low[:, 1] >= floor) & ((high - low)[:, [0, 2]].max(axis=1) < LARGEST)
    rows = np.flatnonzero(near)
    near[rows] = before.at(np.asarray(middle[rows], np.float32)) < 0
    return np.asarray(near)


def openings(studio: Studio, home: Home, level: Level, outdoors: BaseGeometry) -> Doubles:
    """Where ``level`` lies open: directions out times square metres (n, 2), of its panes and ``outdoors``."""
    rooms = [room_plan(space) for space in home.rooms if room_kind(space) == "habitable"]
    main = max(rooms, key=lambda room: room.intersection(level.plan).area, default=Polygon())
    # Some models have their terraces among the rooms.
    drawn = [room_plan(space) for space in home.rooms if room_kind(space) == "outdoor"]
    own = union_all([outdoors, *(room.intersection(level.plan) for room in drawn)])
    inside = level.plan.difference(own)
    return np.concatenate([_glazed(studio, level, inside, main), _before(inside, own)])


def _glazed(studio: Studio, level: Level, inside: BaseGeometry, main: BaseGeometry) -> Doubles:
    """Where the windows of ``level`` look: directions out (n, 2) times their square metres of glass.

    They are those around ``inside``. Those of the ``main`` room count twice: it is to be looked into.
    """
    shapes = studio.shapes
    rows = np.flatnonzero(studio.palette.pane[shapes.material])
    middle = shapes.corners[rows].mean(axis=1)
    rows = rows[(middle[:, 1] > level.bottom) & (middle[:, 1] < level.top)]
    middle, out = shapes.corners[rows].mean(axis=1)[:, [0, 2]], shapes.faces[rows][:, [0, 2]]
    ahead, behind = middle + out * BESIDE, middle - out * BESIDE
    # A pane has a face to either side: that counts which has the home behind it and none before it.
    outer = shapely.contains_xy(inside, *behind.T) & ~shapely.contains_xy(inside, *ahead.T)
    edges = np.diff(shapes.corners[rows[outer]], axis=1)
    area = np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=1) / 2
    area[shapely.contains_xy(main, *behind[outer].T)] *= 2
    return np.asarray(out[outer] * area[:, None], np.float64)


def _before(inside: BaseGeometry, outdoors: BaseGeometry) -> Doubles:
    """Where ``outdoors`` lies as seen from ``inside``: directions (n, 2) times what its parts count."""
    found = []
    west, north, east, south = outdoors.bounds if not outdoors.is_empty else (0.0, 0.0, 0.0, 0.0)
    x, z = np.meshgrid(np.arange(west + PACE / 2, east, PACE), np.arange(north + PACE / 2, south, PACE))
    within = shapely.contains_xy(outdoors, x.ravel(), z.ravel())
    points = shapely.points(x.ravel()[within], z.ravel()[within])
    for line in shapely.shortest_line(inside, points) if len(points) else ():
        (x0, z0), (x1, z1) = line.coords
        away = np.hypot(x1 - x0, z1 - z0)
        if away > 0:
            found.append(np.array([x1 - x0, z1 - z0]) / away * OUTSIDE * PACE**2)
    return np.array(found).reshape(-1, 2)


def openness(ways: Doubles, angle: float) -> float:
    """Share of what a home opens to, ``ways`` (n, 2), that shows from plan direction ``angle`` (degrees)."""
    seen = ways @ np.array([sin(radians(angle)), -cos(radians(angle))])
    whole = float(np.linalg.norm(ways, axis=1).sum())
    return float(np.maximum(seen, 0.0).sum()) / whole if whole else 0.5


def _camera(studio: Studio, points: Doubles, level: Level, ways: Doubles, size: tuple[int, int]) -> Camera:
    """Camera that shows a home, which fits ``points`` (n, 3), large, where it is open, lit from a side."""
    width, height = size
    sun = degrees(atan2(studio.sun[0], -studio.sun[2]))
    ring = shapely.get_coordinates(level.plan.minimum_rotated_rectangle)
    x, z = ring[1] - ring[0]
    worth = []
    for angle in (degrees(atan2(x, -z)) + 90 * side + turn for side in range(4) for turn in TURNS):
        framing = Framing(round(angle % 360, 3), HOME.slope, HOME.focal, HOME.shifted, HOME.margin)
        camera = frame(points, framing, width, height)
        across, down, _ = camera.seen_at(points)
        shown = MultiPoint(np.column_stack([across, down])).convex_hull.area / (width * height)
        apart = abs((angle - sun + 180) % 360 - 180)
        lit = 1 - 0.15 * abs(apart - ASIDE) / 90
        worth.append((sqrt(shown) * lit * (CLOSED + openness(ways, angle)), framing.angle, camera))
    return max(worth, key=lambda one: one[:2])[2]
