"""What the folder says of what carries is drawn: a bearing wall is filled in more darkly than a partition."""

from dataclasses import replace
from pathlib import Path

import pytest

from models3d.described import describe
from models3d.floorplans.cutting import Knife
from models3d.folder.rules import Match
from models3d.making.freight import laden
from models3d.making.inputs import Inputs
from tests.models3d.tiny_folder import SMALLEST, staged_block
from tests.models3d.world import staged

TITLED = '\n[[storeys]]\nname = "First floor"\ntitle = "Piano nobile"\n'


@pytest.mark.parametrize(
    ("rule", "bearing"),
    [
        ("", {"west wall 0", "east wall 0", "west wall 1", "east wall 1", "west wall 2", "east wall 2"}),
        ('bearing = { name = "partition*" }', {"partition 0", "partition 1", "partition 2"}),
        ('bearing = [{ name = "partition 0" }, { name = "west wall 2" }]', {"partition 0", "west wall 2"}),
        ('bearing = { class = "IfcWall", storey = "First*" }', {"west wall 1", "east wall 1", "partition 1"}),
    ],
)
def test_walls_are_drawn_as_bearing_where_the_folder_says_so(
    tmp_path: Path, rule: str, bearing: set[str]
) -> None:
    world, _ = staged_block(tmp_path, f"{SMALLEST}{TITLED}\n[sequence]\n{rule}\n")
    knife = Knife(describe(world))
    walls = {
        one.name: knife.class_of(at, 0)
        for at, one in enumerate(world.model.elements)
        if one.ifc_class == "IfcWall"
    }
    assert {name for name, drawn in walls.items() if drawn == "wall bearing"} == bearing


def test_plans_are_drawn_again_when_other_walls_are_said_to_carry_and_daylight_is_not() -> None:
    house = describe(staged())
    said = replace(house.staged, bearing_rules=(Match(name=("party wall",)),))
    freight = laden(house).freight
    before, after = Inputs(house, freight), Inputs(replace(house, staged=said), freight)
    assert before.features != after.features
    assert before.homes == after.homes
