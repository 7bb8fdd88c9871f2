"""What a sheet says of days is what the model's page says of them: late where late, nothing made up."""

from datetime import UTC, datetime

import pytest

from models3d.manifest import NO_DAY, Handover, Span, Stage
from server.board import day_began
from server.sheets.days import amount_of, difference, today_in
from server.sheets.keys import Keys, keys
from server.sheets.works import StageLine, works_of

MAY = 21_335
#: Of 23 November 2026, ms since 1970 UTC.
NOON = 1_795_435_200_000
SILENT = Span(NO_DAY, NO_DAY)
GARDEN = Stage("garden", "Garden", Span(21_000, MAY), SILENT, "authored", 3, [])
HOME = Handover(promised=MAY, expected=MAY, origin="authored", stage="garden")
ROOF = Stage("roof", "Roof", Span(20_000, 20_030), SILENT, "authored", 9, [])


def test_a_day_is_that_of_the_place_where_the_building_stands() -> None:
    evening = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert today_in("Europe/Amsterdam", evening) == today_in("America/New_York", evening)
    assert today_in("Asia/Tokyo", evening) == today_in("Europe/Amsterdam", evening) + 1


def test_where_this_machine_does_not_know_the_zone_the_day_is_that_of_greenwich() -> None:
    evening = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert today_in("Europe/Atlantis", evening) == today_in("Europe/Amsterdam", evening)
    assert day_began("Europe/Atlantis", NOON) == day_began("UTC", NOON)


def test_short_delays_are_told_in_days_and_long_ones_in_weeks() -> None:
    assert [difference(days) for days in (0, 1, 13, -4)] == [
        "on time",
        "1 day late",
        "13 days late",
        "4 days early",
    ]
    assert [amount_of(days) for days in (14, 17, 18, 61)] == ["2 weeks", "2 weeks", "3 weeks", "9 weeks"]


def test_a_home_that_keeps_its_promise_says_so_and_no_more() -> None:
    kept = said(HOME)
    assert (kept.words, kept.why, kept.behind, kept.late) == ("May 31, 2028", "As promised.", "", False)


def test_a_late_home_says_the_promise_and_by_how_much_it_is_missed() -> None:
    late = said(changed(expected=MAY + 61))
    assert late.late
    assert late.why == "Promised for May 31, 2028, 9 weeks late."


def test_what_nobody_promised_is_said_to_follow_from_the_works() -> None:
    assert said(changed(origin="computed")).why == "That is when “Garden” ends."
    late = said(changed(origin="computed", expected=MAY + 61)).why
    assert late == "Planned for May 31, 2028, 9 weeks late. That is when “Garden” ends."


def test_a_day_that_no_schedule_has_is_said_to_be_derived() -> None:
    guessed = Stage("garden", "Garden", GARDEN.planned, SILENT, "estimated", 3, [])
    home = keys(changed(origin="computed"), [guessed], 21_000, reported=True)
    assert home.derived
    assert home.why == (
        "That is when “Garden” ends. The dates are derived from the order of building, not from a schedule."
    )
    assert not keys(HOME, [guessed], 21_000, reported=True).derived, "somebody promised the day"
    assert works_of([guessed], 21_000)[0].derived
    assert not works_of([GARDEN], 21_000)[0].derived


def test_a_day_that_has_passed_unkept_is_late_by_today_unless_the_site_tells_nothing() -> None:
    assert said(HOME, MAY + 14).day == MAY + 14
    assert said(HOME, MAY + 14).late
    assert said(HOME, MAY + 14, reported=False) == said(HOME)


def test_a_home_that_is_ready_says_since_when() -> None:
    done = Stage("garden", "Garden", Span(21_000, MAY), Span(1, MAY), "authored", 3, [])
    assert keys(HOME, [done], MAY + 90, reported=True).words == "Ready since May 31, 2028"


@pytest.mark.parametrize(
    ("actual", "expected", "today", "reads"),
    [
        (Span(20_003, 20_051), None, 20_100, "Reached Nov 24, 2024, 3 weeks late"),
        (Span(20_000, 20_030), None, 20_100, "Reached Nov 3, 2024, on time"),
        (
            Span(20_003, NO_DAY),
            Span(20_014, 20_051),
            20_036,
            "Under way, expected Nov 24, 2024, 3 weeks late",
        ),
        (Span(20_003, NO_DAY), None, 20_036, "Under way, 6 days late so far"),
        (SILENT, Span(20_014, 20_051), 20_010, "Expected Nov 24, 2024, 3 weeks late"),
        (SILENT, None, 20_010, "Expected Nov 3, 2024"),
        (SILENT, None, 20_100, "Nov 3, 2024, not reported"),
    ],
)
def test_a_stage_says_in_a_line_how_it_stands(
    actual: Span, expected: Span | None, today: int, reads: str
) -> None:
    stage = Stage("roof", "Roof", ROOF.planned, actual, "authored", 9, [], expected=expected)
    (line,) = works_of([stage], today)
    assert line.planned == "Nov 3, 2024"
    assert read(line) == reads


def test_a_stage_without_days_promises_none_and_the_bare_ground_is_no_stage() -> None:
    ground, wall = (Stage(name, name, SILENT, SILENT, "authored", 2, []) for name in ("ground", "wall"))
    (line,) = works_of([ground, wall], 20_000)
    assert (line.name, line.planned, read(line)) == ("wall", "", "No date yet")


def said(handover: Handover, today: int = 21_000, *, reported: bool = True) -> Keys:
    return keys(handover, [GARDEN], today, reported=reported)


def changed(**changes: object) -> Handover:
    return Handover(**{**{name: getattr(HOME, name) for name in HOME.__struct_fields__}, **changes})


def read(line: StageLine) -> str:
    return ", ".join(filter(None, (line.now, line.behind)))
