"""What the evaluation of intent takes, and what it finds by itself."""

import numpy as np
import pytest

from analytics.evaluate.chances import calibration_error, calibration_slope
from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.intent import cases, evaluate_intent
from analytics.evaluate.reading import Columns
from analytics.intent.terms import Vector


def told(seed: int = 1, rows: int = 600, **more: object) -> Columns:
    """A table of visits, as texts."""
    random = np.random.default_rng(seed)
    visits = random.poisson(2, rows)
    bought = random.random(rows) < 1 / (1 + np.exp(2.5 - 0.7 * visits))
    columns = {
        "visits": visits,
        "source": random.choice(["portal", "agent"], rows),
        "bought": np.where(bought, "yes", "no"),
        "contract": np.where(bought, np.arange(rows) + 1, 0),
        "on": np.arange(rows),
    } | more
    return Columns("visits.csv", {name: np.asarray(one).astype(np.str_) for name, one in columns.items()})


def test_a_column_that_follows_from_the_outcome_is_named() -> None:
    assert evaluate_intent(cases(told(), "bought")).seen_through == ("contract",)
    assert evaluate_intent(cases(told(), "bought", drop=["contract"])).seen_through == ()


def test_yes_is_what_is_called_yes_and_else_what_is_rarer() -> None:
    for yes, no in (("yes", "no"), ("TRUE", "FALSE"), ("1", "0"), ("signed", "left")):
        table = told()
        table.texts["bought"] = np.where(table.texts["bought"] == "yes", yes, no)
        assert cases(table, "bought").label.mean() == pytest.approx((told().texts["bought"] == "yes").mean())


def test_rows_without_an_outcome_are_left_out_and_time_puts_the_rest_in_order() -> None:
    table = told()
    table.texts["bought"][:100] = ""
    table.texts["on"] = table.texts["on"][::-1].copy()
    found = cases(table, "bought", time="on")
    assert len(found.label) == 500
    assert found.ordered
    assert (np.diff(found.columns["on"].astype(float)) > 0).all()


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        (["yes"] * 600, "should have two values, and has 1"),
        (["yes", "no", "perhaps"] * 200, "should have two values, and has 3"),
        (["yes"] * 3 + ["no"] * 597, "is 'yes' in 3 rows; at least 10 are needed"),
    ],
)
def test_an_outcome_that_cannot_be_learned_is_refused_in_words(outcomes: list[str], words: str) -> None:
    with pytest.raises(UnusableDataError, match=words):
        cases(told(bought=np.array(outcomes)), "bought")


def test_a_column_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(UnusableDataError, match="no column 'sold'"):
        cases(told(), "sold")


def test_chances_that_come_true_have_no_error_and_boasts_have() -> None:
    random = np.random.default_rng(2)
    true: Vector = random.uniform(0.05, 0.6, 50_000)
    label = (random.random(50_000) < true).astype(float)
    boast = 1 / (1 + (1 / true - 1) ** 2)
    assert calibration_error(true, label) < 0.01
    assert calibration_slope(true, label) == pytest.approx(1.0, abs=0.05)
    assert calibration_error(boast, label) > 0.05
    assert calibration_slope(boast, label) == pytest.approx(0.5, abs=0.05)
