"""Looks in from outside, at the whole and through its windows: finds what takes much of a picture."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from models3d.shell.world import Floats, Mask, Numbers, World, directions

#: Looks for each square metre of the building's box, and of its glass; and how many there are at most.
AT_BOX, AT_GLASS, MOST = 5_000, 15_000, 12_000_000

#: Rays cast at once; bounds memory.
AT_ONCE = 250_000

#: The sequence of Weyl that fills five dimensions most evenly (Roberts, The unreasonable effectiveness of
#: quasirandom sequences, 2018): powers of the root of x^6 = x + 1.
ROOT = 1.1347241384015194
STEPS = ROOT ** -np.arange(1.0, 6.0)


def at_whole(world: World) -> Mask:
    """Which triangles (t,) are met first by whoever looks at the building's box from far away."""
    low, high = world.box
    x, y, z = (high - low).tolist()
    reach = 2 * (x + y + z)

    def look(at: Floats) -> Numbers:
        towards, aim = directions(at[:, 3], at[:, 4]), low + at[:, :3] * (high - low)
        # Who looks up stands on the ground.
        depth = np.inf if world.level is None else aim[:, 1] - world.level
        away = np.minimum(reach, depth / np.maximum(-towards[:, 1], 1e-9))
        return _first(world, aim + away[:, None] * towards, -towards)

    return _seen(world, look, 2 * (x * y + y * z + z * x) * AT_BOX)


def through_glass(world: World) -> Mask:
    """Which triangles (t,) are met first behind glass, by whoever stands freely before it."""
    panes = world.corners[~world.solid]
    face = np.cross(panes[:, 1] - panes[:, 0], panes[:, 2] - panes[:, 0])
    until = np.cumsum(np.linalg.norm(face, axis=1) / 2, dtype=np.float64)
    if not len(panes) or until[-1] <= 0:
        return np.zeros(len(world.corners), np.bool_)

    def look(at: Floats) -> Numbers:
        which = np.minimum(np.searchsorted(until, at[:, 0] * until[-1]), len(panes) - 1)
        # A point of the square beyond the diagonal is one of the triangle from its other end.
        beyond = at[:, 1:2] + at[:, 2:3] > 1
        b, c = np.split(np.where(beyond, 1 - at[:, 1:3], at[:, 1:3]), 2, axis=1)
        one, two, three = (panes[which, corner] for corner in range(3))
        eyes, towards = one + b * (two - one) + c * (three - one), directions(at[:, 3], at[:, 4])
        free = ~world.caster.blocked(eyes, towards)
        return _first(world, eyes[free], -towards[free])

    return _seen(world, look, until[-1] * AT_GLASS)


def _first(world: World, origins: Floats, towards: Floats) -> Numbers:
    """Numbers of the triangles that rays meet first, -1 for none."""
    return np.asarray(world.numbers[world.caster.first(origins, towards).triangle])


def _seen(world: World, look: Callable[[Floats], Numbers], looks: float) -> Mask:
    """Union over so many ``looks``, each from a point of the unit cube (n, 5)."""
    count = int(min(looks, MOST))

    def some(begin: int) -> Numbers:
        number = np.arange(begin, min(begin + AT_ONCE, count))
        return np.unique(look((0.5 + (number[:, None] + 1) * STEPS) % 1))

    seen = np.zeros(len(world.corners) + 1, np.bool_)
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(some, range(0, count, AT_ONCE)):
            seen[found] = True
    # What met nothing has left its mark behind the last.
    return seen[:-1]
