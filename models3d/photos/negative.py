"""A photo's file as it comes from a phone or camera: whether it can be used, and when it was taken."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from models3d.errors import BrokenInputError
from models3d.schedule.days import day_of

#: What is read. Others are seldom photos, and what is not read cannot be broken.
KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")

#: No phone's picture is larger (bytes, pixels); what is shorter (pixels) at its longer side shows nothing.
MOST_BYTES, MOST_PIXELS, LEAST = 60_000_000, 120_000_000, 480

#: How most photos of phones end that are not read.
HEIF = (".heic", ".heif")

JPEG = "Save it as JPEG"


def refuse_unfit(path: Path, name: str) -> None:
    """Raise BrokenInputError where ``path``, called ``name`` in ``development.toml``, is no usable photo.

    Looks at its head alone; that the rest of it is broken shows when it is developed.
    """
    if path.stat().st_size > MOST_BYTES:
        raise BrokenInputError(
            f"the photo has more than {MOST_BYTES // 1_000_000} MB.",
            where=name,
            remedy=f"{JPEG}, 4000 pixels wide or less.",
        )
    with opened(path, name) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise BrokenInputError(
                f"the photo has {width} x {height} pixels, which is more than anybody can look at.",
                where=name,
                remedy=f"{JPEG}, 4000 pixels wide or less.",
            )
        if max(width, height) < LEAST:
            raise BrokenInputError(
                f"the photo has only {width} x {height} pixels.",
                where=name,
                remedy="Take the picture itself rather than its preview.",
            )


@contextmanager
def opened(path: Path, name: str) -> Iterator[Image.Image]:
    """The photo at ``path``; what is broken of it, also while it is being used, is a BrokenInputError."""
    try:
        with warnings.catch_warnings():
            # A phone's clumsy metadata are no concern of ours: they are thrown away. Size is looked at by us.
            warnings.simplefilter("ignore")
            Image.init()
            # Not every machine's Pillow has all of them.
            with Image.open(path, formats=[kind for kind in KINDS if kind in Image.OPEN]) as image:
                yield image
    except UnidentifiedImageError:
        phone = path.suffix.casefold() in HEIF
        what = "photos of this kind are not read." if phone else "this is no photo."
        raise BrokenInputError(what, where=name, remedy=f"{JPEG} or PNG.") from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise BrokenInputError(
            f"the photo is broken: {str(error).rstrip('.')}.",
            where=name,
            remedy="Copy it anew from the camera.",
        ) from None


def taken_on(path: Path) -> int | None:
    """The day (since 1970-01-01) that the camera wrote into the photo at ``path``; None where it did not."""
    with opened(path, path.name) as image:
        exif = image.getexif()
        said = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
        said = said or exif.get(ExifTags.Base.DateTime)
    try:
        return day_of(datetime.strptime(str(said)[:10], "%Y:%m:%d"))  # noqa: DTZ007 - a site's day has no time zone
    except ValueError:
        return None
