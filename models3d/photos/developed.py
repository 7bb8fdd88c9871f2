"""From a photo's file to two small pictures, upright, in a page's colours, nothing written in them."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

from models3d.materials.colour import channels
from models3d.photos.negative import opened
from models3d.stills.still import Still, still_of
from models3d.stills.tone import PAPER

#: The longer side of the large picture (pixels).
LONGEST = 1600


def developed(path: Path, name: str) -> Still:
    """Both pictures of the photo at ``path``; the same file gives the same bytes.

    Its metadata, such as where it was taken and by whom, are in neither. Raises
    :class:`BrokenInputError`, which calls it ``name``.
    """
    with opened(path, name) as image:
        # A JPEG can be read at an eighth of its size, which is enough for most of what phones take.
        image.draft("RGB", (LONGEST, LONGEST))
        whole = _upright(image)
    share = min(1.0, LONGEST / max(whole.size))
    width, height = (max(1, round(side * share)) for side in whole.size)
    large = whole.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return still_of(np.asarray(large))


def _upright(image: Image.Image) -> Image.Image:
    """``image`` as it was seen, in sRGB and without anything but its pixels."""
    profile = image.info.get("icc_profile")
    turned = ImageOps.exif_transpose(image)
    if turned.mode in ("RGBA", "LA", "PA", "P"):
        paper = Image.new("RGBA", turned.size, tuple(round(255 * one) for one in (*channels(PAPER), 1.0)))
        turned = Image.alpha_composite(paper, turned.convert("RGBA"))
    plain = turned if turned.mode == "CMYK" and profile else turned.convert("RGB")
    if profile:
        plain = _in_srgb(plain, profile)
    # A new picture of the same pixels: what an image carries along stays behind.
    return Image.frombytes("RGB", plain.size, plain.convert("RGB").tobytes())


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Phones see more colours than a page says: they are brought to those that it means."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        # A profile that is none: the numbers are taken for what they mostly are.
        return image.convert("RGB")
    return found or image.convert("RGB")
