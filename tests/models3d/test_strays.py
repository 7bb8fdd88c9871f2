"""Markers and wild panes are found and named, and left out only where the folder says so."""

from pathlib import Path

import pytest

from models3d.staged import Staged, read_staged
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

LEAVE_OUT = "\n[leave_out]\nstray = true\n"


def with_strays(path: Path, toml: str) -> Staged:
    house = TinyHouse()
    block(house)
    house.box("IfcBuildingElementProxy", "far off", (60.0, 60.0, 0.0), (1.0, 1.0, 1.0))
    house.box("IfcBuildingElementProxy", "zero", (-1.0, -1.0, 0.0), (1.0, 1.0, 1.0))
    house.box("IfcWindow", "wild pane", (-4.0, -4.0, 0.0), (21.0, 12.0, 8.0))
    return read_staged(write_folder(path, house, toml))


def names(staged: Staged) -> set[str]:
    return {element.name for element in staged.model.elements}


def test_strays_are_named_and_still_shown_while_nobody_says_otherwise(tmp_path: Path) -> None:
    staged = with_strays(tmp_path, SMALLEST)
    assert {"far off", "zero", "wild pane"} <= names(staged)
    assert any("'far off'" in warning and "from everything else" in warning for warning in staged.warnings)
    assert any("'zero'" in warning and "marks the origin" in warning for warning in staged.warnings)
    assert any("'wild pane'" in warning and "21 x 12 x 8 m" in warning for warning in staged.warnings)


def test_strays_are_left_out_on_the_folders_word_and_nothing_else_is(tmp_path: Path) -> None:
    staged = with_strays(tmp_path, SMALLEST + LEAVE_OUT)
    assert not {"far off", "zero", "wild pane"} & names(staged)
    assert len(names(staged)) == 16


def test_the_folder_may_leave_out_anything_by_what_it_is(tmp_path: Path) -> None:
    toml = SMALLEST + '\n[leave_out]\nmatch = { name = ["far off", "zero", "wild*"] }\n'
    assert len(names(with_strays(tmp_path, toml))) == 16


def test_things_that_lie_far_off_together_keep_each_other_no_company(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    for number in range(30):
        house.box("IfcWall", f"cross wall {number}", (0.2 * number, 0.0, 0.0), (0.1, 6.0, 2.8))
    for name in ("lost one", "lost two"):
        house.box("IfcWall", name, (900.0, 0.0, 0.0), (4.0, 0.2, 2.5))
    folder = write_folder(tmp_path, house, SMALLEST + LEAVE_OUT)
    staged = read_staged(folder)
    assert not {"lost one", "lost two"} & names(staged)
    assert "cross wall 7" in names(staged)
    assert sum("m away from the building" in warning for warning in staged.warnings) == 2


def test_a_pane_that_is_flat_but_absurdly_large_is_named(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    house.box("IfcPlate", "wild plate", (-20.0, 0.0, 0.0), (60.0, 0.02, 40.0))
    house.box("IfcPlate", "shop front", (0.5, 0.0, 0.0), (7.0, 0.02, 2.8))
    staged = read_staged(write_folder(tmp_path, house))
    said = [warning for warning in staged.warnings if "beyond the building" in warning]
    assert len(said) == 1
    assert "'wild plate'" in said[0]
    assert "60.0 x 40.0 x 0.0 m" in said[0]


def test_a_second_building_is_no_stray(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    for number in range(16):
        house.box("IfcWall", f"villa {number}", (400.0 + 0.2 * number, 0.0, 0.0), (0.2, 6.0, 2.8))
    staged = read_staged(write_folder(tmp_path, house, SMALLEST + LEAVE_OUT))
    assert sum(name.startswith("villa") for name in names(staged)) == 16


@pytest.mark.parametrize("height", [40.0, 200.0, 100_000.0])
def test_a_column_that_hangs_in_the_sky_moves_nobodys_date(tmp_path: Path, height: float) -> None:
    house = TinyHouse()
    block(house)
    without = read_staged(write_folder(tmp_path / "without", house))
    house.box("IfcColumn", "copied too high", (0.0, 0.0, height), (0.3, 0.3, 3.0))
    staged = read_staged(write_folder(tmp_path / "with", house))
    spans = {one.name: days for one, days in zip(staged.model.elements, staged.planned.tolist(), strict=True)}
    assert spans.pop("copied too high")
    assert spans == {
        one.name: days for one, days in zip(without.model.elements, without.planned.tolist(), strict=True)
    }
    assert [stage.planned for stage in staged.stages] == [stage.planned for stage in without.stages]


def test_a_frame_that_is_listed_as_one_storey_still_goes_up_by_storeys(tmp_path: Path) -> None:
    house = TinyHouse()
    storey = house.storey("All", 0.0)
    for number in range(8):
        house.box("IfcColumn", f"column {number}", (0.0, 0.0, 3.5 * number), (0.3, 0.3, 3.3), storey)
        house.box("IfcSlab", f"slab {number}", (0.0, 0.0, 3.5 * number + 3.3), (6.0, 6.0, 0.2), storey)
    house.box("IfcColumn", "copied too high", (0.0, 0.0, 200.0), (0.3, 0.3, 3.0), storey)
    staged = read_staged(write_folder(tmp_path, house))
    starts = {one.name: day for one, day in zip(staged.model.elements, staged.planned[:, 0], strict=True)}
    columns = [starts[f"column {number}"] for number in range(8)]
    assert columns == sorted(columns)
    assert len(set(columns)) >= 7
    assert starts["copied too high"] <= columns[-1]
