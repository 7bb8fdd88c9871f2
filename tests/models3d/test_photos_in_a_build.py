"""The works in a build: photos beside those made from the model, days that are expected, a home's keys."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models3d.build import write_build
from models3d.described import describe
from models3d.errors import BrokenInputError
from models3d.making.depth import Depth
from models3d.making.files import Files
from models3d.making.photos import make_photos
from models3d.manifest import Manifest, decode
from models3d.manifest_pictures import Picture
from models3d.progress import Silent
from models3d.schedule.days import day_of
from models3d.shelf import EMPTY
from models3d.sources.units_csv import read_price_list
from models3d.stills.looking import looking
from models3d.stills.works import WIDE, works_stills
from tests.models3d.test_photos import snapped
from tests.models3d.test_what_is_late import half_way
from tests.models3d.tiny_folder import staged_block

PHOTOS = """
[[photos]]
file = "photos/pit.jpg"
caption = "The pit"
taken = 2026-03-03

[[photos]]
from_model = true
caption = "The footing stands"
taken = 2026-03-27
view = { eye = [-9, 1.6, 9], target = [4, 0, -3] }
"""


def built(path: Path, toml: str = "", units: str = "") -> Manifest:
    """The block half way in a build: its footing was a fortnight late."""
    snapped(path / "photos" / "pit.jpg")
    path.mkdir(exist_ok=True)
    staged, _ = half_way(path, "2026-03-19", "2026-03-27", "2026-03-28", toml=toml, units_csv=units)
    build = write_build(describe(staged), path / "builds", depth=Depth.WALKABLE)
    assert all(
        (build / name).is_file() for photo in _manifest(build).photos for name in _files(photo.picture)
    )
    return _manifest(build)


def _manifest(build: Path) -> Manifest:
    return decode((build / "manifest.json").read_bytes())


def _files(picture: Picture) -> tuple[str, str]:
    return picture.small, picture.large


def test_a_photo_is_published_under_a_name_that_tells_nothing_of_its_file(tmp_path: Path) -> None:
    (photo,) = built(tmp_path, PHOTOS).photos
    assert photo.caption == "The pit"
    assert "pit" not in photo.picture.large
    assert photo.picture.width == 1600
    assert not photo.from_model


def test_a_photo_of_a_home_that_nobody_sells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="there is no home 'attic'"):
        built(tmp_path, PHOTOS.replace('caption = "The pit"', 'caption = "The pit"\nhome = "attic"'))


def test_a_picture_made_from_the_model_shows_what_stood_by_the_reports(tmp_path: Path) -> None:
    snapped(tmp_path / "photos" / "pit.jpg")
    staged, _ = half_way(tmp_path, "2026-03-19", "2026-03-27", "2026-03-28", toml=PHOTOS)
    described = describe(staged)
    with Files(EMPTY) as files:
        (made,) = make_photos(described, files, EMPTY, Silent())
    assert made.from_model
    assert made.picture.width == WIDE
    view = made.view
    assert view is not None
    before = day_of(date(2026, 3, 1))
    footing, nothing = works_stills(described, [(view, made.taken), (view, before)], EMPTY, Silent(), 160)
    assert ink(footing.large, tmp_path) > ink(nothing.large, tmp_path)


def ink(picture: bytes, folder: Path) -> float:
    """How much of a picture is darker than paper."""
    (folder / "still.webp").write_bytes(picture)
    return float((np.asarray(Image.open(folder / "still.webp").convert("L")) < 200).mean())


def test_upright_lines_stay_upright_however_high_one_looks() -> None:
    camera = looking((0.0, 1.6, 20.0), (0.0, 9.0, 0.0), 400, 300)
    x, _, _ = camera.seen_at(np.array([[3.0, 0.0, 0.0], [3.0, 12.0, 0.0]]))
    assert x[0] == pytest.approx(x[1])
    across, down, _ = camera.seen_at(np.array([[0.0, 9.0, 0.0]]))
    assert (across[0], down[0]) == (pytest.approx(200), pytest.approx(150))


def test_a_build_says_what_is_expected_where_that_is_no_longer_what_was_promised(tmp_path: Path) -> None:
    manifest = built(tmp_path)
    elements = manifest.elements
    assert manifest.reported_until == day_of(date(2026, 3, 27))
    assert len(elements.expected_start) == len(elements.planned_start)
    assert elements.expected_start != elements.planned_start


UNITS = "id,name,spaces,handover\n1,One,1.,{}\n2,Two,2.,\n"


def test_the_price_lists_promise_of_a_home_is_kept_beside_what_is_expected(tmp_path: Path) -> None:
    one, two = built(tmp_path, units=UNITS.format("2026-04-01")).units
    assert one.handover is not None
    assert two.handover is not None
    assert one.handover.promised == day_of(date(2026, 4, 1))
    assert one.handover.expected > one.handover.promised, "nobody moves in while walls are built"
    assert (one.handover.origin, two.handover.origin) == ("authored", "computed")
    assert two.handover.expected >= two.handover.promised


def test_a_promise_for_all_homes_is_that_of_each_and_never_taken_for_sooner(tmp_path: Path) -> None:
    manifest = built(tmp_path, "handover = 2030-06-01\n" + PHOTOS, units=UNITS.format(""))
    days = {(unit.handover.promised, unit.handover.expected) for unit in manifest.units if unit.handover}
    assert days == {(day_of(date(2030, 6, 1)),) * 2}


def test_a_handover_that_is_no_date_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS.format("next spring"))
    with pytest.raises(BrokenInputError, match=r"units\.csv line 2: 'next spring' in handover is no date"):
        read_price_list(tmp_path / "units.csv", "EUR")


def test_where_nothing_moved_a_build_says_no_more_than_was_promised(tmp_path: Path) -> None:
    staged, _ = staged_block(tmp_path)
    manifest = _manifest(write_build(describe(staged), tmp_path / "builds", depth=Depth.WALKABLE))
    assert (manifest.elements.expected_start, manifest.reported_until) == ([], -1)
