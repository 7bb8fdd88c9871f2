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
