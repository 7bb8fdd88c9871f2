"""How free the intent model makes itself, and that it says what comes true."""

import numpy as np

from analytics.evaluate.chances import judge
from analytics.intent.model import fit_intent
from analytics.intent.terms import Column, Vector
from tests.analytics.intent.test_additive import came, table


def test_with_few_outcomes_it_stays_with_lines() -> None:
    columns, label = table(1, 120)
    model = fit_intent(columns, label)
    assert model.trees is None
    assert model.share == 0


def test_what_columns_say_only_together_is_seen_by_trees_where_there_is_enough() -> None:
    columns, label = together(1, 4_000)
    model = fit_intent(columns, label)
    assert model.share > 0
    asked, came_true = together(2, 4_000)
    assert judge(model.chance(asked), came_true).auc > 0.7


def test_where_the_world_drifts_it_holds_on_to_what_lasts() -> None:
    """What two columns say together turns round half way; what one says by itself lasts."""
    random = np.random.default_rng(3)
    rows = 6_000
    one, other, lasting = (random.normal(size=rows) for _ in range(3))
    turned = np.where(np.arange(rows) < rows * 0.7, 1.0, -1.0)
    label = came(random, 1.2 * turned * np.sign(one * other) + 0.8 * lasting - 1.0)
    columns: dict[str, Column] = {"one": one, "other": other, "lasting": lasting}
    early = {name: column[: int(0.85 * rows)] for name, column in columns.items()}
    late = {name: column[int(0.85 * rows) :] for name, column in columns.items()}
    learn, judged = label[: int(0.85 * rows)], label[int(0.85 * rows) :]
    ordered, mixed = (fit_intent(early, learn, ordered=way) for way in (True, False))
    assert ordered.share < mixed.share
    assert judge(ordered.chance(late), judged).auc > judge(mixed.chance(late), judged).auc + 0.05


def test_what_is_said_comes_true() -> None:
    columns, label = table(4, 6_000)
    model = fit_intent(columns, label)
    asked, came_true = table(5, 6_000)
    found = judge(model.chance(asked), came_true)
    assert found.ece < 0.03
    assert 0.85 < found.slope < 1.15


def together(seed: int, rows: int) -> tuple[dict[str, Column], Vector]:
    """Two columns that say nothing alone."""
    random = np.random.default_rng(seed)
    one, other = random.normal(size=rows), random.normal(size=rows)
    return {"one": one, "other": other}, came(random, 1.5 * np.sign(one * other) - 1.0)
