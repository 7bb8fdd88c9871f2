"""The figures that docs/analytics.md tells are those of the code."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import analytics
from analytics import affinity, decision, demand, interest, tally

MODULES = [name for _, name, _ in pkgutil.walk_packages(analytics.__path__, "analytics.")]
PAGE = " ".join((Path(__file__).parents[2] / "docs" / "analytics.md").read_text().split())


@pytest.mark.parametrize(
    ("said", "true"),
    [
        ("half-life of 14 days", tally.HALF_LIFE_DAYS == 14),
        ("One unbroken look counts a minute at most", tally.LOOK_CAP_MS == 60_000),
        ("its 5 % and 95 % points are the interval", interest.INTERVAL == 0.9),
        ("whole multiples of 2^-10", affinity.POINT == 2**-10),
        ("at most three suggestions a day", (decision.MOST_SHOWN, decision.CAP_WINDOW_MS) == (3, 86_400_000)),
        ("one in a minute and a half", decision.LEAST_GAP_MS == 90_000),
        ("One buyer in ten is held out", decision.HOLDOUT_SHARE == 0.1),
        ("from one decayed second on", demand.COUNTS_FROM_S == 1.0),
    ],
)
def test_the_page_says_what_the_code_does(said: str, true: bool) -> None:
    assert said in PAGE
    assert true


@pytest.mark.parametrize("name", MODULES)
def test_every_example_is_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
