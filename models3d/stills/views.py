"""Chooses from where a house is seen best: three-quarter, in the sun, with nothing before it."""

from math import atan2, degrees

import numpy as np
from shapely import get_coordinates, minimum_rotated_rectangle

from models3d.stills.camera import Camera, Framing, frame
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
    start = leaving(light, seen.at(lit))
    sunny = facing[lit][~house.solids.blocked(start, np.broadcast_to(light.direction, start.shape))]
    # Windows, balconies and rails: what makes many small things where a bare wall makes one large.
    things = len(np.unique(seen.element[wall]))
    return float(wall.mean() * (0.2 + sunny.sum() / wall.sum()) * np.sqrt(things))


def clear_view(studio: Studio, camera: Camera, setting: Setting) -> np.ndarray:
    """Say for each element (e,) whether it may stand: nothing half faded of the site may hide the house."""
    shapes = studio.shapes
    shown = np.ones(len(shapes.marks), np.bool_)
    _, _, far = camera.seen_at(studio.outer)
    middle = float(np.median(far))
    x, y, _ = camera.seen_at(studio.outer)
    left, right, top, bottom = x.min(), x.max(), y.min(), y.max()
    order = np.argsort(shapes.element, kind="stable")
    starts = np.searchsorted(shapes.element[order], np.arange(len(shown) + 1))
    for at in np.flatnonzero(~studio.house):
        points = shapes.corners[order[starts[at] : starts[at + 1]]].reshape(-1, 3)
        if not len(points) or np.ptp(points[:, 1]) < LOW:
            continue
        x, y, far = camera.seen_at(points)
        middle_of = points.mean(axis=0, keepdims=True)
        if far.min() > middle or setting.faded(middle_of)[0] < 0.25:
            continue
        behind = far.min() <= 0.5
        over = x.max() > left and x.min() < right and y.max() > top and y.min() < bottom
        shown[at] = not (behind or over)
    return shown
