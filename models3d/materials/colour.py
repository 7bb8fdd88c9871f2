"""Colours as people see them: sRGB to linear light, and how far apart two colours look."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Rgb = tuple[float, float, float]


def linear(channel: float) -> float:
    """Linear light of an sRGB channel, both in 0..1 (IEC 61966-2-1).

    >>> round(linear(0.5), 4)
    0.214
    """
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def channels(colour: str) -> Rgb:
    """Red, green and blue in 0..1 of a ``#rrggbb`` colour."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hexadecimal(rgb: Rgb) -> str:
    """``#rrggbb`` of channels in 0..1.

    >>> hexadecimal((1.0, 0.5, 0.0))
    '#ff8000'
    """
    return "#" + "".join(f"{round(min(max(channel, 0.0), 1.0) * 255):02x}" for channel in rgb)


#: Linear light to the eye's three cones, and their cube roots to lightness and two opponents: Ottosson, "A
#: perceptual color space for image processing" (2020).
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OPPONENTS = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@lru_cache(maxsize=8192)
def difference(one: str, other: str) -> float:
    """Distance of two ``#rrggbb`` colours in Oklab; 0.02 is just visible side by side.

    >>> difference("#ffffff", "#ffffff")
    0.0
    """
    return float(np.linalg.norm(_lab(one) - _lab(other)))


@lru_cache(maxsize=8192)
def _lab(colour: str) -> NDArray[np.float64]:
    """Lightness and two opponents (3,) of a ``#rrggbb`` colour in Oklab."""
    found: NDArray[np.float64] = OPPONENTS @ np.cbrt(CONES @ [linear(one) for one in channels(colour)])
    return found
