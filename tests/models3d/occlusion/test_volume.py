"""The volume of a stage: what it says where the viewer reads it, what it costs, and that it is made once."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from models3d.described import Described, describe
from models3d.manifest import Occlusion
from models3d.occlusion import stage_occlusion
from models3d.occlusion.coding import columns_for, from_picture, to_picture
from models3d.occlusion.fitting import fit
from models3d.occlusion.lattice import MOST, Lattice, lattice_over
from models3d.occlusion.nearness import near
from models3d.occlusion.openness import REACH
from models3d.occlusion.stages import cast_stage
from models3d.occlusion.standing import Site, site_of
from models3d.progress import Silent
from models3d.shelf import Shelf
from tests.models3d.world import ELEMENTS, box, element, staged

#: A reading may be off by so much: the lattice is coarse, and the picture a lossy one.
ROUGHLY = 0.06


@pytest.fixture(scope="module")
def house() -> Described:
    return describe(staged())


@pytest.fixture(scope="module")
def made(house: Described) -> list[tuple[Occlusion, bytes]]:
    return stage_occlusion(house, Shelf(), Silent())


def test_a_facade_is_open_and_a_dark_room_behind_its_thin_wall_is_not(house: Described) -> None:
    site, finished = volume(house, 1)
    front = read(site.lattice, finished, [[6.0, 1.5, 8.301], [11.0, 1.5, 8.301]], (0, 0, 1))
    room = read(site.lattice, finished, [[3.0, 0.001, 5.0], [9.0, 0.001, 5.0]], (0, 1, 0))
    assert front.min() > 0.85, "the ground before it takes a little"
    assert room.max() < 0.8
    foot = read(site.lattice, finished, [[3.0, 0.001, 2.15], [11.9, 0.001, 5.0]], (0, 1, 0))
    assert foot.max() < room.max() + ROUGHLY, "no light leaks in under the walls"


def test_the_open_ground_keeps_its_brightness_and_loses_some_at_the_foot_of_a_wall(house: Described) -> None:
    site, finished = volume(house, 1)
    away, foot = read(site.lattice, finished, [[6, -0.3, 12.1], [4.9, -0.3, 8.6]], (0, 1, 0))
    assert away > 1 - ROUGHLY
    assert 0.4 < foot < 0.9


def test_readings_come_near_to_what_was_cast(house: Described) -> None:
    site, finished = volume(house, 1)
    cast = cast_stage(site, 1)
    clear = (cast.found.seen > 0.9) & (cast.found.value > 0.4)
    number, share = site.lattice.taps(cast.skin.at + site.lattice.reach * cast.skin.normal)
    off = ((finished.ravel()[number] * share).sum(axis=1) - cast.found.value)[clear]
    assert np.sqrt((off**2).mean()) < ROUGHLY


def test_glass_lets_light_through() -> None:
    def inside(opacity: float) -> float:
        shell = [one for one in ELEMENTS if one.ifc_class in ("IfcSlab", "IfcWall", "IfcRoof")]
        shell = [one for one in shell if one.name != "front wall"]
        pane = element(
            "pane", "IfcWindow", box((0, 0, 8.1), (12, 3, 8.14), colour=(0.6, 0.8, 0.9), opacity=opacity)
        )
        site, finished = volume(describe(staged(elements=[*shell, pane])), 1)
        return float(read(site.lattice, finished, [[3.0, 0.001, 7.0]], (0, 1, 0))[0])

    assert inside(0.1) > inside(1.0) + 0.05


def test_going_on_from_an_earlier_stage_gives_what_a_fresh_start_gives_bit_for_bit(house: Described) -> None:
    site = site_of(house)
    assert site is not None
    going_on, fresh = cast_stage(site, 1, cast_stage(site, 0)), cast_stage(site, 1, threads=1)
    assert np.array_equal(going_on.found.value, fresh.found.value)
    assert np.array_equal(going_on.found.seen, fresh.found.seen)


def test_only_what_is_near_to_something_new_is_cast_again() -> None:
    lattice = Lattice((0, 0, 0), 0.5, (81, 5, 5))
    new = box((0, 0, 0), (1, 1, 1))
    at = np.array([[x, 1.0, 1.0] for x in np.arange(0.0, 40.0, 0.25)])
    found = near(lattice, new.vertices[new.triangles], at)
    assert found[at[:, 0] <= 1 + REACH].all()
    assert not found[at[:, 0] > 1 + REACH + 4].any()


def test_the_same_house_gives_the_same_bytes_and_says_how_to_read_them(
    house: Described, made: list[tuple[Occlusion, bytes]]
) -> None:
    assert stage_occlusion(house, Shelf(), Silent()) == made
    assert [said.stage for said, _ in made] == [0, 1]
    assert len({said.file for said, _ in made}) == 2
    for said, data in made:
        assert said.columns == columns_for(said.size)
        assert from_picture(data, said.size).shape == said.size[::-1]


def test_an_interrupted_import_goes_on_where_it_stopped_and_makes_nothing_twice(
    house: Described, made: list[tuple[Occlusion, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage_occlusion(house, Shelf(tmp_path), Interrupted())
    assert len(list(tmp_path.iterdir())) == 1
    assert stage_occlusion(house, Shelf(tmp_path), Silent()) == made
    monkeypatch.setattr("models3d.occlusion.stages.cast_stage", lambda *_: pytest.fail("it was cast again"))
    changed = replace(house, staged=replace(house.staged, warnings=["Something else is different."]))
    assert stage_occlusion(changed, Shelf(tmp_path), Silent()) == made


def test_a_model_without_a_house_has_no_volume() -> None:
    lawn = [one for one in ELEMENTS if one.name == "lawn"]
    described = describe(staged(elements=lawn))
    alone = replace(described, parts=["site"])
    assert stage_occlusion(alone, Shelf(), Silent()) == []


def test_foundations_are_seen_with_the_ground_open_and_walls_with_it_closed() -> None:
    house = staged()
    below = replace(house, storeys=[msgspec.structs.replace(house.storeys[0], floor=-1)])
    site = site_of(describe(below))
    assert site is not None
    closed = site_of(describe(staged()))
    assert closed is not None
    assert sum(map(len, closed.arrivals)) == sum(map(len, site.arrivals)) + 2


@pytest.mark.parametrize("side", [8.0, 30.0, 90.0, 300.0])
def test_a_volume_has_a_stated_most_of_values_however_large_the_house(side: float) -> None:
    lattice = lattice_over(np.zeros(3), np.array([side, 20.0, side]))
    assert lattice.count <= MOST
    assert (lattice.high >= [side + 4, 21.5, side + 4]).all()


def test_a_picture_of_a_volume_is_read_as_it_was_written() -> None:
    x, y, z = np.meshgrid(*(np.linspace(0, 1, n) for n in (20, 11, 30)), indexing="ij")
    values = (0.3 + 0.7 * np.sin(2 * x + y) ** 2 * (1 - 0.5 * z)).transpose(2, 1, 0)
    off = np.abs(from_picture(to_picture(values), (20, 11, 30)) - values)
    assert off.mean() < ROUGHLY / 4
    assert off.max() < 2 * ROUGHLY
    flat = np.ones((30, 11, 20))
    assert from_picture(to_picture(flat), (20, 11, 30)).min() > 0.99, "white stays white"


class Interrupted(Silent):
    """Someone who loses patience after the first stage."""

    def advance(self, steps: int = 1) -> None:
        raise KeyboardInterrupt(steps)


def volume(
    described: Described, stage: int
) -> tuple[Site, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """The site, and the volume of ``stage`` as a browser has it."""
    site = site_of(described)
    assert site is not None
    cast = cast_stage(site, stage)
    data = to_picture(fit(site.lattice, cast.skin, cast.found))
    return site, from_picture(data, site.lattice.size)


def read(
    lattice: Lattice,
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    at: list[list[float]],
    facing: tuple[float, float, float],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """What the viewer reads for the points ``at`` of a surface that faces ``facing``."""
    number, share = lattice.taps(np.array(at) + lattice.reach * np.array(facing))
    return np.asarray((values.ravel()[number] * share).sum(axis=1))
