"""``maquette evaluate`` as somebody with their own data calls it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.analytics.evaluate.test_lift import RULE, written
from tests.analytics.world import world


def evaluate(*words: str) -> subprocess.CompletedProcess[str]:
    """Call it in a process of its own."""
    command = [sys.executable, "-m", "server", "evaluate", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def told(*words: str) -> Any:
    """What it prints with --json."""
    done = evaluate(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def shop(tmp_path: Path) -> tuple[str, ...]:
    """The options that name the looks and the homes of a made development."""
    it = world(1, buyers=60)
    events = ["buyer,item,seconds,at"] + [
        f"b{buyer},h{look.thing},{look.seconds:.1f},2026-05-{number + 1:02}T10:00:00Z"
        for buyer, looks in enumerate(it.histories)
        for number, look in enumerate(looks)
    ]
    homes = [",".join(["item", *it.homes])] + [
        ",".join([f"h{at}", *(str(column[at]) for column in it.homes.values())]) for at in range(it.many)
    ]
    (tmp_path / "E.csv").write_text("\n".join(events) + "\n")
    (tmp_path / "C.csv").write_text("\n".join(homes) + "\n")
    return "--events", str(tmp_path / "E.csv"), "--catalog", str(tmp_path / "C.csv")


def test_affinity_is_told_for_every_model_on_one_split(shop: tuple[str, ...]) -> None:
    models = told("affinity", *shop)["models"]
    assert list(models) == ["maquette", "popularity", "item_knn", "attributes"]
    assert {frozenset(one) for one in models.values()} == {frozenset({"hr10", "ndcg10", "se", "n"})}
    assert {one["n"] for one in models.values()} == {60}
    assert models["maquette"]["ndcg10"] > models["popularity"]["ndcg10"]


def test_intent_is_told_with_its_baselines_its_learning_curve_and_its_reasons(tmp_path: Path) -> None:
    file = written(tmp_path, rows=800)
    found = told("intent", "--table", str(file), "--label", "outcome", "--drop", "person")
    assert list(found)[:5] == ["auc", "pr_auc", "brier", "ece", "slope"]
    assert {"n", "base_rate", "baselines", "learning_curve", "reasons"} <= set(found)
    assert found["n"] == 800
    assert set(found["baselines"]) == {"base_rate", "logistic", "boosting"}
    assert "person" not in {one["column"] for one in found["reasons"]}
    assert [one["n"] for one in found["learning_curve"]][-1] == 640


def test_lift_is_told_for_each_action_and_for_a_rule(tmp_path: Path) -> None:
    file = str(written(tmp_path))
    found = told("lift", "--log", file)
    keys = {"ips", "snips", "dr", "low", "high", "effective_n", "matched"}
    assert all(keys <= set(one) for one in found["actions"].values())
    assert found["state"] in ("proven", "not yet knowable", "refuted")
    assert "rule" not in found
    assert keys <= set(told("lift", "--log", file, "--rule", RULE)["rule"])


def test_people_are_shown_tables(tmp_path: Path, shop: tuple[str, ...]) -> None:
    file = str(written(tmp_path, rows=600))
    for words, said in (
        (("affinity", *shop), "Which item for whom?"),
        (("intent", "--table", file, "--label", "outcome"), "Who will do it?"),
        (("lift", "--log", file, "--rule", RULE), "What was it worth?"),
    ):
        done = evaluate(*words)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout


def test_what_is_wrong_with_a_file_is_said_in_one_sentence(tmp_path: Path, shop: tuple[str, ...]) -> None:
    (tmp_path / "bad.csv").write_text("who,what\nann,home\n")
    done = evaluate("affinity", "--events", str(tmp_path / "bad.csv"), *shop[2:])
    assert done.returncode == 1
    assert done.stderr == "Error: bad.csv has no column 'buyer'. Its columns are: who, what.\n"
