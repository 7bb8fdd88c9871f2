"""Photos of the works: what a project manager puts beside the model, and what of it a buyer gets to see."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from models3d.errors import BrokenInputError
from models3d.manifest import NO_DAY, Span, Stage
from models3d.photos.developed import developed
from models3d.photos.listed import stage_on
from models3d.photos.negative import LEAST
from models3d.schedule.days import day_of
from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

#: What a phone writes beside the picture: none of it may reach a buyer.
SECRETS = ("Jan Jansen", "NikonPhone 7", "secret caption")


def quarters(width: int = 1800, height: int = 1200) -> Image.Image:
    """Red, green, blue and white from the top left, line by line."""
    pixels = np.zeros((height, width, 3), np.uint8)
    half_h, half_w = height // 2, width // 2
    pixels[:half_h, :half_w, 0] = 230
    pixels[:half_h, half_w:, 1] = 230
    pixels[half_h:, :half_w, 2] = 230
    pixels[half_h:, half_w:] = 230
    return Image.fromarray(pixels)


def snapped(path: Path, *, turned: int = 1, taken: str = "2026:05:01 10:30:00") -> Path:
    """A photo as a phone saves it, with its place, its owner and a comment."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    exif[ExifTags.Base.Artist] = SECRETS[0]
    exif[ExifTags.Base.Model] = SECRETS[1]
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (46.0, 2.0, 35.5)
    path.parent.mkdir(parents=True, exist_ok=True)
    quarters().save(path, "JPEG", exif=exif, comment=SECRETS[2].encode(), quality=92)
    return path


def corner(picture: bytes, right: bool, down: bool) -> str:
    """Which colour is in a corner: "r", "g", "b" or "w"."""
    pixels = np.asarray(Image.open(BytesIO(picture)).convert("RGB"), np.int64)
    height, width = pixels.shape[:2]
    red, green, blue = pixels[height * (3 if down else 1) // 4, width * (3 if right else 1) // 4].tolist()
    return "w" if min(red, green, blue) > 128 else "rgb"[[red, green, blue].index(max(red, green, blue))]


def folder_with(path: Path, photos: str, **schedule: str) -> Path:
    house = TinyHouse()
    block(house)
    return write_folder(path, house, SMALLEST + photos, **schedule)


def refused(path: Path, photos: str) -> BrokenInputError:
    with pytest.raises(BrokenInputError) as caught:
        read_staged(folder_with(path, photos))
    assert caught.value.remedy
    return caught.value


def test_nothing_that_a_phone_writes_into_a_photo_reaches_a_buyer(tmp_path: Path) -> None:
    still = developed(snapped(tmp_path / "pit.jpg"), "pit.jpg")
    for picture in (still.small, still.large):
        image = Image.open(BytesIO(picture))
        image.load()
        assert image.format == "WEBP"
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
        assert not any(secret.encode() in picture for secret in SECRETS)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    path = snapped(tmp_path / "pit.jpg")
    assert developed(path, "pit.jpg") == developed(path, "pit.jpg")


@pytest.mark.parametrize(("turned", "corners"), [(1, "rgbw"), (3, "wbgr"), (6, "brwg"), (8, "gwrb")])
def test_a_photo_stands_upright_however_the_phone_was_held(tmp_path: Path, turned: int, corners: str) -> None:
    still = developed(snapped(tmp_path / "pit.jpg", turned=turned), "pit.jpg")
    places = [(False, False), (True, False), (False, True), (True, True)]
    assert "".join(corner(still.large, *place) for place in places) == corners
    assert (still.width > still.height) == (turned in (1, 3))
    assert max(still.width, still.height) == 1600


def test_a_phones_wide_colours_become_those_of_a_page(tmp_path: Path) -> None:
    """Grey is grey in any profile; the numbers of another are not taken for a page's own."""
    grey = Image.new("L", (800, 600), 120)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = tmp_path / "wall.png"
    grey.save(path, icc_profile=profile)
    # The profile does not fit the picture: the numbers are taken for what they mostly are.
    pixels = np.asarray(Image.open(BytesIO(developed(path, "wall.png").large)).convert("RGB"), np.int64)
    assert np.abs(pixels - 120).max() <= 3


def test_what_is_see_through_lies_on_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (800, 600), (0, 0, 0, 0)).save(tmp_path / "logo.png")
    pixels = np.asarray(Image.open(BytesIO(developed(tmp_path / "logo.png", "logo.png").large)))
    assert pixels[300, 400, :3].min() > 230


