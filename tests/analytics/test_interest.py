"""Interest on worlds whose answer is known."""

import doctest
import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import interest, looks, tally, usual
from analytics.interest import LOOK_SECONDS, Usual, interests, usual_of
from analytics.tally import LANDMARK_MS, LOOK_CAP_MS, Tally, weight

DAY_MS = 86_400_000
NOW = LANDMARK_MS + 330 * DAY_MS

instants = st.integers(LANDMARK_MS - 3_650 * DAY_MS, LANDMARK_MS + 7_300 * DAY_MS)
durations = st.integers(0, 120_000)
facts = st.lists(st.tuples(instants, durations, durations), max_size=30)


def test_the_examples_in_the_documentation_are_true() -> None:
    for module in (tally, usual, interest, looks):
        assert doctest.testmod(module).failed == 0


@given(facts, st.randoms())
def test_what_a_buyer_did_counts_the_same_in_whatever_order_it_arrives(
    told: list[tuple[int, int, int]], chance: Random
) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert close(replay(told), replay(shuffled))


@given(facts, st.integers(0, 30))
def test_merging_two_devices_of_a_buyer_equals_replaying_everything(
    told: list[tuple[int, int, int]], cut: int
) -> None:
    assert close(replay(told[:cut]).merge(replay(told[cut:])), replay(told))


@given(instants, st.integers(1, 60_000))
def test_a_look_of_today_is_told_to_the_millisecond_even_after_decades(at: int, attention: int) -> None:
    assert Tally().add(at, attention, attention).seconds(at) == pytest.approx(attention / 1000, rel=1e-12)


def test_a_clock_that_is_absurd_breaks_no_sum() -> None:
    tally = Tally().add(2**53, 120_000, 120_000).add(0, 1_000, 1_000)
    assert math.isfinite(tally.attention)
    assert math.isfinite(tally.seconds(NOW))


def test_a_buyer_who_fell_asleep_on_a_flat_counts_one_minute_and_loses_none_of_the_ratio() -> None:
    short, long = Tally(), Tally()
    for batch in range(12):
        short = short.add(NOW, 5_000, 10_000, look_ms=5_000 * batch)
    for batch in range(60):
        long = long.add(NOW, 5_000, 10_000, look_ms=5_000 * batch)
    assert long == short
    assert long.seconds(NOW) == pytest.approx(LOOK_CAP_MS / 1000)
    assert long.exposed_seconds(NOW) == pytest.approx(2 * LOOK_CAP_MS / 1000)


def test_after_a_half_life_the_ratio_has_moved_towards_the_usual() -> None:
    tally = {"flat": Tally().add(NOW, 30_000, 40_000)}
    today, later = (interests(tally, Usual(rate=0.2), at)[0] for at in (NOW, NOW + 28 * DAY_MS))
    assert 1 < later.ratio < today.ratio
    assert later.high - later.low > 0


def test_with_nobody_and_with_one_buyer_the_usual_is_sane() -> None:
    assert usual_of([], NOW) == Usual()
    alone = {"liked": Tally().add(NOW, 40_000, 50_000)} | {
        f"passed-{i}": Tally().add(NOW, 2_000, 50_000) for i in range(20)
    }
    usual = usual_of(alone.values(), NOW)
    assert 0 < usual.rate < 1
    first, *others = interests(alone, usual, NOW)
    assert first.feature == "liked"
    assert first.low > 1 > max(other.ratio for other in others)


def test_a_glance_is_no_interest_however_high_its_raw_ratio() -> None:
    found = interests({"glance": Tally().add(NOW, 500, 500)}, Usual(rate=0.05), NOW)[0]
    assert found.low < 1 < found.ratio < 3


@pytest.mark.parametrize("shape", [0.7, 2.0, 5.0])
def test_the_interval_holds_the_true_interest_about_as_often_as_it_says(shape: float) -> None:
    told, truths = crowd(buyers=150, features=30, shape=shape)
    usual = usual_of([tally for buyer in told for tally in buyer.values()], NOW)
    held = [
        one.low <= truth[one.feature] <= one.high
        for buyer, truth in zip(told, truths, strict=True)
        for one in interests(buyer, usual, NOW)
    ]
    assert 0.86 <= float(np.mean(held)) <= 0.94
    assert usual.spread == pytest.approx(1 / shape, rel=0.35)


def crowd(buyers: int, features: int, shape: float) -> tuple[list[dict[str, Tally]], list[dict[str, float]]]:
    """Buyers with known ratios (mean 1), who look by chance: gamma ratios, Poisson looks, uneven lengths."""
    chance = np.random.default_rng(7)
    rate = 0.15
    told, truths = [], []
    for _ in range(buyers):
        truth = {f"f{i}": float(chance.gamma(shape, 1 / shape)) for i in range(features)}
        tallies = {}
        for feature, ratio in truth.items():
            exposure = float(chance.lognormal(4.0, 0.7))
            # Exponential lengths have mean square over mean = twice the mean.
            mean = LOOK_SECONDS / 2
            lengths = chance.exponential(mean, chance.poisson(rate * ratio * exposure / mean))
            attention = float(lengths.sum())
            tallies[feature] = Tally().merge(
                Tally(*(1000 * seconds * weight(NOW) for seconds in (attention, exposure)))
            )
        told.append(tallies)
        truths.append(truth)
    return told, truths


def replay(told: list[tuple[int, int, int]]) -> Tally:
    tally = Tally()
    for fact in told:
        tally = tally.add(*fact)
    return tally


def close(one: Tally, other: Tally) -> bool:
    return math.isclose(one.attention, other.attention, rel_tol=1e-12) and math.isclose(
        one.exposure, other.exposure, rel_tol=1e-12
    )
