"""What a buyer may do with what was noticed about them."""

import csv
import io

import gevent
import msgspec
from sqlalchemy import inspect

from server import rights
from server.store.instants import now_ms
from server.store.models import Action as Acted
from server.store.models import (
    Attention,
    AuditEntry,
    Batch,
    Buyer,
    Consent,
    Decision,
    Enquiry,
    Tally,
    Tombstone,
    Visit,
)  # fmt: skip
from server.store.tallies import rebuild_tallies
from server.wire import Action, Noticed, Pose, Row
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, House, Visitor


def look_around(house: House, visitor: Visitor) -> None:
    """Leave a row in every table that can be about a buyer."""
    act, pose = Action("open_unit", 900, UNIT, STAGE), Pose(900, (1, 2, 3), (4, 5, 6), STAGE)
    for receipt in visitor.post(visitor.batch(actions=[act], poses=[pose]), visitor.batch()):
        assert receipt.state == "stored"
    form = {"development": PLACE, "name": "Ada", "email": "ada@homes.example", "unit": UNIT}
    assert visitor.client.post(f"/d/{PLACE}/enquiry", json=form).status_code == 201
    house.settle()
    with house.parts.store.write() as session:
        session.add(
            Decision(
                id=f"decision-of-{visitor.visit}", buyer_id=visitor.buyer, development=PLACE, unit=UNIT,
                score=1.0, propensity=0.5, holdout=False, shown=True, headline="A home for you",
                reasons=[{"text": "You came back to it.", "points": 1.0}], at=now_ms(),
            )
        )  # fmt: skip
        session.add(AuditEntry(at=now_ms(), act="saw_buyer", buyer_id=visitor.buyer))


def tables_that_hold(house: House, names: set[str]) -> set[str]:
    found = set()
    with house.parts.store.read() as session:
        for table in inspect(house.parts.store.engine).get_table_names():
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').all()
            found |= {table for row in rows if any(name in str(tuple(row)) for name in names)}
    return found


def files_that_hold(house: House, names: set[str]) -> list[str]:
    files = [path for path in house.parts.settings.data.rglob("*") if path.is_file()]
    return [path.name for path in files if any(name.encode() in path.read_bytes() for name in names)]


def test_after_erase_nothing_of_the_buyer_is_left_in_any_table_or_file(house: House, buyer: Visitor) -> None:
    other = house.visitor().agree()
    for visitor in (buyer, other):
        look_around(house, visitor)
    names = {
        buyer.buyer,
        buyer.consent,
        buyer.visit,
        *(one.id for one in house.all(Batch, buyer_id=buyer.buyer)),
    }
    assert len(tables_that_hold(house, names)) >= 9
    facts = house.count(Attention), house.count(Acted)
    socket, late = buyer.socket(), buyer.batch()
    socket.emit(
        "hello", {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}, callback=True
    )

    dead = buyer.buyer

    answer = buyer.client.post("/noticed/erase")

    assert answer.json == {"erased": True}
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert tables_that_hold(house, names) == set()
    assert files_that_hold(house, names) == []
    assert [one["name"] for one in socket.get_received()] == ["withdrawn"]
    # What is still on its way falls on stone: with the socket's old cookie, and with none.
    assert socket.emit("batch", msgspec.to_builtins(late), callback=True)["reason"] == "erased"
    assert buyer.post(late)[0].state == "refused"
    assert tables_that_hold(house, names) == set()
    assert house.count(Tombstone) == 3
    assert not house.parts.presence.online(dead)
    rights.erase(house.parts, dead)  # pressed once more, by a page that did not hear the answer
    assert tables_that_hold(house, names) == set()
    assert house.count(AuditEntry, act="saw_buyer", buyer_id=None) == 1
    for table in (Buyer, Consent, Visit, Enquiry, Decision):
        assert house.count(table) == 1
    assert house.count(Batch, buyer_id=other.buyer) == house.count(Batch) == 2
    # These name nobody themselves; both had as many.
    assert (house.count(Attention), house.count(Acted)) == tuple(count / 2 for count in facts)


