"""Where a level plane crosses triangles: directed segments on plan, the same for any order of triangles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Corners are snapped to this many steps a metre (0.1 mm), so that what meets in the model meets here.
STEPS = 10_000


@dataclass(frozen=True)
class Crossing:
    """Segments (n, 4) int64 of x, z, x, z in steps of 1/``STEPS`` metre, and ``owner`` (n,) of each.

    Around a closed mesh they run in rings that have its inside always on the same hand.
    """

    segments: NDArray[np.int64]
    owner: NDArray[np.int64]


def cross(corners: NDArray[np.float64], owner: NDArray[np.int64], height: float) -> Crossing:
    """Cut triangles (t, 3, 3), metres, with the plane y = ``height``; ``owner`` (t,) says whose each is.

    A corner on the plane counts as above it, so every triangle gives one segment or none and shared edges are
    cut in one point: a closed mesh gives closed rings, wherever its corners are.
    """
    above = corners[:, :, 1] >= height
    mixed = above.any(axis=1) & ~above.all(axis=1)
    corners, above, owner = corners[mixed], above[mixed], owner[mixed]
    after = np.roll(above, -1, axis=1)
    rising = np.argmax(~above & after, axis=1)
    falling = np.argmax(above & ~after, axis=1)
    row = np.arange(len(corners))
    begin = _point(corners[row, rising], corners[row, (rising + 1) % 3], height)
    end = _point(corners[row, (falling + 1) % 3], corners[row, falling], height)
    segments = np.rint(np.concatenate([begin, end], axis=1) * STEPS).astype(np.int64)
    long = (segments[:, :2] != segments[:, 2:]).any(axis=1)
    segments, owner = segments[long], owner[long]
    order = np.lexsort((*segments.T[::-1], owner))
    return Crossing(segments[order], owner[order])


def _point(below: NDArray[np.float64], above: NDArray[np.float64], height: float) -> NDArray[np.float64]:
    """Where each edge meets the plane (n, 2); always reckoned upwards, so that both its triangles agree."""
    share = (height - below[:, 1]) / (above[:, 1] - below[:, 1])
    met = below + share[:, None] * (above - below)
    return met[:, [0, 2]]
