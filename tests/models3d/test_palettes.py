"""Finishes that a project manager offers: what is read, what is refused, and what a buyer's page is told."""

from pathlib import Path
from tomllib import loads
from typing import get_args

import msgspec
import numpy as np
import pytest

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.folder.palettes import USES
from models3d.homes.room_uses import use_of
from models3d.making.files import Files
from models3d.making.surfaces import make_finishes
from models3d.manifest import Feature, Manifest
from models3d.manifest_finishes import Palette, SurfaceKind
from models3d.materials.surfaces import SURFACE_LOOKS
from models3d.model import ModelSpace
from models3d.progress import Silent
from models3d.sample.development import development_toml
from models3d.shelf import EMPTY
from models3d.textures import LAID, SURFACES
from tests.models3d.tiny_folder import SMALLEST

OAK = """
[[palettes]]
name = "Oak"
floor = { kind = "parquet" }
"""
CLAY = """
[[palettes]]
name = "Clay"
rooms = ["living", "bedroom"]
floor = { kind = "stone", colour = "#D9C7AB", name = "Travertine" }
wall = { kind = "plaster", colour = "#dcc0a8" }
price_per_m2 = 95
"""


def palettes(folder: Path, toml: str) -> list[Palette]:
    (folder / "development.toml").write_text(SMALLEST + toml)
    return read_development(folder).palettes()


def refused(folder: Path, toml: str) -> BrokenInputError:
    with pytest.raises(BrokenInputError) as caught:
        palettes(folder, toml)
    assert caught.value.remedy
    return caught.value


def test_what_is_included_comes_first_and_colours_are_the_librarys_where_none_is_given(
    tmp_path: Path,
) -> None:
    oak, clay = palettes(tmp_path, CLAY + OAK)
    assert (oak.name, oak.price, oak.price_per_m2, oak.rooms) == ("Oak", 0, 0, list(USES))
    assert oak.floor is not None
    assert (oak.floor.name, oak.floor.colour) == ("Parquet", SURFACE_LOOKS["parquet"].colour)
    assert oak.wall is None
    assert (clay.rooms, clay.price_per_m2) == (["living", "bedroom"], 95)
    assert clay.floor is not None
    assert (clay.floor.kind, clay.floor.name, clay.floor.colour) == ("stone", "Travertine", "#d9c7ab")


def test_tiles_go_over_the_shower_head_unless_somebody_says_how_high(tmp_path: Path) -> None:
    tiles = 'tile = { kind = "zellige" }\n'
    low, usual = palettes(tmp_path, OAK + tiles + "tile_height = 1.2\n" + OAK.replace("Oak", "Ash") + tiles)
    assert (low.tile_height, usual.tile_height) == (1.2, 2.1)


def test_an_unknown_kind_of_room_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    error = refused(tmp_path, OAK + 'rooms = ["living", "bathe"]\n')
    assert error.what == "'bathe' is no kind of room that palettes know."
    assert error.remedy.startswith("Did you mean 'bath'? Write living, kitchen, bath, bedroom, hall or any.")
    assert error.where == "development.toml line 15"


def test_an_unknown_surface_is_named_with_those_that_can_be_laid(tmp_path: Path) -> None:
    error = refused(tmp_path, OAK.replace("parquet", "parket"))
    assert error.what == "'parket' is no surface that can be laid."
    assert error.remedy.startswith("Did you mean 'parquet'? Write boarding,")
    assert "line 14" in error.where


def test_a_colour_is_written_as_colours_are(tmp_path: Path) -> None:
    error = refused(tmp_path, OAK.replace('"parquet"', '"parquet", colour = "sand"'))
    assert error.what == "'sand' is no colour."


@pytest.mark.parametrize("price", ["price = -1", "price_per_m2 = -0.5", "price = nan"])
def test_a_price_is_not_below_nothing(tmp_path: Path, price: str) -> None:
    assert "price below nothing" in refused(tmp_path, OAK + CLAY.replace("price_per_m2 = 95", price)).what


