"""Markers and wild panes are found and named, and left out only where the folder says so."""

from pathlib import Path

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
