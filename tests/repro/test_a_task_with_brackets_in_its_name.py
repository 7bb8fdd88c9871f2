"""A task named in a rule just as the schedule has it was not found: its brackets were read as a pattern."""

from pathlib import Path

from models3d.folder.rules import globbed
from tests.models3d.tiny_folder import SMALLEST, staged_block

TOML = (
    SMALLEST
    + '\n[[schedules]]\nfile = "log.csv"\n\n[[links]]\ntasks = "walls [GF]"\nmatch = { class = "IfcWall" }\n'
)


def test_a_rule_may_name_a_task_just_as_the_schedule_has_it(tmp_path: Path) -> None:
    log = "element,task,start,finish\n,Walls [GF],2027-06-01,2027-06-20\n"
    staged, _ = staged_block(tmp_path, TOML, log_csv=log)
    assert {task.id: task.elements for task in staged.tasks} == {"Walls [GF]": 9}


def test_brackets_are_still_a_pattern_where_they_are_meant_as_one() -> None:
    assert globbed("ST00940", ("ST009[4-9]*",))
    assert not globbed("ST00930", ("ST009[4-9]*",))
    assert not globbed("Walls [GF]", ("Walls [1F]",))
