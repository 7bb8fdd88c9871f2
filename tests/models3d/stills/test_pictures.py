from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from shapely import Polygon, box

from models3d.crew import hired
from models3d.described import Described, describe
from models3d.folder.unit_row import UnitRow
from models3d.parallel import each
from models3d.progress import Silent
from models3d.shelf import Shelf
from models3d.stills import Still, poster, shots, stage_stills, unit_stills
from models3d.stills.ground import plate, sheet
from models3d.stills.homes import openings, openness, wish_for
from models3d.stills.studio import studio_of
from tests.models3d import world

WIDTH = 160
PAPER = (0xF6, 0xF3, 0xEE)
UNITS = [UnitRow("a", "Flat A", spaces=("A",)), UnitRow("b", "Flat B", spaces=("B",))]


@pytest.fixture(scope="module")
def house() -> Described:
    return describe(world.staged(units=UNITS))


@pytest.fixture(scope="module")
def stages(house: Described) -> list[Still]:
    return stage_stills(house, Shelf(), Silent(), WIDTH)


def test_every_stage_and_every_home_has_its_picture(house: Described, stages: list[Still]) -> None:
    assert len(stages) == len(house.staged.stages)
    assert len(unit_stills(house, Shelf(), Silent(), WIDTH)) == len(house.homes)


def test_pictures_have_the_sizes_that_they_say(stages: list[Still]) -> None:
    for still in stages:
        assert (still.width, still.height) == (WIDTH, 100)
        assert Image.open(BytesIO(still.large)).size == (still.width, still.height)
        assert Image.open(BytesIO(still.large)).format == "WEBP"


def test_the_small_picture_is_640_wide(house: Described) -> None:
    still = poster(house, Shelf(), Silent(), 700)
    assert Image.open(BytesIO(still.small)).size == (640, 400)


def test_the_background_is_the_pages_paper(stages: list[Still]) -> None:
    for still in stages:
        assert _pixels(still)[1, 1].tolist() == pytest.approx(PAPER, abs=2)


def test_a_stage_at_which_nothing_stands_yet_shows_the_plot_and_no_empty_sheet(house: Described) -> None:
    later = replace(house.staged, element_stage=np.ones_like(house.staged.element_stage))
    bare, _ = stage_stills(replace(house, staged=later), Shelf(), Silent(), WIDTH)
    ground = np.abs(_pixels(bare).astype(int) - PAPER).max(axis=2) > 12
    assert 0.08 < ground.mean() < 0.6
    assert not ground[[0, -1]].any() | ground[:, [0, -1]].any(), "it is whole in the picture"


def test_the_plot_has_a_bed_of_the_shape_of_the_house_and_goes_when_work_begins(house: Described) -> None:
    studio = studio_of(house)
    nothing = np.zeros(len(studio.shapes.marks), np.bool_)
    plot = plate(studio, nothing)
    assert plot is not None
    levels = np.unique(np.round(plot[:, :, 1], 3))
    assert len(levels) == 3, "bottom, bed and top"
    bed = plot[(np.abs(plot[:, :, 1] - levels[1]) < 1e-3).all(axis=1)]
    a, b, c = bed[:, :, [0, 2]].transpose(1, 0, 2)
    area = np.abs(np.cross(np.pad(b - a, ((0, 0), (0, 1))), np.pad(c - a, ((0, 0), (0, 1))))[:, 2]).sum() / 2
    assert area == pytest.approx(house.plans[0].outline.area, rel=0.02)
    nothing[0] = True
    assert plate(studio, nothing) is None


def test_a_house_whose_ground_comes_last_stands_on_paper_until_then() -> None:
    ground = world.element("ground", "IfcSite", world.box((-30, -0.4, -30), (42, -0.3, 40), material="Soil"))
    walls = [one for one in world.ELEMENTS if one.name != "lawn"]
    studio = studio_of(describe(world.staged(elements=[*walls, ground])))
    everything = np.ones(len(studio.shapes.marks), np.bool_)
    assert sheet(studio, everything) is None
    everything[-1] = False
    assert sheet(studio, everything) is not None


def test_a_home_is_seen_from_where_its_windows_look(house: Described) -> None:
    # Flat A has windows to the plan's bottom and a smaller one to its left, flat B to the bottom only.
    studio = studio_of(house)
    for home, left in zip(house.homes, (True, False), strict=True):
        ways = openings(studio, home, home.levels[0], Polygon())
        below, beside, behind = (openness(ways, angle) for angle in (180.0, 270.0, 0.0))
        assert below > beside
        assert behind == 0.0
        assert (beside > 0.1) == left