def test_day_and_stage_of_a_photo_are_found(tmp_path: Path) -> None:
    snapped(tmp_path / "photos" / "pit.jpg")
    staged = read_staged(
        folder_with(
            tmp_path, '[[photos]]\nfile = "photos/pit.jpg"\ncaption = "The pit"\nstorey = "First floor"\n'
        )
    )
    (photo,) = staged.photos
    assert photo.taken == day_of(date(2026, 5, 1))
    assert photo.stage in {stage.id for stage in staged.stages}
    assert staged.storeys[photo.storey].name == "First floor"


def test_photos_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    for number, taken in enumerate(("2026:05:03 10:00:00", "2026:05:01 10:00:00")):
        snapped(tmp_path / f"{number}.jpg", taken=taken)
    photos = "".join(f'[[photos]]\nfile = "{number}.jpg"\ncaption = "{number}"\n' for number in (0, 1))
    assert [one.caption for one in read_staged(folder_with(tmp_path, photos)).photos] == ["1", "0"]


def _nothing(_: Path) -> None:
    """No file at all."""


def _text(path: Path) -> None:
    path.write_text("no picture")


def _half(path: Path) -> None:
    path.write_bytes(snapped(path).read_bytes()[:30_000])


def _tiny(path: Path) -> None:
    quarters(LEAST // 2, LEAST // 3).save(path)


def _undated(path: Path) -> None:
    snapped(path, taken="")


def _sound(path: Path) -> None:
    snapped(path)


@pytest.mark.parametrize(
    ("lines", "prepare", "said"),
    [
        ('file = "a.jpg"\n', _nothing, "the photo 'a.jpg' is not there"),
        ('file = "a.jpg"\n', _text, "this is no photo"),
        ('file = "a.jpg"\n', _tiny, "only 240 x 160 pixels"),
        ('file = "a.jpg"\n', _undated, "the camera did not write into 'a.jpg' when it was taken"),
        ('file = "a.jpg"\ntaken = 2199-01-01\n', _sound, "2199-01-01, and that day is still to come"),
        ('file = "a.jpg"\nstage = "attic"\n', _sound, "there is no stage 'attic'"),
        ('file = "a.jpg"\nstorey = "Attic"\n', _sound, "there is no storey 'Attic'"),
        ("", _nothing, "a photo needs its file"),
        ("from_model = true\ntaken = 2026-05-01\n", _nothing, "from where the model is to be pictured"),
        (
            "from_model = true\ntaken = 2026-05-01\nview = { eye = [9, 2, 9], target = [0, 2, 0] }\n",
            _nothing,
            "what stood on 2026-05-01 is not known: the site has reported nothing yet",
        ),
    ],
)
def test_a_photo_that_cannot_be_shown_is_told_of_in_a_sentence(
    tmp_path: Path, lines: str, prepare: Callable[[Path], None], said: str
) -> None:
    prepare(tmp_path / "a.jpg")
    error = refused(tmp_path, f'[[photos]]\ncaption = "The pit"\n{lines}')
    assert said in error.what
    assert error.where.startswith("development.toml line 1") or error.where == "a.jpg"


def test_a_photo_that_breaks_off_half_way_is_named(tmp_path: Path) -> None:
    _half(tmp_path / "a.jpg")
    with pytest.raises(BrokenInputError, match=r"^a\.jpg: the photo is broken: .* Copy it anew"):
        developed(tmp_path / "a.jpg", "a.jpg")


def test_a_photo_without_words_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, '[[photos]]\nfile = "a.jpg"\ncaption = " "\n')
    assert error.what == "a photo needs words for who cannot see it."


def stage(name: str, planned: tuple[int, int], actual: tuple[int, int] = (NO_DAY, NO_DAY)) -> Stage:
    return Stage(name, name, Span(*planned), Span(*actual), "authored", 1, [])


STAGES = [
    stage("pit", (0, 10), (2, 14)),
    stage("walls", (11, 40), (16, NO_DAY)),
    stage("roof", (41, 50)),
]


@pytest.mark.parametrize(("day", "name"), [(1, "pit"), (2, "pit"), (15, "pit"), (16, "walls"), (60, "walls")])
def test_a_photo_belongs_to_what_was_going_on_by_the_reports(day: int, name: str) -> None:
    assert stage_on(STAGES[:2], day) == name


def test_a_stage_that_reports_do_not_know_yet_goes_by_its_plan() -> None:
    assert stage_on(STAGES, 45) == "roof"