def test_a_batch_on_its_way_while_the_buyer_erases_does_not_come_back_to_life(
    house: House, buyer: Visitor
) -> None:
    sending = [gevent.spawn(buyer.post, buyer.batch()) for _ in range(5)]
    erasing = gevent.spawn(buyer.client.post, "/noticed/erase")
    gevent.joinall([*sending, erasing], raise_error=True)
    house.settle()
    assert [house.count(table) for table in (Buyer, Visit, Batch, Attention, Tally)] == [0] * 5


def test_a_buyer_sees_what_was_noticed_in_seconds_and_in_words(house: House, buyer: Visitor) -> None:
    look_around(house, buyer)
    seen = msgspec.json.decode(buyer.client.get("/noticed.json").data, type=Noticed)
    assert (seen.known, seen.paused, seen.visits, seen.seconds) == (True, False, 1, 10.0)
    assert [(one.name, one.seconds) for one in seen.features] == [(f"Home {UNIT}", 6.0)]
    assert 0 < seen.features[0].low < seen.features[0].interest < seen.features[0].high
    assert [(one.name, one.seconds) for one in seen.stages] == [("Frame", 6.0)]
    assert [(one.unit, one.outcome) for one in seen.decisions] == [(UNIT, "")]


def test_a_buyer_who_pauses_is_not_recorded_until_they_resume(buyer: Visitor) -> None:
    assert buyer.client.post("/noticed/pause").json["paused"] is True
    assert buyer.post(buyer.batch())[0].reason == "paused"
    assert buyer.client.post("/noticed/resume").json["paused"] is False
    assert buyer.post(buyer.batch())[0].state == "stored"


def test_nobody_can_pause_what_does_not_exist(house: House) -> None:
    answer = house.visitor().client.post("/noticed/pause")
    assert answer.status_code == 403
    assert "nothing to pause" in answer.json["error"]


def test_after_an_objection_the_visit_stays_and_the_profile_goes_for_good(
    house: House, buyer: Visitor
) -> None:
    look_around(house, buyer)
    seen = buyer.client.post("/noticed/object").json
    buyer.agree()  # a new yes does not override the objection
    buyer.post(buyer.batch())
    house.settle()
    assert house.count(Tally) == house.count(Decision) == 0
    assert seen["features"][0]["seconds"] == 6.0
    assert seen["features"][0]["interest"] == 0
    assert seen["decisions"] == []
    assert seen["objected"] is True
    assert house.count(Batch) == 3


def test_a_buyer_takes_along_every_row_about_them_and_of_nobody_else(house: House, buyer: Visitor) -> None:
    other = house.visitor().agree()
    for visitor in (buyer, other):
        look_around(house, visitor)
    taken = buyer.client.get("/noticed/export.json")
    assert {name: len(rows) for name, rows in taken.json.items()} == {
        "buyer": 1, "consent": 1, "visit": 1, "batch": 2, "attention": 2, "action": 1,
        "tally": 2, "carried": 0, "decision": 1, "enquiry": 1, "audit_log": 1,
    }  # fmt: skip
    assert other.buyer not in taken.text
    lines = list(csv.DictReader(io.StringIO(buyer.client.get("/noticed/export.csv").text)))
    assert {"table": "attention", "row": "1", "column": "attention_ms", "value": "3000"} in lines
    assert {line["table"] for line in lines} == {name for name, rows in taken.json.items() if rows}


def test_words_that_a_spreadsheet_would_run_are_exported_as_words(buyer: Visitor) -> None:
    form = {"development": PLACE, "name": "=HYPERLINK(1)", "email": "ada@homes.example"}
    buyer.client.post(f"/d/{PLACE}/enquiry", json=form)
    assert ",'=HYPERLINK(1)" in buyer.client.get("/noticed/export.csv").text


def test_the_running_sums_equal_a_replay_of_the_rows(house: House, buyer: Visitor) -> None:
    long = Row(UNIT, STAGE, 25_000, 25_000)
    batches = [buyer.batch(long) for _ in range(4)]
    buyer.post(batches[0], batches[1])
    house.settle()
    buyer.post(batches[3])
    house.settle()
    buyer.post(batches[2])  # late, out of order
    house.settle()
    before = [(one.kind, one.key, one.attention, one.exposure, one.attention_ms) for one in house.all(Tally)]
    with house.parts.store.write() as session:
        rebuild_tallies(session, buyer.buyer)
    after = [(one.kind, one.key, one.attention, one.exposure, one.attention_ms) for one in house.all(Tally)]
    assert after == before
