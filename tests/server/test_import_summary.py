"""What a project manager reads after an import fits in a terminal and speaks properly."""

from datetime import date
from io import StringIO
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console

from models3d import manifest as m
from models3d.manifest import NO_DAY, Span, Stage
from server.import_summary import EPOCH, print_summary
from tests.server.deciding import PLACE, write_build


def test_one_storey_is_one_and_a_stage_without_days_has_none(tmp_path: Path) -> None:
    plot = Stage("plot", "Bare ground", Span(NO_DAY, NO_DAY), Span(NO_DAY, NO_DAY), "authored", 0, [])
    said = summary(tmp_path, plot)
    assert "on 1 storey, 0 triangles" in said
    assert said.splitlines()[-1].split() == ["Bare", "ground", "0"]


def test_a_stage_that_moved_away_from_its_promise_says_by_when_it_will_be_done(tmp_path: Path) -> None:
    late = Stage(
        "frame", "Frame", span((2026, 6, 22), (2026, 12, 3)), Span(day(2026, 7, 13), NO_DAY), "authored", 207,
        tasks=[],
        expected=span((2026, 7, 13), (2027, 1, 18)),
    )  # fmt: skip
    said = summary(tmp_path, late)
    assert "Frame         2026-06-22 – 12-03  2027-01-18  2026-07-13 – …       207" in said


def test_where_all_goes_by_plan_nothing_is_said_of_another(tmp_path: Path) -> None:
    days = span((2026, 12, 22), (2027, 1, 3))
    planned = Stage("frame", "Frame", days, Span(NO_DAY, NO_DAY), "estimated", 1, [])
    said = summary(tmp_path, planned)
    assert "Done by" not in said
    assert "2026-12-22 – 2027-01-03 (derived)" in said
    assert all(len(line) <= 80 for line in said.splitlines())


def day(year: int, month: int, day_of_month: int) -> int:
    return (date(year, month, day_of_month) - EPOCH).days


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> Span:
    return Span(day(*first), day(*last))


def summary(builds: Path, stage: Stage) -> str:
    """What is printed of a development with one storey and one stage, 80 characters wide."""
    write_build(builds)
    built = m.decode((builds / PLACE / "manifest.json").read_bytes())
    out = StringIO()
    print_summary(replace(built, storeys=built.storeys[:1], stages=[stage]), Console(file=out, width=80))
    return out.getvalue()
