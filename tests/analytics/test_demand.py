"""Demand by unit and by stage, as the sales team reads it."""

import doctest

import pytest

from analytics import demand
from analytics.demand import Attended, Demand, demand_of
from analytics.tally import LANDMARK_MS, Tally

NOW = LANDMARK_MS


def look(buyer: str, thing: str, seconds: float, *, simulated: bool = False) -> Attended:
    return Attended(buyer, simulated, thing, Tally().add(NOW, round(1000 * seconds), 60_000))


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(demand).failed == 0


def test_two_buyers_and_a_passer_by_make_a_demand_of_two() -> None:
    found = demand_of(
        [look("ann", "u1", 20), look("bob", "u1", 5), look("eve", "u1", 0.3), look("ann", "u2", 4)],
        NOW,
        simulated=False,
    )
    assert found.things == ("u1", "u2")
    assert found.buyers == (2, 1)
    assert found.seconds == pytest.approx((25.3, 4.0))


def test_many_short_looks_of_one_buyer_are_one_buyer() -> None:
    found = demand_of([look("ann", "u1", 0.4) for _ in range(5)], NOW, simulated=False)
    assert found.buyers == (1,)


def test_made_buyers_never_stand_among_real_ones() -> None:
    both = [look("ann", "u1", 3), look("made", "u2", 30, simulated=True)]
    assert demand_of(both, NOW, simulated=False).things == ("u1",)
    assert demand_of(both, NOW, simulated=True).things == ("u2",)


def test_with_nobody_there_is_no_demand() -> None:
    assert demand_of([], NOW, simulated=False) == Demand()
