"""A finished picture: two WebP files of one view."""

from dataclasses import dataclass
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: Width of the small picture in pixels.
SMALL = 640

#: WebP's quality, and its effort: above 4 it costs much time for few bytes.
QUALITY, EFFORT = {"small": 82, "large": 84}, 4


@dataclass(frozen=True)
class Still:
    """One view as WebP, small and large; ``width`` and ``height`` are the large one's in pixels."""

    small: bytes
    large: bytes
    width: int
    height: int


def still_of(pixels: NDArray[np.uint8]) -> Still:
    """Both pictures of ``pixels`` (height, width, 3) sRGB; the small one is never enlarged."""
    height, width = pixels.shape[:2]
    large = Image.fromarray(pixels)
    narrow = min(SMALL, width)
    size = (narrow, round(height * narrow / width))
    small = large.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return Still(_webp(small, QUALITY["small"]), _webp(large, QUALITY["large"]), width, height)


def packed(still: Still) -> bytes:
    """Bytes of ``still`` for the shelf."""
    return msgspec.msgpack.encode(still)


def unpacked(data: bytes) -> Still:
    """The still in ``data``; raises ``msgspec.ValidationError`` where there is none."""
    return msgspec.msgpack.decode(data, type=Still)


def _webp(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=quality, method=EFFORT)
    return file.getvalue()
