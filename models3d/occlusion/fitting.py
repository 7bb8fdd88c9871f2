"""Finds the volume which, read where the viewer reads it, comes nearest to what was cast at the surfaces.

The viewer reads the volume once for each point it draws, a little before the surface. Values cast where the
lattice has its points would be wrong there: half of them lie in walls, and beside a wall the mean of eight
reads both of its sides. So the values are fitted by least squares, as for vertices in Kavan, Bargteil and
Sloan, Least squares vertex baking (2011); between surfaces the volume is smooth.
"""

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_matrix

from models3d.occlusion.lattice import Floats, Lattice
from models3d.occlusion.openness import Open
from models3d.occlusion.skin import Skin

#: How much a difference between neighbours weighs against the error on a surface as large as a step's square.
SMOOTH = 0.02

#: What is less open than the first lies in a cavity that nobody sees into; beyond the second it can be seen.
CAVITY = (0.15, 0.35)

#: How much is drawn to wide open where no surface says anything.
LOOSE = 1e-5

#: Steps of the solver: further ones change nothing that a byte holds.
STEPS = 60


def fit(lattice: Lattice, skin: Skin, found: Open) -> Floats:
    """Openness (size z, y, x) in 0..1 of the volume on ``lattice`` for surfaces ``skin``."""
    number, share = lattice.taps(skin.at + lattice.reach * skin.normal)
    # In patches; and where it is more open it is seen more, and is worth more.
    weight = skin.area / lattice.step**2 * found.seen * found.value * _visible(found.value)
    rows = np.arange(0, 8 * len(skin) + 1, 8)
    reads = csr_matrix((share.ravel(), number.ravel(), rows), shape=(len(skin), lattice.count))
    # Solved for how closed the space is: where nothing is near that is 0 exactly.
    wanted = reads.T @ (weight * (1 - found.value))
    normal = (reads.T @ reads.multiply(weight[:, None])).tocsr()

    def applied(v: Floats) -> Floats:
        return np.asarray(normal @ v) + SMOOTH * _roughness(lattice, v) + LOOSE * v

    closed = _solve(applied, wanted, normal.diagonal() + 6 * SMOOTH + LOOSE)
    return np.asarray(np.clip(1 - closed, 0, 1).reshape(lattice.size[::-1]))


def _visible(value: Floats) -> Floats:
    part = np.clip((value - CAVITY[0]) / (CAVITY[1] - CAVITY[0]), 0, 1)
    return np.asarray(part * part * (3 - 2 * part))


def _roughness(lattice: Lattice, values: Floats) -> Floats:
    """Sum of each value's differences to its neighbours: the gradient of half the squared differences."""
    v = values.reshape(lattice.size[::-1])
    out = np.zeros_like(v)
    for axis in range(3):
        step = np.diff(v, axis=axis)
        low, high = [slice(None)] * 3, [slice(None)] * 3
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        out[tuple(low)] -= step
        out[tuple(high)] += step
    return out.reshape(-1)


def _solve(applied: Callable[[Floats], Floats], wanted: Floats, diagonal: Floats) -> Floats:
    """Conjugate gradients, preconditioned by the ``diagonal``."""
    x = np.zeros_like(wanted)
    rest = wanted.copy()
    z = rest / diagonal
    along = z.copy()
    was = float((rest * z).sum())
    for _ in range(STEPS):
        if was <= 1e-12:
            break
        image = applied(along)
        pace = was / float((along * image).sum())
        x += pace * along
        rest -= pace * image
        z = rest / diagonal
        now = float((rest * z).sum())
        along = z + (now / was) * along
        was = now
    return x