def test_a_home_is_seen_from_its_terrace_though_its_windows_are_elsewhere(house: Described) -> None:
    home = house.homes[1]
    terrace = box(12.4, 2.0, 20.0, 8.0)
    ways = openings(studio_of(house), home, home.levels[0], terrace)
    assert openness(ways, 90.0) > openness(ways, 180.0) > openness(ways, 270.0)


def test_a_home_turns_its_open_side_to_the_camera(house: Described) -> None:
    studio = studio_of(house)
    for home in house.homes:
        camera = wish_for(studio, home, WIDTH).camera
        # From the plan's bottom, for all its large windows are there.
        assert camera.ahead[2] < -0.2


def test_stages_can_be_faded_into_each_other(stages: list[Still]) -> None:
    bare, finished = (_pixels(still).astype(int) for still in stages)
    changed = np.abs(bare - finished).max(axis=2) > 24
    # The roof came and the walls stayed where they were.
    assert 0.02 < changed.mean() < 0.7


def test_a_home_is_in_colour_and_its_neighbour_of_card(house: Described) -> None:
    one, other = (_pixels(still) for still in unit_stills(house, Shelf(), Silent(), WIDTH))
    assert one.shape == other.shape
    assert (one != other).any()


def test_the_same_house_gives_the_same_bytes(house: Described, stages: list[Still]) -> None:
    assert stage_stills(house, Shelf(), Silent(), WIDTH) == stages


def test_one_thread_and_two_give_the_same_bytes(
    house: Described, stages: list[Still], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shots, "each", lambda pieces, work, *_, **__: each(pieces, work, threads=1))
    assert stage_stills(house, Shelf(), Silent(), WIDTH) == stages


def test_another_process_gives_the_same_bytes(house: Described, stages: list[Still]) -> None:
    with hired(1) as hands:
        assert stage_stills(house, Shelf(), Silent(), WIDTH, crew=hands) == stages


def test_an_import_that_was_interrupted_goes_on_where_it_stopped(house: Described, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage_stills(house, Shelf(tmp_path), _Interrupting(), WIDTH)
    kept = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert kept
    stage_stills(house, Shelf(tmp_path), Silent(), WIDTH)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name in kept} == kept


def test_a_new_price_costs_no_picture(house: Described, tmp_path: Path) -> None:
    unit_stills(house, Shelf(tmp_path), Silent(), WIDTH)
    before = {path.name for path in tmp_path.iterdir()}
    dearer = [replace(home, row=replace(home.row, price=990_000, status="sold")) for home in house.homes]
    unit_stills(replace(house, homes=dearer), Shelf(tmp_path), Silent(), WIDTH)
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_later_roof_leaves_the_pictures_that_it_is_not_in(house: Described, tmp_path: Path) -> None:
    stage_stills(house, Shelf(tmp_path), Silent(), WIDTH)
    before = {path.name for path in tmp_path.iterdir()}
    staged = house.staged
    # Elements are listed in another order, as a changed schedule does, and stand in the same stages.
    order = np.arange(len(house.elements))[::-1]
    turned = replace(
        house,
        staged=replace(
            staged,
            model=replace(staged.model, elements=[staged.model.elements[at] for at in order]),
            element_stage=staged.element_stage[order],
        ),
        looks=[house.looks[at] for at in order],
        parts=[house.parts[at] for at in order],
    )
    stage_stills(turned, Shelf(tmp_path), Silent(), WIDTH)
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_home_whose_place_nobody_knows_shows_the_whole_house(house: Described) -> None:
    lost = replace(house, homes=[replace(house.homes[0], levels=[], volumes=[])])
    assert len(unit_stills(lost, Shelf(), Silent(), WIDTH)) == 1


def test_nothing_to_see_gives_no_stage(house: Described) -> None:
    bare = [replace(one, meshes=()) for one in house.elements]
    empty = replace(
        house,
        staged=replace(house.staged, model=replace(house.staged.model, elements=bare)),
        looks=[[] for _ in bare],
    )
    assert stage_stills(empty, Shelf(), Silent(), WIDTH) == []


def _pixels(still: Still) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(still.large)).convert("RGB"))


class _Interrupting(Silent):
    def advance(self, steps: int = 1) -> None:
        raise KeyboardInterrupt(f"after {steps}")
