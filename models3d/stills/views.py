"""Chooses from where a house is seen best: three-quarter, in the sun, with nothing before it."""

from math import atan2, degrees

import numpy as np
from shapely import get_coordinates, minimum_rotated_rectangle

from models3d.stills.camera import Camera, Doubles, Framing, frame
from models3d.stills.light import Light
from models3d.stills.scene import Scene, scene_of
from models3d.stills.setting import Setting
from models3d.stills.studio import Studio
from models3d.stills.sunshine import facing_sun, leaving
from models3d.stills.surfaces import meet

#: How far round a corner (degrees) from square on to a side.
TURNS = (30.0, 45.0, 60.0)

#: Size in pixels of the sketches that are compared.
SKETCH = (160, 100)

#: Shape of every picture: height over width.
SHAPE = 0.625

#: Things of the site lower than this (metres) hide nothing.
LOW = 2.5

#: What has turned to paper by more than this share is a ghost, and may not stand before the house.
HALF_FADED = 0.25


def best_angle(studio: Studio, how: Framing) -> float:
    """Angle (degrees, as :class:`Framing` has it) of the best three-quarter view of the house."""
    house = scene_of(studio.shapes, studio.palette, studio.house, studio.sun)
    light = Light(studio.sun)
    worth = []
    for angle in _candidates(studio):
        framing = Framing(angle, how.slope, how.focal, how.shifted, how.margin, how.lift)
        camera = frame(studio.outer, framing, *SKETCH)
        worth.append((_worth(house, light, camera), angle))
    return max(worth)[1]


def _candidates(studio: Studio) -> list[float]:
    """Angles that see two sides of the house's plan."""
    ring = get_coordinates(minimum_rotated_rectangle(studio.plan))
    along = ring[1] - ring[0]
    square = degrees(atan2(along[0], -along[1]))
    return [round((square + 90 * side + turn) % 360, 3) for side in range(4) for turn in TURNS]


def _worth(house: Scene, light: Light, camera: Camera) -> float:
    """How much sunlit, lively wall a view shows."""
    y, x = np.divmod(np.arange(camera.width * camera.height), camera.width)
    seen = meet(house, camera.eye, camera.towards(x + 0.5, y + 0.5))
    wall = (seen.element >= 0) & (np.abs(seen.face[:, 1]) < 0.5)
    if not wall.any():
        return 0.0
    facing = facing_sun(house.palette, light, seen)
    lit = wall & (facing > 0)
    start = leaving(light, seen, np.flatnonzero(lit))
    sunny = facing[lit][~house.solids.blocked(start, np.broadcast_to(light.direction, start.shape))]
    # Windows, balconies and rails: what makes many small things where a bare wall makes one large.
    things = len(np.unique(seen.element[wall]))
    return float(wall.mean() * (0.2 + sunny.sum() / wall.sum()) * np.sqrt(things))


def clear_view(studio: Studio, camera: Camera, setting: Setting) -> np.ndarray:
    """Say for each element (e,) whether it may stand in a picture of the whole house.

    Of what rises on the site, nothing half faded may hide the house, and nothing that is out of the picture
    may show as a shadow that comes from nowhere, unless that shadow reaches the house.
    """
    shapes = studio.shapes
    shown = np.ones(len(shapes.marks), np.bool_)
    x, y, far = camera.seen_at(studio.outer)
    middle, house = float(np.median(far)), (x.min(), x.max(), y.min(), y.max())
    picture = (0.0, float(camera.width), 0.0, float(camera.height))
    # Metres of shadow for every metre of height.
    shadow = np.hypot(studio.sun[0], studio.sun[2]) / max(studio.sun[1], 0.05)
    order = np.argsort(shapes.element, kind="stable")
    starts = np.searchsorted(shapes.element[order], np.arange(len(shown) + 1))
    for at in np.flatnonzero(~studio.house):
        points = shapes.corners[order[starts[at] : starts[at + 1]]].reshape(-1, 3)
        height = float(np.ptp(points[:, 1])) if len(points) else 0.0
        if height < LOW:
            continue
        x, y, far = camera.seen_at(points)
        behind = far.min() <= 0.5
        faded = setting.faded(setting.around.at(points.mean(axis=0, keepdims=True)))[0]
        before = far.min() <= middle and faded >= HALF_FADED
        unseen = behind or not _overlaps(x, y, picture)
        near = setting.around.at(points).min() < shadow * height
        shown[at] = near if unseen else not (before and _overlaps(x, y, house))
    return shown


def _overlaps(x: Doubles, y: Doubles, box: tuple[float, float, float, float]) -> bool:
    """Whether what is seen at ``x``, ``y`` (n,) and the ``box`` (left, right, top, bottom) may overlap."""
    left, right, top, bottom = box
    return bool(x.max() > left and x.min() < right and y.max() > top and y.min() < bottom)
