"""The additive model on outcomes whose chances are known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intent.additive import FREE, LINES, SMOOTH, fit_additive
from analytics.intent.logistic import fit_logistic
from analytics.intent.terms import Column, Vector


def test_a_curve_is_followed_where_it_is_there_and_not_where_it_is_not() -> None:
    random = np.random.default_rng(1)
    x = random.uniform(-3, 3, 20_000)
    for true in (np.cos(2 * x), 0.8 * x - 0.5):
        label = came(random, true)
        model = fit_additive({"x": x}, label, FREE)
        asked = np.linspace(-2.8, 2.8, 50)
        found = model.score({"x": asked})
        expected = np.interp(asked, np.sort(x), true[np.argsort(x)])
        assert np.abs(found - expected).max() < 0.35


def test_lines_stay_lines_however_much_is_seen() -> None:
    random = np.random.default_rng(2)
    x = random.uniform(-3, 3, 20_000)
    model = fit_additive({"x": x}, came(random, np.cos(2 * x)), LINES)
    bends = np.diff(model.score({"x": np.linspace(-2, 2, 30)}), 2)
    assert np.abs(bends).max() < 0.02


def test_reasons_add_up_to_how_far_somebody_is_from_the_usual() -> None:
    columns, label = table(3, 800)
    model = fit_additive(columns, label, SMOOTH)
    points = model.points(columns)
    assert set(points) == set(columns)
    score = model.score(columns)
    assert sum(points.values()) + score.mean() == pytest.approx(score)
    assert all(abs(one.mean()) < 1e-9 for one in points.values())


def test_a_name_that_was_never_met_says_nothing_and_a_missing_number_is_no_zero() -> None:
    random = np.random.default_rng(4)
    source = random.choice(["portal", "walk-in"], 3_000)
    income = random.normal(0, 1, 3_000)
    income[random.random(3_000) < 0.3] = np.nan
    label = came(random, np.where(np.isnan(income), 1.5, 0.0) + np.where(source == "portal", -1.0, 0.0) - 1.0)
    model = fit_additive({"source": source, "income": income}, label, SMOOTH)
    asked = {"source": np.array(["portal", "walk-in", "a friend"]), "income": np.array([0.0, 0.0, 0.0])}
    portal, walk_in, friend = model.score(asked)
    assert portal < friend < walk_in
    known, missing = model.chance({"source": np.array(["portal"] * 2), "income": np.array([0.0, np.nan])})
    assert missing > known + 0.1


def test_a_heavy_tail_does_not_carry_a_score_away() -> None:
    random = np.random.default_rng(5)
    dwell = np.exp(random.normal(3.4, 0.7, 4_000))
    label = came(random, 0.5 * (np.log(dwell) - 3.4) - 1.5)
    model = fit_additive({"dwell": dwell}, label, LINES)
    usual, night = model.score({"dwell": np.array([30.0, 64_000.0])})
    assert 0 < night - usual < 6 * 0.5 * 1.5


def test_the_weights_are_where_the_prior_and_the_outcomes_balance() -> None:
    random = np.random.default_rng(6)
    design = random.normal(size=(200, 4))
    label = came(random, design @ [1.0, -1.0, 0.0, 0.5])
    penalty, prior = np.diag([1.0, 2.0, 3.0, 4.0]), np.array([0.5, 0.0, -0.5, 0.0])
    weights = fit_logistic(design, label, penalty, prior)
    slope = design.T @ (1 / (1 + np.exp(-design @ weights)) - label) + penalty @ (weights - prior)
    assert slope == pytest.approx(0.0, abs=1e-3)


def test_without_outcomes_what_was_believed_before_stays() -> None:
    prior = np.array([-2.0, 0.7])
    assert fit_logistic(np.zeros((0, 2)), np.zeros(0), np.eye(2), prior) == pytest.approx(prior)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(12, 60))
def test_whatever_small_table_comes_chances_are_chances(seed: int, rows: int) -> None:
    columns, label = table(seed, rows)
    label[:2] = [0.0, 1.0]
    for freedom in (LINES, FREE):
        chance = fit_additive(columns, label, freedom).chance(columns)
        assert ((chance > 0) & (chance < 1)).all()


def table(seed: int, rows: int) -> tuple[dict[str, Column], Vector]:
    """Columns of every kind, and outcomes that some of them move."""
    random = np.random.default_rng(seed)
    visits = random.poisson(2, rows).astype(float)
    columns: dict[str, Column] = {
        "visits": visits,
        "dwell": np.exp(random.normal(3, 1, rows)),
        "same": np.ones(rows),
        "source": random.choice(["portal", "walk-in", "agent"], rows),
        "weekend": random.choice(["TRUE", "FALSE"], rows),
        "score": np.where(random.random(rows) < 0.2, np.nan, random.normal(size=rows)),
    }
    found = came(random, 0.6 * visits - 2.0)
    return {name: column for name, column in columns.items() if name != "same"}, found


def came(random: np.random.Generator, score: Vector) -> Vector:
    """Outcomes by these log-odds."""
    return (random.random(len(score)) < 1 / (1 + np.exp(-score))).astype(float)
