"""One picture for every home: a doll's house, cut at head height, in colour where the home is."""

from math import atan2, degrees

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, union_all

from models3d.described import Described
from models3d.floorplans.outdoors import own_places
from models3d.homes.found import Home
from models3d.homes.volumes import Level
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
HOME = Framing(angle=0.0, slope=52.0, focal=50.0, shifted=False, margin=0.17)

#: How far round (degrees) from square on to its open side, and how much that is liked.
TURNS = {24.0: 1.0, -24.0: 1.0, 66.0: 0.85, -66.0: 0.85}

#: How far (degrees) from the sun's direction a home is best seen.
ASIDE = 75.0

#: Where the rest of the storey begins to turn to paper and where it has (metres from the home).
CLEAR, GONE = 0.9, 5.5

#: Half a wall's thickness, how far before the façade a home reaches, and below its floor (metres).
WALL, OUTDOORS, BELOW = 0.3, 2.9, 0.45

#: Nothing longer than this (metres) is one home's outdoors.
LARGEST = 12.0

#: So far (metres) behind a pane lies the room that it lights.
BESIDE = 0.6

#: A home whose places indoors and outdoors have middles nearer than this (metres) has no side of its own.
LOPSIDED = 0.15


def unit_stills(described: Described, shelf: Shelf, progress: Progress, width: int = WIDTH) -> list[Still]:
    """A picture of each of ``described.homes``, in their order; of the whole house where it is not known."""
    # High, so that it shines over the walls and into the rooms.
    studio = studio_of(described, LATE)
    if not len(studio.shapes.corners):
        return []
    wishes = [_wish(studio, home, width) for home in described.homes]
    return taken(studio, wishes, "Picturing homes", shelf, progress)


def _wish(studio: Studio, home: Home, width: int) -> Wish:
    if not home.levels:
        camera, setting = hero(studio, STAGES, width)
        return Wish(clear_view(studio, camera, setting), camera, setting)
    level = max(home.levels, key=lambda one: one.plan.area)
    floor = level.bottom - BELOW
    inside, before = places(studio, home, level)
    ring = shapely.get_coordinates(level.plan.convex_hull.buffer(0.4))
    points = np.concatenate(
        [np.insert(ring, 1, height, axis=1) for height in (level.bottom, level.bottom + CUT)]
    )
    camera = _camera(studio, points, _out(studio, level, before), width, round(width * SHAPE))
    own = _outdoors(studio, before, floor)
    setting = Setting(inside, CLEAR, GONE, home=inside, floor=floor, own=own)
    return Wish(everything(studio), camera, setting, round(level.bottom + CUT, 3))


def places(studio: Studio, home: Home, level: Level) -> tuple[Reach, Reach]:
    """A home's place on plan: inside its walls, and with what lies before them and nearest to it."""
    sheet = sheet_over(level.plan, GONE + 1.0)
    inside = sheet.covers(level.plan.buffer(WALL, join_style="mitre"))
    if level.storey < 0:
        return sheet.reach(inside), sheet.reach(inside)
    others = [
        other.plan
        for one in studio.described.homes
        for other in one.levels
        if one is not home and other.storey == level.storey
    ]
    own = sheet.reach(sheet.covers(level.plan)).away
    theirs = sheet.reach(sheet.covers(union_all(others))).away if others else np.full_like(own, np.inf)
    house = studio.described.plans[level.storey].outline
    before = (own < OUTDOORS) & (own < theirs) & ~sheet.covers(house)
    strangers = [*others, *studio.shared(level.storey)]
    mine = own_places(studio.terraces(level.storey), len(home.row.outdoor), level.plan, strangers)
    inside = inside | sheet.covers(union_all(mine))
    return sheet.reach(inside), sheet.reach(inside | before)


def _outdoors(studio: Studio, before: Reach, floor: float) -> NDArray[np.bool_]:
    """Say for each element (e,) whether it is of a home's place before its walls: its balcony, its rail."""
    low, high = studio.shapes.boxes
    middle = (low + high) / 2
    near = np.isfinite(middle).all(axis=1)
    near &= (low[:, 1] >= floor) & ((high - low)[:, [0, 2]].max(axis=1) < LARGEST)
    rows = np.flatnonzero(near)
    near[rows] = before.at(np.asarray(middle[rows], np.float32)) < 0
    return np.asarray(near)


def _out(studio: Studio, level: Level, before: Reach) -> float:
    """Plan direction (degrees) in which a home lies open."""
    centre = level.plan.centroid
    rows, columns = np.nonzero(before.away < 0)
    # Its place outdoors draws the middle of its place away from the middle of its rooms.
    x = before.west + (columns.mean() + 0.5) * before.step - centre.x
    z = before.north + (rows.mean() + 0.5) * before.step - centre.y
    if np.hypot(x, z) < LOPSIDED:
        middle = studio.plan.centroid
        x, z = centre.x - middle.x, centre.y - middle.y
    if np.hypot(x, z) < LOPSIDED:
        x, z = glazed(studio, level)
    return degrees(atan2(x, -z))


def glazed(studio: Studio, level: Level) -> tuple[float, float]:
    """Where the windows of ``level`` look: their directions out (x, z), by their square metres of glass."""
    shapes = studio.shapes
    rows = np.flatnonzero(studio.palette.pane[shapes.material])
    middle = shapes.corners[rows].mean(axis=1)
    rows = rows[(middle[:, 1] > level.bottom) & (middle[:, 1] < level.top)]
    middle, out = shapes.corners[rows].mean(axis=1)[:, [0, 2]], shapes.faces[rows][:, [0, 2]]
    ahead, behind = middle + out * BESIDE, middle - out * BESIDE
    # A pane has a face to either side: that counts which has the home behind it and none before it.
    outer = shapely.contains_xy(level.plan, *behind.T) & ~shapely.contains_xy(level.plan, *ahead.T)
    edges = np.diff(shapes.corners[rows[outer]], axis=1)
    area = np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=1)
    x, z = (out[outer] * area[:, None]).sum(axis=0).tolist()
    return x, z


def _camera(studio: Studio, points: Doubles, out: float, width: int, height: int) -> Camera:
    """Camera that shows a home, which fits ``points`` (n, 3), large, from its open side, lit from a side."""
    sun = degrees(atan2(studio.sun[0], -studio.sun[2]))
    worth = []
    for turn, liked in TURNS.items():
        angle = round((out + turn) % 360, 3)
        framing = Framing(angle, HOME.slope, HOME.focal, HOME.shifted, HOME.margin)
        camera = frame(points, framing, width, height)
        x, y, _ = camera.seen_at(points)
        shown = MultiPoint(np.column_stack([x, y])).convex_hull.area / (width * height)
        apart = abs((angle - sun + 180) % 360 - 180)
        worth.append((shown * liked * (1 - 0.2 * abs(apart - ASIDE) / 90), camera))
    return max(worth, key=lambda one: one[0])[1]
