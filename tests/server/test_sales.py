"""What the sales team sees: who is here, in which order and why, one buyer in full, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, event, select

from server.board import Boards, day_began
from server.noticed import noticed
from server.store.instants import now_ms
from server.store.models import AuditEntry, Buyer
from server.usual import Usuals
from server.visitor import label_of
from server.wire import Board
from tests.server.salesworld import World, make_world, small_manifest

HOUR = 3_600_000
PAGES = [
    "/sales/",
    "/sales/board.json?development=quay",
    "/sales/buyer/someone",
    "/sales/demand",
    "/sales/demand/longest.json",
    "/sales/demand/longest.csv",
    "/sales/health",
    "/sales/password",
]


@pytest.fixture
def world(tmp_path: Path, database: str) -> Iterator[World]:
    world = make_world(tmp_path, small_manifest(), small_manifest("mill", "The Mill"), database=database)
    yield world
    world.parts.store.close()


@pytest.fixture
def sales(world: World) -> FlaskClient:
    return world.salesperson()


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_sees_nothing(world: World, page: str) -> None:
    ann = world.guest()
    world.looks(ann, {"quay-2A": 4.0})
    answer = world.client.get(page)
    assert answer.status_code in {302, 401}
    assert ann.buyer not in answer.text
    assert "Home 2A" not in answer.text
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/sales/sign-in?next=")


def test_a_flat_that_was_lingered_on_through_its_room_leads_the_buyers_interests(
    world: World, sales: FlaskClient
) -> None:
    ann = world.guest()
    for _ in range(3):
        world.looks(ann, {"quay-2A-living": 3.0, "quay-2A": 0.5, "roof": 0.4})
    [line] = board(sales).today
    first = line.interests[0]
    assert (first.feature, first.name) == ("quay-2A", "Home 2A")
    assert first.seconds == pytest.approx(10.5)
    assert first.low < first.interest < first.high
    assert first.reason == "mostly: Living room"
    [stage] = line.stages
    assert stage.name == "Bare structure"
    assert stage.seconds == pytest.approx(11.7)
    assert line.stage == "Bare structure"
    assert line.active_seconds == pytest.approx(13.2)


def test_deliberate_acts_put_a_buyer_before_one_who_only_looked(world: World, sales: FlaskClient) -> None:
    looker, keen, asking = world.guest(ago_s=30), world.guest(ago_s=300), world.guest(ago_s=600)
    for guest in (looker, keen, asking):
        world.looks(guest, {"quay-1A": 3.0})
    world.looks(keen, {"quay-1A": 3.0}, actions=[("favourite", "quay-1A"), ("open_unit", "quay-1A")])
    world.enquires(asking, "quay-1A")
    lines = board(sales).today
    assert [line.buyer for line in lines] == [asking.buyer, keen.buyer, looker.buyer]
    assert [line.why for line in lines] == ["Asked about Home 1A", "1 favourite", "Looking around"]
    assert lines[0].label == "Ada Moreau"
    assert lines[1].favourites == ["Home 1A"]
    assert "opened its card, marked it as a favourite" in lines[1].interests[0].reason


def test_a_favourite_that_was_taken_back_is_none(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    world.looks(ann, {"roof": 2.0}, actions=[("favourite", "quay-1A"), ("unfavourite", "quay-1A")])
    assert board(sales).today[0].favourites == []


def test_a_buyer_who_comes_back_is_said_to(world: World, sales: FlaskClient) -> None:
    ann = world.guest(ago_s=3_000)
    world.looks(ann, {"roof": 2.0})
    again = world.guest(of=ann)
    world.looks(again, {"roof": 2.0})
    [line] = board(sales).today
    assert line.visits == 2
    assert line.why == "Came back: visit 2"


def test_a_simulated_buyer_is_marked_and_never_changes_what_is_usual_for_people(
    world: World, sales: FlaskClient
) -> None:
    ann = world.guest()
    world.looks(ann, {"quay-2A": 3.0})
    [before] = board(sales).today
    for _ in range(4):
        made = world.guest(simulated=True)
        world.looks(made, {"quay-2A": 4.0, "roof": 1.0}, in_view=50.0)
    lines = {line.buyer: line for line in fresh_boards(world).board("quay", now_ms()).today}
    assert sum(line.simulated for line in lines.values()) == 4
    assert not lines[ann.buyer].simulated
    assert lines[ann.buyer].interests[0].interest == pytest.approx(before.interests[0].interest, rel=1e-3)


def test_what_was_suggested_is_said_with_what_followed(world: World, sales: FlaskClient) -> None:
    states = {}
    for holdout, outcome in ((False, ""), (False, "dismissed"), (True, "")):
        guest = world.guest()
        world.looks(guest, {"roof": 2.0})
        world.suggests(guest, "quay-2A", holdout=holdout, outcome=outcome)
        states[guest.buyer] = (holdout, outcome)
    said = {states[line.buyer]: line.suggestion for line in board(sales).today}
    assert said == {
        (False, ""): "Home 2A was suggested",
        (False, "dismissed"): "Home 2A was suggested and dismissed",
        (True, ""): "Held out: Home 2A was not shown",
    }


def test_another_developments_buyers_are_not_on_the_board(world: World, sales: FlaskClient) -> None:
    ann, miller = world.guest(), world.guest("mill")
    world.looks(ann, {"quay-2A": 3.0})
    world.looks(miller, {"mill-2A": 3.0})
    assert [line.buyer for line in board(sales).today] == [ann.buyer]
    assert [line.buyer for line in board(sales, "mill").today] == [miller.buyer]
    assert sales.get(f"/sales/buyer/{miller.buyer}?development=quay").status_code == 404
    assert sales.get("/sales/board.json?development=nowhere").status_code == 404
    table = sales.get("/sales/demand/longest.csv?development=mill").text
    assert "Home 2A,available,3,1" in table


def test_who_was_here_before_today_is_not_on_todays_board(world: World, sales: FlaskClient) -> None:
    ann = world.guest(ago_s=2 * 86_400)
    world.looks(ann, {"roof": 2.0})
    assert board(sales).today == []


def test_the_day_begins_at_four_in_the_developments_own_morning() -> None:
    noon = 1_790_164_800_000  # 2026-09-23 12:00 UTC, 14:00 in Amsterdam
    assert noon - day_began("Europe/Amsterdam", noon) == 10 * HOUR
    assert noon - day_began("No/Where", noon) == 8 * HOUR
    after_midnight = noon + 11 * HOUR  # 01:00 in Amsterdam
    assert day_began("Europe/Amsterdam", after_midnight) == day_began("Europe/Amsterdam", noon)
    assert day_began("Europe/Amsterdam", after_midnight + 3 * HOUR) == after_midnight + 3 * HOUR


def test_an_erased_buyer_is_nowhere(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    world.looks(ann, {"roof": 2.0})
    assert sales.get(f"/sales/buyer/{ann.buyer}").status_code == 200
    with world.parts.store.write() as session:
        session.execute(delete(Buyer).where(Buyer.id == ann.buyer))
    assert board(sales).today == []
    gone = sales.get(f"/sales/buyer/{ann.buyer}")
    assert gone.status_code == 404
    assert "they may have erased their data" in gone.text


def test_the_page_of_one_buyer_tells_their_story_in_order(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    world.looks(ann, {"quay-2A-living": 4.0}, stage="frame", actions=[("open_unit", "quay-2A")])
    world.looks(ann, {"quay-2A-living": 2.0, "roof": 1.0}, stage="frame")
    world.looks(ann, {"roof": 3.5}, stage="finish", actions=[("choose_stage", "finish")])
    world.suggests(ann, "quay-2B")
    world.enquires(ann, "quay-2A")
    page = sales.get(f"/sales/buyer/{ann.buyer}").text
    story = [
        "Asked about Home 2A: “Is it still free?”",
        "Was shown Home 2B: “It may suit you, because you came back to south-facing homes.”",
        "Lingered on Roof terrace at Finishes",
        "Went to Finishes",
        "Lingered on Home 2A at Bare structure",
        "A visit began",
        "Said yes to recording",
    ]
    places = [page.index(moment) for moment in story]
    assert places == sorted(places)
    assert 'data-seconds="6.0"' in page
    assert "37 %" in page
    assert "Recording and a profile" in page


@pytest.mark.parametrize("kind", ["open_sheet", "share"])
def test_the_sheet_on_paper_is_told_from_the_card_also_as_it_was_kept_before(
    world: World, sales: FlaskClient, kind: str
) -> None:
    ann = world.guest()
    world.looks(ann, {"roof": 2.0}, actions=[("open_unit", "quay-2A"), (kind, "quay-2A")])
    page = sales.get(f"/sales/buyer/{ann.buyer}").text
    assert "Opened the sheet of Home 2A" in page
    assert "Opened Home 2A" in page


def test_looking_at_a_buyer_is_noted_once_and_not_at_every_refresh(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    world.looks(ann, {"roof": 2.0})
    sales.get(f"/sales/buyer/{ann.buyer}")
    sales.get(f"/sales/buyer/{ann.buyer}?again=1")
    with world.parts.store.read() as session:
        seen = list(session.scalars(select(AuditEntry.buyer_id).where(AuditEntry.act == "saw_buyer")))
    assert seen == [ann.buyer]


def test_what_a_buyer_writes_cannot_become_part_of_the_page(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    world.looks(ann, {"roof": 2.0})
    world.enquires(ann, "quay-2A", name="<script>alert(1)</script>")
    page = sales.get(f"/sales/buyer/{ann.buyer}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_label_stays_the_same_and_tells_nothing_of_the_id() -> None:
    assert label_of("buyer-0001") == label_of("buyer-0001")
    assert label_of("buyer-0001").startswith("Visitor ")
    assert label_of("buyer-0001").removeprefix("Visitor ").lower() not in "buyer-0001"


def test_the_board_reads_running_sums_and_never_the_single_looks(world: World, sales: FlaskClient) -> None:
    for _ in range(3):
        world.looks(world.guest(), {"quay-2A": 3.0})
    asked: list[str] = []
    listen = lambda *args: asked.append(args[2])  # noqa: E731 - SQLAlchemy's hook has seven arguments
    event.listen(world.parts.store.engine, "before_cursor_execute", listen)
    assert len(board(sales).today) == 3
    event.remove(world.parts.store.engine, "before_cursor_execute", listen)
    assert any("FROM tally" in one for one in asked)
    assert not any("FROM attention" in one for one in asked)
    # The number of questions does not grow with the number of buyers.
    assert len([one for one in asked if one.startswith("SELECT")]) <= 12


def test_a_build_that_cannot_be_read_closes_no_other_developments_pages(
    world: World, sales: FlaskClient
) -> None:
    (world.parts.settings.builds / "mill" / "manifest.json").write_text("{")
    page = sales.get("/sales/")
    assert page.status_code == 200
    assert "Quay House" in page.text
    assert "The Mill" not in page.text
    assert sales.get("/sales/demand").status_code == 200


def test_a_buyer_is_told_the_same_of_themselves_as_the_sales_team_is(world: World) -> None:
    ann, ben = world.guest(), world.guest()
    world.looks(ann, {"quay-2A-living": 6.0, "quay-2A": 2.0, "roof": 3.0})
    world.looks(ben, {"quay-1B-living": 9.0, "roof": 4.0})
    now, boards = now_ms(), fresh_boards(world)
    [line] = boards.lines("quay", [ann.buyer], now)
    own = noticed(world.parts.store, boards.usuals, ann.buyer, now)
    told = {one.feature: (one.name, one.seconds, one.interest, one.low, one.high) for one in own.features}
    assert told == {
        one.feature: (one.name, one.seconds, one.interest, one.low, one.high) for one in line.interests
    }


def test_nothing_of_the_pages_is_kept_by_a_cache(sales: FlaskClient) -> None:
    assert sales.get("/sales/").headers["Cache-Control"] == "no-store"


def board(sales: FlaskClient, development: str = "quay") -> Board:
    answer = sales.get("/sales/board.json", query_string={"development": development})
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.data, type=Board)


def fresh_boards(world: World) -> Boards:
    """Boards that have learned no usual yet."""
    usuals = Usuals(world.parts.store, world.parts.builds)
    return Boards(world.parts.store, world.parts.builds, world.parts.presence, usuals)
