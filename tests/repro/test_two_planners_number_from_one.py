"""Two schedules of one project: ids that mean different tasks, and a log whose tasks another file has too.

An id that stood in both files joined tasks that had nothing in common; and a log's elements lost their task,
with a traceback, where that was known from the file before under another id.
"""

from pathlib import Path

from tests.models3d.test_schedules import PROJECT, row
from tests.models3d.tiny_folder import SMALLEST, staged_block

BOTH = SMALLEST + '\n[[schedules]]\nfile = "first.xml"\n\n[[schedules]]\nfile = "{}"\n'
FIRST = PROJECT.format(
    row(1, "Walls", "2026-03-02", "2026-03-06") + row(2, "Windows", "2026-05-04", "2026-05-08")
)


def test_the_roofers_first_task_is_not_the_bricklayers(tmp_path: Path) -> None:
    second = PROJECT.format(
        row(1, "Roof covering", "2026-04-06", "2026-04-10")
        + row(2, "Windows, street side", "2026-05-06", "2026-05-10")
    )
    staged, _ = staged_block(tmp_path, BOTH.format("second.xml"), first_xml=FIRST, second_xml=second)
    assert [(task.id, task.name) for task in staged.tasks] == [
        ("1", "Walls"),
        ("2", "Windows"),
        ("second.xml:1", "Roof covering"),
    ]
    assert any(one.startswith("second.xml: 1 id is another task in first.xml") for one in staged.warnings)


def test_two_blocks_whose_schedules_are_called_alike_keep_their_own_tasks(tmp_path: Path) -> None:
    for block, name in (("a", "Roof covering"), ("b", "Painting")):
        (tmp_path / block).mkdir()
        (tmp_path / block / "plan.xml").write_text(PROJECT.format(row(1, name, "2026-07-06", "2026-07-10")))
    toml = BOTH.format("a/plan.xml") + '\n[[schedules]]\nfile = "b/plan.xml"\n'
    staged, _ = staged_block(tmp_path, toml, first_xml=FIRST)
    assert [(task.id, task.name) for task in staged.tasks] == [
        ("1", "Walls"),
        ("2", "Windows"),
        ("plan.xml:1", "Roof covering"),
        ("plan.xml (2):1", "Painting"),
    ]


def test_a_log_of_tasks_that_the_planners_file_has_keeps_its_elements(tmp_path: Path) -> None:
    log = (
        "element,layer,material,name,task,task_name,start,finish\n"
        "x1,,,west wall 0,S1,Walls,2026-03-03,2026-03-09\nx2,,,slab 0,2,Slab,2026-02-02,2026-02-06\n"
    )
    staged, at = staged_block(tmp_path, BOTH.format("log.csv"), first_xml=FIRST, log_csv=log)
    tasks = {task.id: (task.name, task.elements) for task in staged.tasks}
    assert tasks == {"1": ("Walls", 1), "2": ("Windows", 0), "log.csv:2": ("Slab", 1)}
    assert not staged.derived[at["west wall 0"]]
    assert not staged.derived[at["slab 0"]]


def test_a_log_that_has_numbers_alone_means_the_planners_tasks(tmp_path: Path) -> None:
    log = "element,layer,material,name,task,start,finish\nx1,,,west wall 0,1,2026-03-02,2026-03-06\n"
    staged, _ = staged_block(tmp_path, BOTH.format("log.csv"), first_xml=FIRST, log_csv=log)
    assert [(task.id, task.elements) for task in staged.tasks] == [("1", 1), ("2", 0)]
