"""Without a schedule the building still goes up as buildings do, and says that nobody scheduled it."""

from pathlib import Path

import numpy as np

from models3d.manifest import NO_DAY
from models3d.staged import read_staged
from models3d.staging.stages import ABSENT, standing
from tests.models3d.tiny_folder import block, staged_block, write_folder
from tests.models3d.tiny_ifc import TinyHouse


def test_a_floor_never_stands_before_the_walls_that_bear_it(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path)
    for number in (1, 2):
        for wall in (f"west wall {number - 1}", f"east wall {number - 1}"):
            assert staged.planned[at[f"slab {number}"], 0] >= staged.planned[at[wall], 0]
            assert staged.planned[at[f"slab {number}"], 1] >= staged.planned[at[wall], 1]


def test_a_wall_never_stands_before_the_slab_under_it(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path)
    for number in range(3):
        for wall in (f"west wall {number}", f"partition {number}"):
            assert staged.planned[at[wall], 0] >= staged.planned[at[f"slab {number}"], 0]


def test_windows_and_partitions_follow_the_structure(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path)
    for name in ("window 0", "partition 0"):
        assert staged.planned[at[name], 0] > staged.planned[at["west wall 0"], 1]
    assert staged.planned[at["partition 0"], 0] >= staged.planned[at["west wall 2"], 0]


def test_what_was_derived_says_so(tmp_path: Path) -> None:
    staged, _ = staged_block(tmp_path)
    assert staged.derived.all()
    assert staged.coverage.elements_with_task == 0
    assert {stage.origin for stage in staged.stages if stage.elements} == {"estimated"}
    assert any("the whole sequence is derived" in warning for warning in staged.warnings)
    assert (staged.planned != NO_DAY).all(), "a viewer needs a day for everything"


def test_the_default_stages_run_from_bare_ground_to_the_surroundings(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path)
    ids = [stage.id for stage in staged.stages]
    assert ids[0] == "ground"
    assert staged.stages[0].elements == 0

    def stage_of(name: str) -> str:
        return ids[int(staged.element_stage[at[name]])]

    assert stage_of("footing") == "foundations"
    assert stage_of("west wall 0") == "structure-lower"
    assert stage_of("west wall 2") == "structure-upper"
    assert stage_of("window 1") == "facade"
    assert stage_of("partition 1") == "interior"


def test_a_derived_element_takes_its_neighbours_real_dates(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    walls = {one.Name: one for one in house.file.by_type("IfcWall")}
    house.assign_to_process(house.task("Walls 0", "2025-03-03", "2025-03-14"), walls["west wall 0"])
    house.assign_to_process(house.task("Walls 1", "2025-05-05", "2025-05-16"), walls["west wall 1"])

    staged = read_staged(write_folder(tmp_path, house))

    at = {element.name: place for place, element in enumerate(staged.model.elements)}
    assert staged.planned[at["east wall 0"]].tolist() == staged.planned[at["west wall 0"]].tolist()
    assert staged.derived[at["east wall 0"]]
    assert not staged.derived[at["west wall 0"]]
    between = staged.planned[at["slab 1"], 0]
    assert staged.planned[at["west wall 0"], 0] < between <= staged.planned[at["west wall 1"], 0]


def test_a_wall_scheduled_before_its_slab_waits_for_it_and_is_counted(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    named = {one.Name: one for one in house.file.by_type("IfcElement")}
    house.assign_to_process(house.task("Slab", "2025-04-01", "2025-04-11"), named["slab 1"])
    house.assign_to_process(house.task("Walls", "2025-03-03", "2025-03-14"), named["west wall 1"])

    staged = read_staged(write_folder(tmp_path, house))

    at = {element.name: place for place, element in enumerate(staged.model.elements)}
    wall, slab = staged.planned[at["west wall 1"]], staged.planned[at["slab 1"]]
    assert (wall >= slab).all()
    assert any(warning.startswith("1 element was scheduled before what") for warning in staged.warnings)
    # Not even for a day does the wall hang in the air.
    for day in range(int(slab[0]) - 40, int(slab[1]) + 1):
        state = standing(staged, day)
        assert state[at["west wall 1"]] <= state[at["slab 1"]]


def test_the_same_folder_gives_the_same_building(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    folder = write_folder(tmp_path, house)
    one, two = read_staged(folder), read_staged(folder)
    assert [element.global_id for element in one.model.elements] == [
        element.global_id for element in two.model.elements
    ]
    assert np.array_equal(one.planned, two.planned)
    assert one.stages == two.stages
    assert one.sources == two.sources


def test_before_work_begins_there_is_bare_ground(tmp_path: Path) -> None:
    staged, _ = staged_block(tmp_path)
    assert (standing(staged, int(staged.planned.min()) - 1) == ABSENT).all()
