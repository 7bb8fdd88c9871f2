import numpy as np
import pytest

from analytics.ladder.attributes import attributes_of


def test_every_attribute_weighs_the_same_however_many_levels_it_has() -> None:
    random = np.random.default_rng(1)
    found = attributes_of(
        {
            "rooms": random.integers(1, 4, 200).astype(float),
            "facing": random.choice(["north", "south"], 200),
            "line": random.choice([f"line {at}" for at in range(20)], 200),
        }
    )
    for levels in found.levels.values():
        assert (levels**2).sum(axis=1).mean() == pytest.approx(1.0)
        assert levels.mean(axis=0) == pytest.approx(0.0)


def test_a_price_is_nearer_to_a_price_that_is_nearer() -> None:
    prices = np.linspace(200_000, 600_000, 41)
    levels = attributes_of({"price": prices}).levels["price"]
    alike = levels @ levels.T
    assert alike[20, 20] > alike[20, 22] > alike[20, 26] > alike[20, 40]


def test_what_is_the_same_for_all_and_what_is_different_for_all_says_nothing() -> None:
    found = attributes_of(
        {
            "country": np.array(["NL"] * 30),
            "number": np.array([f"home {at}" for at in range(30)]),
            "unknown": np.full(30, np.nan),
        }
    )
    assert not found.levels
    assert found.all.size == 0


def test_a_home_without_a_price_is_like_no_price() -> None:
    levels = attributes_of({"price": np.array([1.0, 2.0, 3.0, 4.0, np.nan] * 4)}).levels["price"]
    alike = levels @ levels.T
    assert alike[4, 0] < alike[0, 0] / 2
    assert np.isfinite(levels).all()
