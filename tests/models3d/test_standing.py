"""What a buyer sees on a day, as planned and as reported."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import NO_DAY
from models3d.staging.stages import ABSENT, BUILDING, DONE, standing


@dataclass(frozen=True)
class Site:
    planned: NDArray[np.int32]
    actual: NDArray[np.int32]


def site(planned: list[tuple[int, int]], actual: list[tuple[int, int]] | None = None) -> Site:
    reported = actual or [(NO_DAY, NO_DAY)] * len(planned)
    return Site(np.array(planned, np.int32), np.array(reported, np.int32))


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
