"""How much of the sun's disc every point of a picture sees: crisp near what casts it, soft farther off."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter, minimum_filter

from models3d.parallel import Tick
from models3d.rays import Caster, Floats
from models3d.stills.batches import batches
from models3d.stills.light import Light
from models3d.stills.palette import Palette
from models3d.stills.scene import Scene
from models3d.stills.smooth import Bools
from models3d.stills.surfaces import OFF, OFF_BY_FAR, Surfaces

#: Places on the sun's disc that four neighbours look at, and that each looks at in a shadow's border.
FEW, MANY = 4, 8

#: Pixels within which a shadow's border is looked for.
BORDER = 5

Rows = NDArray[np.intp]

#: What comes through a leaf from behind, of what it gives back in front.
THROUGH = 0.45


def sunshine(scene: Scene, seen: Surfaces, pixel: Rows, shape: tuple[int, int], tick: Tick) -> Floats:
    """Share of the sun's light (n,) that points receive, by cosine and shadow.

    ``pixel`` (n,) says where in a picture of ``shape`` (height, width) each is.
    """
    light = Light(scene.sun)
    facing = facing_sun(scene.palette, light, seen)
    lit = np.flatnonzero(facing > 0)
    start = leaving(light, seen, lit)
    y, x = np.divmod(pixel[lit], shape[1])
    free = _free(scene.solids, start, light.disc(FEW)[x % 2 + 2 * (y % 2)], tick)
    share, known = np.zeros(shape, np.float32), np.zeros(shape, np.bool_)
    share.reshape(-1)[pixel[lit]] = free
    known.reshape(-1)[pixel[lit]] = True
    rows = np.flatnonzero(_border(share, known).reshape(-1)[pixel[lit]])
    soft = np.zeros(len(rows), np.float32)
    for towards in light.disc(MANY):
        soft += _free(scene.solids, start[rows], np.broadcast_to(towards, (len(rows), 3)), tick)
    received = np.zeros(len(seen), np.float32)
    received[lit] = free
    received[lit[rows]] = soft / MANY
    return np.asarray(received * facing, np.float32)


def facing_sun(palette: Palette, light: Light, seen: Surfaces) -> Floats:
    """Cosine (n,) under which the sun falls; through a leaf less of it; 0 for what faces away."""
    cosine = seen.normal @ light.direction
    front = np.where(seen.face @ light.direction > 0, np.maximum(cosine, 0.0), 0.0)
    leaf = palette.leaf[seen.material]
    front[leaf] = np.maximum(front[leaf], -cosine[leaf] * np.float32(THROUGH))
    return np.asarray(front * (seen.material >= 0), np.float32)


def leaving(light: Light, seen: Surfaces, which: Rows) -> Floats:
    """Where rays go to the sun (n, 3) from points ``which`` (n,): off the surface, or a leaf's lit back."""
    face = seen.face[which]
    side = np.where(face @ light.direction < 0, np.float32(-1), np.float32(1))
    off = side * (OFF + OFF_BY_FAR * seen.far[which])
    return np.asarray(seen.point[which] + face * off[:, None], np.float32)


def _free(solids: Caster, start: Floats, towards: Floats, tick: Tick) -> Bools:
    found = np.zeros(len(start), np.bool_)
    for some in batches(len(start), tick):
        found[some] = ~solids.blocked(start[some], towards[some])
    return found


def _border(share: Floats, known: Bools) -> NDArray[np.bool_]:
    """Where (h, w) light and shadow are near to each other."""
    least = minimum_filter(np.where(known, share, 1.0), BORDER)
    most = maximum_filter(share, BORDER)
    return np.asarray(known & (least < most))
