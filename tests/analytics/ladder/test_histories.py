import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ladder.histories import Look, Memory, hold_last, remembered

looks = st.lists(st.builds(Look, st.integers(0, 5), st.floats(0, 1e5)), max_size=12)


def test_the_last_home_that_a_buyer_came_to_is_held_back_with_all_that_followed() -> None:
    history = [Look(3, 10.0), Look(1, 5.0), Look(3, 7.0), Look(2, 4.0), Look(1, 9.0)]
    held = hold_last([history])
    assert held.then.tolist() == [2]
    assert held.before == (tuple(history[:3]),)


def test_of_who_only_ever_looked_at_one_home_nothing_is_held_back() -> None:
    held = hold_last([[Look(1, 5.0), Look(1, 9.0)], []])
    assert held.then.tolist() == [-1, -1]
    assert held.before == ((Look(1, 5.0), Look(1, 9.0)), ())
    assert held.asked.tolist() == []


@given(st.lists(looks, max_size=6))
def test_what_is_held_back_was_never_seen_before(histories: list[list[Look]]) -> None:
    held = hold_last(histories)
    for before, then, whole in zip(held.before, held.then, histories, strict=True):
        assert tuple(whole[: len(before)]) == before
        assert then not in {look.thing for look in before}
        assert (then >= 0) == (len({look.thing for look in whole}) > 1)


def test_a_look_says_half_as_much_after_three_more() -> None:
    memory = Memory(half_life=3.0, by_length=0.0)
    known = remembered([[Look(0, 9.0), Look(1, 9.0), Look(2, 9.0), Look(3, 9.0)]], 4, memory).toarray()
    assert known[0] == pytest.approx([0.5, 2 ** (-2 / 3), 2 ** (-1 / 3), 1.0])


def test_two_looks_at_one_home_say_more_than_one_and_less_than_two() -> None:
    memory = Memory(half_life=1e9, by_length=0.0)
    once, twice = remembered([[Look(0, 9.0)], [Look(0, 9.0)] * 2], 1, memory).toarray()[:, 0]
    assert once < twice < 2 * once


@given(st.lists(looks, min_size=1, max_size=4))
def test_an_hour_left_open_says_no_more_than_ten_minutes(histories: list[list[Look]]) -> None:
    memory = Memory(half_life=3.0, by_length=1.0)
    longer = [
        [Look(look.thing, look.seconds * (10 if look.seconds >= 600 else 1)) for look in one]
        for one in histories
    ]
    told = [remembered(one, 6, memory).toarray() for one in (histories, longer)]
    assert np.isfinite(told[0]).all()
    assert np.array_equal(told[0], told[1])
