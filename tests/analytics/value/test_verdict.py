"""What may be said of a lift, however often one looks."""

import numpy as np
import pytest
from scipy.stats import norm

from analytics.value.estimates import value_of
from analytics.value.power import people_needed, smallest_lift
from analytics.value.sequence import half_width
from analytics.value.verdict import Lift, lift_over, state_of, together
from tests.analytics.value.worlds import always, log_of, some

#: Looks at a log that grows: after every so many people.
LOOKS = range(50, 2_050, 50)


def lift(seed: int, people: int, *, true: float, among: int = 1) -> Lift:
    """The lift of calling everybody over nobody."""
    log = log_of(seed, people, lift=true, helps_all=True)
    call, silence = (value_of(log, always(log, name)) for name in ("call", "silence"))
    return lift_over(log, call, silence, among)


def test_a_large_lift_is_proven_a_harm_is_refuted_and_twenty_people_say_nothing() -> None:
    assert lift(1, 3_000, true=0.2).state == "proven"
    assert lift(1, 3_000, true=-0.09).state == "refuted"
    assert {lift(seed, 20, true=0.2).state for seed in range(20)} == {"not yet knowable"}


def test_the_people_still_needed_would_do() -> None:
    found = lift(2, 300, true=0.1)
    assert found.state == "not yet knowable"
    assert 20 < found.people_needed < 3_000


def test_the_best_of_many_is_held_to_more() -> None:
    one, five = (lift(3, 1_000, true=0.1, among=many) for many in (1, 5))
    assert five.low < one.low < one.lift < one.high < five.high


def test_who_looks_forty_times_is_fooled_no_more_often_than_was_said() -> None:
    """Two arms that are the same: the interval of the usual test, looked at as often, fools one in three."""
    ours = usual = 0
    for seed in range(200):
        log = log_of(seed, max(LOOKS), lift=0.0)
        calls = log.action == "call"
        weight = np.where(calls, 1.0, -1.0) / log.propensity
        gain = weight * (log.outcome - log.outcome.mean())
        fooled = [False, False]
        for people in LOOKS:
            some_gain = gain[:people]
            middle, spread = some_gain.mean(), some_gain.std()
            fooled[0] |= abs(middle) > half_width(people, float(spread))
            fooled[1] |= abs(middle) > norm.isf(0.025) * spread / people**0.5
        ours, usual = ours + fooled[0], usual + fooled[1]
    assert ours <= 10
    assert usual >= 40


def test_a_log_that_grows_is_told_the_truth_of_at_every_look() -> None:
    whole = log_of(5, 1_500, lift=0.15, helps_all=True)
    for people in range(100, 1_501, 100):
        log = some(whole, np.arange(people))
        call, silence = (value_of(log, always(log, name)) for name in ("call", "silence"))
        found = lift_over(log, call, silence)
        assert found.low <= 0.15 <= found.high


@pytest.mark.parametrize(("base", "people"), [(0.1, 50), (0.1, 1_000), (0.02, 400), (0.5, 200)])
def test_power_and_the_lift_that_can_be_seen_are_each_others_inverse(base: float, people: int) -> None:
    assert people_needed(base, smallest_lift(base, people)) == pytest.approx(people, abs=1)


def test_so_many_people_see_the_lift_four_times_in_five() -> None:
    random = np.random.default_rng(6)
    people = people_needed(0.1, 0.05)
    before, after = (random.binomial(people, chance, 4_000) / people for chance in (0.1, 0.15))
    middle = (before + after) / 2
    seen = (after - before) / np.sqrt(2 * middle * (1 - middle) / people) > norm.isf(0.025)
    assert seen.mean() == pytest.approx(0.8, abs=0.03)


def test_a_share_that_cannot_rise_needs_more_people_than_there_are() -> None:
    assert people_needed(0.1, 0.0) == 100_000_000
    assert smallest_lift(0.95, 5) == pytest.approx(0.05)


def test_all_in_all_it_works_where_anything_does_and_fails_where_everything_does() -> None:
    assert together(["refuted", "proven"]) == "proven"
    assert together(["refuted", "refuted"]) == "refuted"
    assert together(["refuted", "not yet knowable"]) == "not yet knowable"
    assert together([]) == "not yet knowable"
    assert state_of(-0.01, 0.001, worth=0.005) == "refuted"
