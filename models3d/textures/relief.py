"""A piece of surface that repeats without a seam, and its picture as the viewer reads it."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float64]

#: Pixels along a side while a surface is made; its picture has half of them, so that edges are smooth.
SIDE = 1024

#: How good the picture is, of 100: beyond this it grows and looks the same.
QUALITY = 78

#: The value of a colour's channel that stands for a factor of 1 and for an upright normal.
MIDDLE = 128


@dataclass(frozen=True)
class Relief:
    """``factor`` on the colour and ``height`` in metres, both (SIDE, SIDE), of ``metres`` x ``metres``.

    Row 0 is the top; right of the last column comes the first again, and below the last row the first.
    """

    factor: Field
    height: Field
    metres: float


def grid(metres: float) -> tuple[Field, Field]:
    """Metres to the right and down of every pixel's middle, each (SIDE, SIDE)."""
    at = (np.arange(SIDE) + 0.5) * metres / SIDE
    right, down = np.meshgrid(at, at)
    return right, down


def picture(relief: Relief) -> bytes:
    """WebP of half as many pixels: red the factor (mean 1), green and blue the normal's right and up."""
    step = relief.metres / SIDE
    rise_right = (np.roll(relief.height, -1, 1) - np.roll(relief.height, 1, 1)) / (2 * step)
    rise_down = (np.roll(relief.height, -1, 0) - np.roll(relief.height, 1, 0)) / (2 * step)
    length = np.sqrt(1.0 + rise_right**2 + rise_down**2)
    channels = [relief.factor / relief.factor.mean(), 1.0 - rise_right / length, 1.0 + rise_down / length]
    halved = [channel.reshape(SIDE // 2, 2, SIDE // 2, 2).mean(axis=(1, 3)) for channel in channels]
    pixels = np.clip(np.rint(np.stack(halved, axis=-1) * MIDDLE), 0, 255).astype(np.uint8)
    out = BytesIO()
    Image.fromarray(pixels, "RGB").save(out, "WEBP", quality=QUALITY, method=6)
    return out.getvalue()
