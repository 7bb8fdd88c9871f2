"""What decisions were worth, from somebody's log of them."""

from pathlib import Path

import numpy as np
import pytest

from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.lift import chosen_by, evaluate_lift, logged
from analytics.evaluate.reading import Columns, read_columns

#: What follows from each action, by whether somebody came often: a call helps those, and nobody else.
TRUE = {"silence": (0.05, 0.10), "call": (0.03, 0.30), "mail": (0.09, 0.14)}
RULE = "CASE WHEN visits > 2 THEN 'call' ELSE 'mail' END"


def written(folder: Path, rows: int = 6_000, seed: int = 1) -> Path:
    """A log of decisions whose chances depend on how often somebody came."""
    random = np.random.default_rng(seed)
    lines = ["person,action,propensity,outcome,visits,source"]
    for number in range(rows):
        visits = int(random.poisson(2))
        often = int(visits > 2)
        chances = dict(zip(TRUE, ((0.5, 0.2, 0.3), (0.2, 0.5, 0.3))[often], strict=True))
        action = str(random.choice(list(TRUE), p=list(chances.values())))
        outcome = int(random.random() < TRUE[action][often])
        lines.append(f"p{number},{action},{chances[action]},{outcome},{visits},{random.choice(['a', 'b'])}")
    (folder / "log.csv").write_text("\n".join(lines) + "\n")
    return folder / "log.csv"


def test_a_rule_that_calls_only_those_who_came_often_is_proven_before_any_single_action(
    tmp_path: Path,
) -> None:
    file = written(tmp_path)
    table = read_columns(file)
    found = evaluate_lift(logged(table), chosen_by(RULE, file, len(table)))
    often = (table.numbers("visits") > 2).mean()
    assert found.against == "silence"
    for name, (seldom, then) in TRUE.items():
        true = (1 - often) * seldom + often * then
        one = found.actions[name]
        assert one.low < true < one.high
        assert one.dr == pytest.approx(true, abs=0.03)
        assert one.matched == (table.texts["action"] == name).sum()
    assert found.rule is not None
    true = (1 - often) * TRUE["mail"][0] + often * TRUE["call"][1]
    assert found.rule.low < true < found.rule.high
    assert found.lifts["rule"].state == found.state == "proven"
    assert found.lifts["rule"].lift > max(found.lifts[name].lift for name in ("call", "mail"))


def test_the_same_of_thirty_people_is_not_yet_knowable(tmp_path: Path) -> None:
    found = evaluate_lift(logged(read_columns(written(tmp_path, rows=30))))
    assert found.state == "not yet knowable"
    assert found.lifts["call"].people_needed > 30


@pytest.mark.parametrize("propensity", ["0", "-0.1", "1.5", ""])
def test_a_chance_that_is_none_is_refused_with_its_row(tmp_path: Path, propensity: str) -> None:
    (tmp_path / "log.csv").write_text(
        f"person,action,propensity,outcome\nann,call,0.5,1\nbob,call,{propensity},0\n"
    )
    with pytest.raises(UnusableDataError, match="row 3: a propensity should be above 0 and at most 1"):
        logged(read_columns(tmp_path / "log.csv"))


def test_a_rule_that_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    file = written(tmp_path, rows=20)
    for rule in ("CASE WHEN", "visitz", "nonsense("):
        with pytest.raises(UnusableDataError, match="SQL expression over the columns"):
            chosen_by(rule, file, 20)


def test_a_log_in_which_nothing_was_never_done_is_held_against_what_was_logged(tmp_path: Path) -> None:
    table = read_columns(written(tmp_path, rows=400))
    some = table.texts["action"] != "silence"
    found = evaluate_lift(logged(Columns(table.file, {name: one[some] for name, one in table.texts.items()})))
    assert found.against == "what was logged"
    assert set(found.lifts) == {"call", "mail"}