def test_one_price_is_enough(tmp_path: Path) -> None:
    assert "has two prices" in refused(tmp_path, OAK + CLAY + "price = 900\n").what


def test_two_palettes_of_one_name_are_for_different_rooms(tmp_path: Path) -> None:
    for_baths = OAK + 'rooms = "bath"\n'
    assert len(palettes(tmp_path, OAK + 'rooms = ["living", "hall"]\n' + for_baths)) == 2
    error = refused(tmp_path, OAK + for_baths)
    assert error.what == "there are two palettes called 'Oak' for the same room (bath)."
    assert error.where == "development.toml line 17"


def test_every_kind_of_room_has_a_palette_that_is_included(tmp_path: Path) -> None:
    error = refused(tmp_path, OAK + 'rooms = "bedroom"\n' + CLAY)
    assert error.what == "no palette for living is included in the price of a home."
    assert "price 0" in error.remedy


def test_a_palette_changes_something(tmp_path: Path) -> None:
    assert "changes nothing" in refused(tmp_path, '[[palettes]]\nname = "Air"\n').what


@pytest.mark.parametrize("height", ["tile_height = 1.2", 'tile = { kind = "tile" }\ntile_height = 0'])
def test_a_height_of_tiles_is_that_of_tiles(tmp_path: Path, height: str) -> None:
    assert "how many metres tiles go up" in refused(tmp_path, f"{OAK}{height}\n").what


def test_every_surface_that_can_be_written_can_be_drawn(tmp_path: Path) -> None:
    assert set(SURFACE_LOOKS) == set(get_args(SurfaceKind))
    assert set(SURFACE_LOOKS) <= {*SURFACES, *LAID}
    with Files(EMPTY) as files:
        (made,) = make_finishes(palettes(tmp_path, OAK.replace("parquet", "zellige")), files, EMPTY)
        files.write(tmp_path, Silent())
    assert made.wall is None
    assert made.floor is not None
    assert made.floor.texture is not None
    assert (tmp_path / made.floor.texture.file).stat().st_size < 20 * 1024


@pytest.mark.parametrize("kind", sorted(LAID))
def test_nobody_sees_where_a_finish_repeats_and_it_is_quiet(kind: SurfaceKind) -> None:
    relief = LAID[kind]()
    assert (relief.factor / relief.factor.mean()).std() < 0.15
    for made in (relief.factor, relief.height):
        for axis in (0, 1):
            steps = np.abs(np.diff(made, axis=axis)).mean(axis=1 - axis)
            seam = np.abs(np.take(made, 0, axis) - np.take(made, -1, axis)).mean()
            assert seam <= steps.max() * 1.1 + 1e-9


def test_the_sample_offers_three_boards_for_every_room_and_one_is_included(tmp_path: Path) -> None:
    (tmp_path / "development.toml").write_text(development_toml(), encoding="utf-8")
    found = read_development(tmp_path).palettes()
    assert loads(development_toml())["palettes"]
    for use in USES:
        own = [palette for palette in found if use in palette.rooms]
        assert len({palette.name for palette in own}) == 3
        assert [bool(palette.price or palette.price_per_m2) for palette in own] == [False, True, True]


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Living and kitchen", "living"), ("Woonkamer", "living"), ("Küche", "kitchen"), ("Bathroom", "bath"),
        ("Shower room", "bath"), ("Toilet", "bath"), ("WC", "bath"), ("Aseo", "bath"),
        ("Schlafzimmer", "bedroom"), ("Study", "bedroom"), ("Hall", "hall"), ("Storage", "hall"),
        ("Balcony", None), ("", "hall"),
    ],
)  # fmt: skip
def test_a_room_is_for_what_it_is_called(name: str, use: str | None) -> None:
    assert use_of(ModelSpace("1", "2.03-X", name, "", "", None, (0.0, 0.0, 0.0))) == use


def test_a_build_of_before_there_were_palettes_can_still_be_read() -> None:
    needed = {field.name for field in msgspec.structs.fields(Manifest) if field.required}
    assert "palettes" not in needed
    assert Feature("bath", "room", "Bathroom").room is None
