"""Values of policies against closed forms, and in worlds whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.value.estimates import value_of
from analytics.value.expected import expected_outcomes
from analytics.value.logged import Logged
from tests.analytics.value.worlds import always, log_of, some

#: Always calling, in the world of ``log_of`` with a lift of .2 for half of the people.
TRUE = 0.1 + 0.05 + 0.1


def test_ips_and_snips_are_what_they_are_by_hand() -> None:
    log = Logged(
        person=np.array(["ann", "bob", "cas", "dan"]),
        action=np.array(["call", "call", "silence", "call"]),
        propensity=np.array([0.5, 0.25, 0.5, 0.8]),
        outcome=np.array([1.0, 0.0, 1.0, 1.0]),
        context=np.zeros((4, 0)),
    )
    found = value_of(log, always(log, "call")).estimate
    weights = np.array([2.0, 4.0, 0.0, 1.25])
    assert found.ips == pytest.approx((2.0 + 1.25) / 4)
    assert found.snips == pytest.approx((2.0 + 1.25) / weights.sum())
    assert found.effective_n == pytest.approx(weights.sum() ** 2 / (weights**2).sum())
    assert (found.matched, found.successes) == (3, 2)


def test_the_doubly_robust_value_is_the_expectation_put_right_by_what_came() -> None:
    log = log_of(1, 300, lift=0.2)
    expected = expected_outcomes(log)
    found = value_of(log, always(log, "call"), expected)
    calls = log.action == "call"
    call = log.actions.index("call")
    by_hand = expected[:, call] + np.where(calls, (log.outcome - expected[:, call]) / log.propensity, 0.0)
    assert found.dr == pytest.approx(by_hand)
    assert found.estimate.dr == pytest.approx(by_hand.mean())


def test_in_a_hundred_worlds_all_three_are_right_on_average_and_the_interval_holds_the_truth() -> None:
    found = []
    for seed in range(100):
        log = log_of(seed, 400, lift=0.2)
        found.append(value_of(log, always(log, "call")).estimate)
    for name in ("ips", "snips", "dr"):
        values = np.array([getattr(one, name) for one in found])
        assert abs(values.mean() - TRUE) < 3 * values.std() / 10, name
    spread = {name: np.std([getattr(one, name) for one in found]) for name in ("ips", "dr")}
    assert spread["dr"] < spread["ips"]
    assert sum(one.low <= TRUE <= one.high for one in found) >= 95


def test_what_is_expected_of_somebody_is_not_told_by_their_own_outcome() -> None:
    log = log_of(2, 200, lift=0.2)
    turned = some(log, np.arange(200))
    turned.outcome[7] = 1 - turned.outcome[7]
    assert expected_outcomes(turned)[7] == pytest.approx(expected_outcomes(log)[7])


def test_a_person_with_ten_decisions_is_one_person() -> None:
    log = log_of(3, 200, lift=0.2)
    ten = some(log, np.repeat(np.arange(200), 10))
    once, often = (value_of(one, always(one, "call")).estimate for one in (log, ten))
    assert often.dr == pytest.approx(once.dr, abs=0.01)
    assert often.high - often.low > 0.95 * (once.high - once.low)


def test_without_a_success_there_is_doubt_and_without_a_match_there_is_nothing_but() -> None:
    log = log_of(4, 12, lift=0.0)
    log.outcome[:] = 0.0
    found = value_of(log, always(log, "call")).estimate
    assert found.successes == 0
    assert found.high - found.low > 0.3
    never = value_of(log, always(log, "visit")).estimate
    assert (never.low, never.high, never.matched) == (0.0, 1.0, 0)


@given(st.integers(0, 1_000), st.randoms(use_true_random=False))
def test_the_order_of_the_log_changes_no_value(seed: int, chance: object) -> None:
    log = log_of(seed, 40, lift=0.2)
    order = np.arange(40)
    chance.shuffle(order)  # type: ignore[attr-defined]
    one, other = (value_of(it, always(it, "call")).estimate for it in (log, some(log, order)))
    assert one.ips == pytest.approx(other.ips, rel=1e-12)
    assert one.dr == pytest.approx(other.dr, rel=1e-9)
    assert one.high == pytest.approx(other.high, rel=1e-9)
