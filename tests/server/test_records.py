"""Nothing is recorded, kept or let steer a decision that the records do not tell of."""

import dataclasses
import inspect
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from analytics.affinity import score_units
from analytics.decision import Situation
from analytics.unitfacts import UnitFacts
from server import wire
from server.commands.recording import AlreadyThereError, command
from server.lifetimes import AGGREGATE_MS, RAW_DAYS
from server.records.acts import ACTS, OF_HOMES, OF_SCORES, OF_SITUATIONS
from server.records.tables import COLUMNS, TABLES, TERMS, words_of
from server.store.instants import now_ms
from server.store.models import AuditEntry, Decision, Table, Tombstone
from server.wire import Action, Pose, Row
from tests.server.deciding import PLACE, write_build
from tests.server.house import PRAYER, STAGE, UNIT, House, Visitor

TABLE_NAMES = sorted(Table.metadata.tables)


def test_every_table_has_its_words() -> None:
    assert sorted(TABLES) == TABLE_NAMES


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_every_column_has_its_words(name: str) -> None:
    assert [one.name for one in Table.metadata.tables[name].columns if not words_of(name, one.name)] == []


def test_no_words_are_left_of_what_is_gone() -> None:
    whole = {f"{table.name}.{one.name}" for table in Table.metadata.tables.values() for one in table.columns}
    names = {one.rpartition(".")[2] for one in whole}
    assert [one for one in COLUMNS if one not in whole | names] == []


def test_every_act_that_a_browser_reports_has_its_words() -> None:
    assert set(get_args(wire.ActionKind)) == ACTS.keys()


def test_every_field_that_a_browser_reports_stands_in_a_column_that_has_its_words() -> None:
    stored: dict[type[msgspec.Struct], dict[str, str]] = {
        wire.Row: {"attention": "attention_ms", "exposure": "exposure_ms", "viewable": "viewable_ms"},
        wire.Action: {},
        wire.Pose: dict.fromkeys(("at", "eye", "target", "show", "walk"), "body"),
        wire.Batch: {
            "visit": "visit_id", "consent": "consent_id", "began": "began_at", "offset": "body",
            "active": "active_ms", "background": "background_ms", "rows": "body", "actions": "body",
            "poses": "body", "since": "body", "until": "body",
        },
    }  # fmt: skip
    for kind, columns in stored.items():
        for one in msgspec.structs.fields(kind):
            assert columns.get(one.name, one.name) in COLUMNS, f"{kind.__name__}.{one.name} has no words"


def test_all_that_may_steer_a_decision_is_told_and_nothing_else_may() -> None:
    assert {one.name for one in dataclasses.fields(UnitFacts)} == OF_HOMES.keys()
    assert set(inspect.signature(score_units).parameters) == OF_SCORES.keys()
    assert {one.name for one in dataclasses.fields(Situation)} == OF_SITUATIONS.keys()


def test_what_is_said_to_have_a_term_is_gone_after_it(house: House, buyer: Visitor) -> None:
    act, pose = Action("open_unit", 900, UNIT, STAGE), Pose(900, (1, 2, 3), (4, 5, 6), STAGE)
    buyer.post(
        buyer.batch(Row(PRAYER, STAGE, 10, 10), Row(UNIT, STAGE, 900, 900), actions=[act], poses=[pose])
    )
    form = {"development": PLACE, "name": "Ada", "email": "ada@homes.example", "unit": UNIT}
    buyer.client.post(f"/d/{PLACE}/enquiry", json=form)
    house.settle()
    with house.parts.store.write() as session:
        session.add(AuditEntry(at=now_ms(), act="saw_buyer", buyer_id=buyer.buyer))
        session.add(Tombstone(id_hash="0" * 64, at=now_ms()))
        session.add(
            Decision(
                id="one", buyer_id=buyer.buyer, development=PLACE, unit=UNIT, score=1.0, propensity=0.5,
                holdout=False, shown=True, headline="", reasons=[], at=now_ms(),
            )
        )  # fmt: skip
    before = filled(house)
    house.parts.nightly.run(now_ms() + AGGREGATE_MS + 86_400_000)
    assert {name for name in before if TABLES[name].term == "open"} == filled(house)
    assert before >= {name for name, words in TABLES.items() if words.term != "open"} - {"carried"}


def test_the_command_writes_both_with_the_development_and_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_build(tmp_path / "builds")
    monkeypatch.setenv("MAQUETTE_DATA", str(tmp_path))
    monkeypatch.setenv("MAQUETTE_MARKET", "NL")
    done = CliRunner().invoke(command, [str(tmp_path / "records")])
    assert done.exit_code == 0, done.output
    with pytest.raises(AlreadyThereError, match="record-of-processing"):
        CliRunner().invoke(command, [str(tmp_path / "records")], catch_exceptions=False)
    record = (tmp_path / "records" / "record-of-processing.md").read_text()
    assessment = (tmp_path / "records" / "impact-assessment.md").read_text()
    assert "Telecommunicatiewet" in record
    assert "recording waits for a yes" in record
    assert all(term in record for term in TERMS.values())
    assert all(f"`{name}`" in record for name in [*TABLES, *ACTS])
    assert f"{RAW_DAYS}," in assessment
    assert all(f"`{name}`" in assessment for name in [*OF_HOMES, *OF_SCORES, *OF_SITUATIONS])


def filled(house: House) -> set[str]:
    """Tables that hold anything."""
    with house.parts.store.read() as session:
        tables = Table.metadata.tables.items()
        return {name for name, table in tables if session.scalar(select(func.count()).select_from(table))}
