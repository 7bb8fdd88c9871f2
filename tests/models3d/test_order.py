"""Whatever a schedule says, nothing stands before what carries it, and real dates are not moved for less."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models3d.staging.order import settle

Building = tuple[list[tuple[int, int]], list[bool], dict[int, list[int]]]


@st.composite
def buildings(draw: DrawFn) -> Building:
    """Elements numbered from below, each resting on some of those beneath it."""
    count = draw(st.integers(1, 12))
    days = []
    for _ in range(count):
        start = draw(st.integers(0, 60))
        days.append((start, start + draw(st.integers(0, 30))))
    derived = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    rests_on = {
        above: sorted(draw(st.sets(st.integers(0, above - 1), max_size=3))) for above in range(1, count)
    }
    return days, derived, {above: below for above, below in rests_on.items() if below}


@given(buildings())
def test_nothing_starts_or_finishes_before_what_carries_it(building: Building) -> None:
    days, derived, rests_on = building
    settled, _ = settle(
        np.array(days, np.int32), np.array(derived), rests_on, np.arange(len(days), dtype=np.float64)
    )
    assert (settled[:, 0] <= settled[:, 1]).all()
    for above, bearers in rests_on.items():
        for below in bearers:
            assert (settled[above] >= settled[below]).all()


@given(buildings())
def test_a_schedule_that_makes_sense_is_left_alone(building: Building) -> None:
    days, _, rests_on = building
    given_days = np.array(days, np.int32)
    sound, _ = settle(
        given_days, np.zeros(len(days), np.bool_), rests_on, np.arange(len(days), dtype=np.float64)
    )
    again, changed = settle(
        sound, np.zeros(len(days), np.bool_), rests_on, np.arange(len(days), dtype=np.float64)
    )
    assert not changed.any()
    assert (again == sound).all()


def test_a_derived_bearer_makes_way_for_what_the_schedule_knows() -> None:
    days = np.array([(40, 50), (20, 25)], np.int32)
    settled, changed = settle(days, np.array([True, False]), {1: [0]}, np.array([0.0, 3.0]))
    assert settled.tolist() == [[10, 20], [20, 25]]
    assert changed.tolist() == [True, False]
