"""The surface of a material in a picture: bricks, boards and tiles where they are large enough to be seen."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models3d.manifest import Material
from models3d.rays import Floats
from models3d.textures import texture_of

#: The value in a tile's red channel that stands for a factor of 1.
MIDDLE = 128

#: How much of a tile's contrast a picture shows: an architect's model hints at its bricks.
CONTRAST = 0.85


@dataclass(frozen=True)
class Tile:
    """A square that repeats every ``metres``: factors on the colour, in ``levels`` each half as fine."""

    metres: float
    levels: list[Floats]

    def at(self, right: Floats, down: Floats, size: Floats) -> Floats:
        """Factor (n,) at ``right`` and ``down`` (n,) metres, seen by points ``size`` (n,) metres wide."""
        finest = self.metres / len(self.levels[0])
        level = np.log2(np.maximum(size / finest, 1.0))
        low = np.minimum(level.astype(np.int64), len(self.levels) - 1)
        share = np.minimum(level, len(self.levels) - 1) - low
        found = np.ones(len(right), np.float32)
        for number in np.unique(low).tolist():
            rows = np.flatnonzero(low == number)
            coarser = self.levels[min(number + 1, len(self.levels) - 1)]
            u, v = right[rows] / self.metres, down[rows] / self.metres
            fine = _looked_up(self.levels[number], u, v)
            found[rows] = fine + share[rows] * (_looked_up(coarser, u, v) - fine)
        return found


def tile_of(material: Material) -> Tile | None:
    """Tile of ``material``; None where it is plain."""
    made = texture_of(material)
    if made is None:
        return None
    pixels = np.asarray(Image.open(BytesIO(made[0])).convert("RGB"), np.float32)[:, :, 0]
    levels = [np.asarray(1 + (pixels / MIDDLE - 1) * CONTRAST, np.float32)]
    while len(levels[-1]) > 1:
        side = len(levels[-1]) // 2
        levels.append(np.asarray(levels[-1].reshape(side, 2, side, 2).mean(axis=(1, 3)), np.float32))
    return Tile(made[1], levels)


def unrolled(point: Floats, face: Floats) -> tuple[Floats, Floats]:
    """Metres to the right and down (n,) on a surface: along and up a wall, else as on plan."""
    upright = np.abs(face[:, 1]) < 0.8
    across = np.hypot(face[:, 0], face[:, 2])
    along = (point[:, 0] * face[:, 2] - point[:, 2] * face[:, 0]) / np.maximum(across, 1e-6)
    # On a slope the way down is longer than the height.
    right = np.where(upright, along, point[:, 0])
    down = np.where(upright, -point[:, 1] / np.maximum(across, 0.2), point[:, 2])
    return right, down


def _looked_up(level: Floats, u: NDArray[np.floating], v: NDArray[np.floating]) -> Floats:
    """Value (n,) between the cells of a tile that repeats, at shares ``u`` and ``v`` of its side."""
    side = len(level)
    x, y = np.asarray(u * side - 0.5, np.float32), np.asarray(v * side - 0.5, np.float32)
    left, top = np.floor(x), np.floor(y)
    across, below = x - left, y - top
    columns, rows = left.astype(np.int32) % side, top.astype(np.int32) % side
    next_columns, next_rows = (columns + 1) % side, (rows + 1) % side
    upper = level[rows, columns] * (1 - across) + level[rows, next_columns] * across
    lower = level[next_rows, columns] * (1 - across) + level[next_rows, next_columns] * across
    return np.asarray(upper * (1 - below) + lower * below, np.float32)
