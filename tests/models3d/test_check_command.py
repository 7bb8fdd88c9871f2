"""``maquette check``: what a project manager's terminal and scripts are told."""

import json
import subprocess
import sys
from pathlib import Path

from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

KEYS = {
    "elements",
    "elements_with_task",
    "tasks",
    "tasks_without_elements",
    "catch_all_tasks",
    "storeys",
    "spaces",
    "units",
    "stages",
    "warnings",
}


def check(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server", "check", str(folder), *words],
        check=False,
        capture_output=True,
        text=True,
    )


def a_block(path: Path) -> Path:
    house = TinyHouse()
    block(house)
    task = house.task(
        "Walls", "2026-03-02", "2026-03-06", ActualStart="2026-03-03", ActualFinish="2026-03-09"
    )
    house.assign_to_process(task, *house.file.by_type("IfcWall"))
    return write_folder(path, house, SMALLEST, units_csv="id\nA1\nA2\n")


def test_a_script_gets_one_object_with_counts_stages_and_warnings(tmp_path: Path) -> None:
    done = check(a_block(tmp_path), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report) >= KEYS
    assert (report["elements"], report["elements_with_task"], report["tasks"]) == (16, 9, 1)
    assert report["units"] == ["a1", "a2"]
    reached = next(stage["actual"] for stage in report["stages"] if stage["id"] == "structure-lower")
    assert reached["start"] == "2026-03-03"
    assert any("dates are derived" in warning for warning in report["warnings"])


def test_a_reader_gets_lines_and_warnings_and_no_failure(tmp_path: Path) -> None:
    done = check(a_block(tmp_path))
    assert done.returncode == 0
    assert "9 elements (56%) have a task" in done.stdout
    assert "Bare ground" in done.stdout


def test_a_broken_folder_ends_in_one_sentence_and_a_failure(tmp_path: Path) -> None:
    done = check(tmp_path, "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "there is no development.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_schedule_a_reader_is_told_that_all_dates_are_derived(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    done = check(write_folder(tmp_path, house))
    assert "There is no schedule: all dates are derived." in done.stdout
    assert "0 tasks" not in done.stdout
