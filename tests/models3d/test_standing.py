"""What a buyer sees on a day: by the plan, and by what was reported."""

from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as some
from numpy.typing import NDArray

from models3d.manifest import NO_DAY
from models3d.staging.stages import ABSENT, BUILDING, DONE, standing

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Site:
    planned: NDArray[np.int32]
    actual: NDArray[np.int32]
    expected: NDArray[np.int32]
    reported_until: int


def site(
    planned: Spans, actual: Spans | None = None, expected: Spans | None = None, until: int = NO_DAY
) -> Site:
    reported = np.array(actual or [(NO_DAY, NO_DAY)] * len(planned), np.int32)
    now = np.array(expected or planned, np.int32)
    return Site(np.array(planned, np.int32), reported, now, max(until, int(reported.max())))


def test_an_element_appears_on_its_first_day_and_is_done_with_its_last() -> None:
    wall = site([(10, 12)])
    seen = [int(standing(wall, day)[0]) for day in (9, 10, 11, 12, 13)]
    assert seen == [ABSENT, BUILDING, BUILDING, DONE, DONE]


def test_a_days_work_is_done_that_evening() -> None:
    assert standing(site([(10, 10)]), 10).tolist() == [DONE]


def test_reported_days_weigh_more_than_the_plan() -> None:
    late = site([(10, 12)], [(20, 22)])
    assert [int(standing(late, day, "actual")[0]) for day in (12, 20, 22)] == [ABSENT, BUILDING, DONE]


def test_what_nobody_reported_is_absent_as_far_as_reports_reach() -> None:
    two = site([(10, 12), (10, 12)], [(10, 20), (NO_DAY, NO_DAY)])
    assert standing(two, 20, "actual").tolist() == [DONE, ABSENT]
    # From the next day on the plan is all there is.
    assert standing(two, 21, "actual").tolist() == [DONE, DONE]


def test_a_thing_begun_and_not_reported_done_is_under_construction() -> None:
    begun = site([(10, 12), (1, 30)], [(11, NO_DAY), (1, 30)])
    assert standing(begun, 30, "actual").tolist() == [BUILDING, DONE]


def test_without_any_report_actual_is_as_planned() -> None:
    wall = site([(10, 12)])
    assert [int(standing(wall, day, "actual")[0]) for day in (9, 10, 12)] == [ABSENT, BUILDING, DONE]


def test_what_is_still_to_come_stands_when_it_is_expected_and_not_when_it_was_promised() -> None:
    wall = site([(10, 12), (1, 3)], [(NO_DAY, NO_DAY), (1, 5)], [(31, 33), (1, 5)])
    assert [int(standing(wall, day, "actual")[0]) for day in (12, 30, 31, 33)] == [
        ABSENT,
        ABSENT,
        BUILDING,
        DONE,
    ]
    assert standing(wall, 12).tolist() == [DONE, DONE], "the promise stays what it was"


def test_nothing_undone_is_standing_before_the_data_date() -> None:
    wall = site([(10, 12), (1, 3)], [(NO_DAY, NO_DAY), (1, 5)], until=19)
    assert [int(standing(wall, day, "actual")[0]) for day in (12, 19, 20)] == [ABSENT, ABSENT, DONE]


day = some.integers(0, 40)
span = some.tuples(day, some.integers(0, 15)).map(lambda one: (one[0], one[0] + one[1]))
reported = some.one_of(some.just((NO_DAY, NO_DAY)), day.map(lambda begun: (begun, NO_DAY)), span)


@given(some.lists(some.tuples(span, reported, span), min_size=1, max_size=6), day)
def test_day_by_day_a_building_only_grows_and_shows_nothing_unreported_as_done(
    elements: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]], until: int
) -> None:
    planned, actual, expected = (list(column) for column in zip(*elements, strict=True))
    building = site(planned, actual, expected, until)
    before = np.zeros(len(elements), np.int8)
    for today in range(100):
        state = standing(building, today, "actual")
        assert (state >= before).all()
        if today <= building.reported_until:
            assert (state[building.actual[:, 0] == NO_DAY] == ABSENT).all()
            assert (state[building.actual[:, 1] == NO_DAY] != DONE).all()
        before = state
    assert (before == DONE).all()
