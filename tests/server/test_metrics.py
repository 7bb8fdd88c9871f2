"""What whoever runs the showcase can read of it, and that nobody can be found in it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

import server
from server.app import create_app, parts_of
from server.refusals import REASONS
from server.settings import Settings
from server.store.migrate import migrate
from server.wire import Action, Pose, Row
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, House, Visitor

Figures = dict[tuple[str, frozenset[tuple[str, str]]], float]


def test_batches_are_counted_by_what_became_of_them_and_why(house: House, buyer: Visitor) -> None:
    act, pose = Action("open_unit", 900, UNIT, STAGE), Pose(900, (1, 2, 3), (4, 5, 6), STAGE)
    good = buyer.batch(actions=[act], poses=[pose, pose], dropped=3)
    buyer.post(good, buyer.batch(Row("nowhere", STAGE, 1, 1)), buyer.batch(active=5_001))
    buyer.post(good)
    buyer.client.post("/rows", data=b"[7]")
    house.settle()
    told = figures(house)
    assert {labels: count for (name, labels), count in told.items() if name == "maquette_batches_total"} == {
        frozenset({("outcome", outcome), ("reason", reason)}): 1
        for outcome, reason in (
            ("stored", ""),
            ("repeat", ""),
            ("refused", "unknown_feature"),
            ("refused", "conservation"),
            ("refused", "malformed"),
        )
    }
    assert [said(told, "maquette_stored_total", kind=kind) for kind in ("rows", "actions", "poses")] == [
        1,
        1,
        2,
    ]
    assert said(told, "maquette_dropped_total") == 3
    assert said(told, "maquette_acknowledgement_seconds_count") == 2
    assert said(told, "maquette_acknowledgement_seconds_bucket", le="+Inf") == 2
    assert said(told, "maquette_batches_waiting", what="commit") == 0
    assert said(told, "maquette_batches_waiting", what="unpacking") == 0
    assert 0 < said(told, "maquette_oldest_kept_seconds", kind="raw") < 3_600


def test_who_is_here_and_who_erased_is_told_in_numbers(house: House, buyer: Visitor) -> None:
    socket = buyer.socket()
    hello = {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}
    socket.emit("hello", hello, callback=True)
    assert said(figures(house), "maquette_buyers_here") == 1
    buyer.client.post("/noticed/erase")
    assert said(figures(house), "maquette_buyers_here") == 0
    assert said(figures(house), "maquette_erasures_total") == 1


def test_nothing_of_a_buyer_stands_in_any_label(house: House, buyer: Visitor) -> None:
    batch = buyer.batch()
    buyer.post(batch, buyer.batch(Row(f"of-{buyer.visit}", STAGE, 1, 1)), buyer.batch(consent="x" * 20))
    names = {buyer.buyer, buyer.visit, buyer.consent, batch.id, "127.0.0.1", UNIT}
    text = house.visitor().client.get("/metrics").text
    assert not any(name in text for name in names)
    families = list(text_string_to_metric_families(text))
    labels = {key for one in families for sample in one.samples for key in sample.labels}
    assert labels <= {"outcome", "reason", "kind", "what", "le"}


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_who_comes_from_elsewhere_reads_no_metrics(house: House, header: str) -> None:
    client = house.visitor().client
    assert client.get("/metrics", environ_overrides={"REMOTE_ADDR": "203.0.113.9"}).status_code == 403
    assert client.get("/metrics", headers={header: "203.0.113.9"}).status_code == 403
    assert client.get("/metrics").status_code == 200


def test_with_a_token_it_is_the_token_that_counts(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, metrics_token="of the watch"))
    migrate(parts_of(app).store)
    elsewhere: dict[str, Any] = {"environ_overrides": {"REMOTE_ADDR": "203.0.113.9"}}
    client = app.test_client()
    for wrong in ({}, {"Authorization": "Bearer of the watcher"}, {"Authorization": "of the watch"}):
        assert client.get("/metrics", headers=wrong).status_code == 403
    told = client.get("/metrics", headers={"Authorization": "Bearer of the watch"}, **elsewhere)
    assert told.status_code == 200
    parts_of(app).store.close()


def test_every_reason_that_the_road_gives_has_its_words() -> None:
    package = Path(server.__file__).parent
    found = set()
    for path in [package / "ingest.py", package / "store" / "standing.py", package / "store" / "log.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            found |= reasons_in(node)
    assert {"size", "overload", "erased", "foreign", "unknown_stage"} <= found
    assert found == REASONS.keys()


def reasons_in(node: ast.AST) -> set[str]:
    """Reasons of a TurnedAwayError, of a refused Standing, or of what ``_refusal`` answers."""
    texts: list[ast.expr] = []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "TurnedAwayError":
            texts = node.args[:1]
        elif node.func.id == "Standing":
            texts = node.args[1:]
    elif isinstance(node, ast.FunctionDef) and node.name == "_refusal":
        texts = [one for part in ast.walk(node) if isinstance(part, ast.Return) for one in whole(part.value)]
    firsts = [one.values[0] if isinstance(one, ast.JoinedStr) else one for one in texts]
    said = [str(one.value).partition(":")[0] for one in firsts if isinstance(one, ast.Constant)]
    return {one for one in said if one}


def whole(value: ast.expr | None) -> list[ast.expr]:
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value] if value else []


def figures(house: House) -> Figures:
    """Every sample by its name and labels."""
    text = house.visitor().client.get("/metrics").text
    families = text_string_to_metric_families(text)
    return {(one.name, frozenset(one.labels.items())): one.value for f in families for one in f.samples}


def said(told: Figures, name: str, **labels: str) -> float:
    return told[name, frozenset(labels.items())]
