"""On real sessions of a shop: as good as the best that was found, in both splits."""

from itertools import pairwise
from pathlib import Path

import pytest

from analytics.evaluate.intent import IntentResult, cases, evaluate_intent
from analytics.evaluate.reading import read_columns

SHOP = Path(__file__).parents[4] / "shared" / "data" / "online-shoppers" / "online_shoppers_intention.csv"

pytestmark = pytest.mark.skipif(not SHOP.is_file(), reason="the shared data is not here")


def evaluated(time: str) -> IntentResult:
    """What is measured without the column that is computed from purchases."""
    return evaluate_intent(cases(read_columns(SHOP), "Revenue", time, ["PageValues"]))


def test_in_five_parts_it_tells_buyers_as_well_as_boosting_and_says_so_as_truly_as_a_line() -> None:
    found = evaluated("")
    assert found.n == 12_330
    assert found.judged.auc > 0.784
    assert found.judged.pr_auc > 0.371
    assert found.judged.brier < 0.1130
    assert found.judged.ece < 0.015
    assert all(found.judged.auc > one.auc for one in found.baselines.values())
    # More to learn from never makes it much worse.
    curve = [one.auc for one in found.learning_curve]
    assert all(later > earlier - 0.02 for earlier, later in pairwise(curve))
    assert {one.column for one in found.reasons[:3]} >= {"ExitRates"}
    assert found.seen_through == ()


def test_in_the_order_of_time_it_tells_the_autumn_from_the_spring() -> None:
    found = evaluated("Month")
    assert all(found.judged.auc > one.auc for one in found.baselines.values())
    assert all(found.judged.brier < one.brier for one in found.baselines.values())
