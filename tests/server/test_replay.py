"""Watching a visit again: what the sales team gets of it, on which consent, and that the buyer is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from server import replay
from server.store import buyers
from server.store.erase import erase
from server.store.instants import now_ms
from server.store.models import AuditEntry, Batch, Consent
from server.store.noticed import looks_at
from server.wire import Pose
from server.wire_replay import Replay
from tests.server.salesworld import Guest, World, make_world

FAR = Pose(1_000, (4_000, 1_500, 4_000), (500, 300, 500), "frame", "?stage=frame&sun=6-1730")
NEAR = Pose(1_250, (3_900, 1_500, 4_000), (500, 300, 500), "frame")
IN = Pose(6_000, (300, 160, 300), (700, 160, 300), "finish", "?unit=quay-2A&inside=1")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = make_world(tmp_path)
    yield world
    world.parts.store.close()


@pytest.fixture
def sales(world: World) -> FlaskClient:
    return world.salesperson()


def address(guest: Guest, end: str = "/replay.json") -> str:
    return f"/sales/buyer/{guest.buyer}/visits/{guest.visit}{end}"


def watch(sales: FlaskClient, guest: Guest) -> Replay:
    answer = sales.get(address(guest))
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.data, type=Replay)


def looked_around(world: World, **how: Any) -> Guest:
    ann = world.guest(**how)
    world.looks(ann, {"quay-2A-living": 3.0, "quay-2A": 0.5, "roof": 1.0}, poses=[FAR, NEAR])
    world.looks(
        ann, {"quay-2A": 4.0}, "finish", [("choose_stage", "finish"), ("open_unit", "quay-2A")], poses=[IN]
    )
    return ann


def test_a_walk_comes_back_as_the_poses_that_it_was_made_of(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    walk = [250, -100, 0, 0, 0, 0, 0, 500, 10, 20, 30, 1, 2, 3]
    world.looks(ann, {"roof": 2.0}, poses=[msgspec.structs.replace(FAR, walk=walk)])
    seen = watch(sales, ann)
    assert [(one.at, one.eye, one.target) for one in seen.poses] == [
        (1_000, (4_000, 1_500, 4_000), (500, 300, 500)),
        (1_250, (3_900, 1_500, 4_000), (500, 300, 500)),
        (1_750, (3_910, 1_520, 4_030), (501, 302, 503)),
    ]
    assert seen.length >= 1_750
    assert len(seen.scenes) == 1


def test_a_visit_comes_back_as_the_buyer_walked_it_with_what_they_attended_to_and_did(
    world: World, sales: FlaskClient
) -> None:
    ann = looked_around(world)
    seen = watch(sales, ann)
    assert [(pose.at, pose.eye) for pose in seen.poses] == [(one.at, one.eye) for one in (FAR, NEAR, IN)]
    assert [(one.at, one.name, one.show) for one in seen.scenes] == [
        (1_000, "Bare structure", "stage=frame&sun=6-1730"),
        (6_000, "Finishes", "unit=quay-2A&inside=1"),
    ]
    first, second = seen.stretches
    assert (first.since, first.until, first.active) == (0, 5_000, 5_000)
    assert [(one.name, one.ms) for one in first.shares] == [("Home 2A", 3_500), ("Roof terrace", 1_000)]
    assert [(one.name, one.ms) for one in second.shares] == [("Home 2A", 4_000)]
    assert [(act.at, act.text) for act in seen.acts] == [
        (5_000, "Went to Finishes"),
        (5_000, "Opened Home 2A"),
    ]
    assert (seen.began, seen.length, seen.active) == (ann.began, 9_500, 9_500)
    assert (seen.left_out, seen.hidden, seen.simulated) == (False, False, False)


def test_batches_that_came_in_another_order_are_watched_in_the_visits_own(
    world: World, sales: FlaskClient
) -> None:
    ann = world.guest()
    later = msgspec.structs.replace(FAR, at=6_000)
    ann.seq = iter([1, 0])  # type: ignore[assignment]  # the second arrives first
    world.looks(ann, {"roof": 2.0}, poses=[later])
    world.looks(ann, {"quay-1A": 2.0}, poses=[FAR])
    seen = watch(sales, ann)
    assert [pose.at for pose in seen.poses] == [1_000, 6_000]
    assert [one.shares[0].thing for one in seen.stretches] == ["quay-1A", "roof"]


def test_what_is_sensitive_is_never_watched(world: World, sales: FlaskClient) -> None:
    ann = world.guest()
    in_it = Pose(1_100, (3_300, 160, 300), (3_700, 160, 300), "frame", "?unit=prayer&inside=1")
    at_it = Pose(1_200, (9_000, 900, 300), (3_300, 100, 300), "frame", "")
    world.looks(
        ann, {"prayer": 3.0, "roof": 1.0}, actions=[("enter_unit", "prayer")], poses=[FAR, in_it, at_it, NEAR]
    )
    answer = sales.get(address(ann))
    seen = msgspec.json.decode(answer.data, type=Replay)
    assert "rayer" not in answer.text
    assert [pose.at for pose in seen.poses] == [FAR.at, NEAR.at]
    assert [one.thing for one in seen.stretches[0].shares] == ["roof"]
    assert seen.acts == []
    assert seen.hidden


def test_who_is_not_signed_in_watches_nobody(world: World) -> None:
    ann = looked_around(world)
    for end in ("", "/replay.json"):
        answer = world.client.get(address(ann, end))
        assert answer.status_code in {302, 401}
        assert "Home 2A" not in answer.text


def test_a_visit_is_not_watched_after_a_withdrawal_and_a_new_yes_does_not_bring_it_back(
    world: World, sales: FlaskClient
) -> None:
    ann = looked_around(world)
    with world.parts.store.write() as session:
        buyers.withdraw(session, ann.buyer, now_ms())
    for end in ("", "/replay.json"):
        answer = sales.get(address(ann, end))
        assert answer.status_code == 403
        assert "No yes of theirs stands" in answer.text
    with world.parts.store.write() as session:
        session.add(
            Consent(
                id="consent-anew", buyer_id=ann.buyer, purposes=["attention", "profile"], text_version="1",
                text_hash="0" * 64, locale="en", method="page", given_at=now_ms(),
            )
        )  # fmt: skip
    assert sales.get(address(ann)).status_code == 403
    again = world.guest(of=ann)
    again.consent = "consent-anew"
    world.looks(again, {"roof": 2.0}, poses=[FAR])
    assert [pose.at for pose in watch(sales, again).poses] == [FAR.at]
    page = sales.get(f"/sales/buyer/{ann.buyer}").text
    assert page.count('class="replay-way"') == 1
    assert page.count("No yes of theirs stands") == 1


def test_who_was_only_told_of_the_recording_is_not_watched(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world)
    with world.parts.store.write() as session:
        session.execute(update(Consent).values(method="told"))
    assert sales.get(address(ann)).status_code == 403


def test_a_visit_whose_batches_were_deleted_for_their_age_says_so(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world)
    with world.parts.store.write() as session:
        session.execute(delete(Batch))
    answer = sales.get(address(ann))
    assert answer.status_code == 403
    assert "no longer kept" in answer.text


def test_who_objected_to_conclusions_is_not_watched(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world)
    with world.parts.store.write() as session:
        buyers.object_to_profile(session, ann.buyer, now_ms())
    assert sales.get(address(ann)).status_code == 403
    assert "replay-way" not in sales.get(f"/sales/buyer/{ann.buyer}").text


def test_an_erased_buyers_visit_is_gone(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world)
    with world.parts.store.write() as session:
        erase(session, ann.buyer, now_ms())
    for end in ("", "/replay.json"):
        assert sales.get(address(ann, end)).status_code == 404


def test_a_visit_is_found_under_its_own_buyer_only(world: World, sales: FlaskClient) -> None:
    ann, bob = looked_around(world), looked_around(world)
    bob.visit = ann.visit
    assert sales.get(address(bob)).status_code == 404


def test_every_replay_stands_in_the_audit_log_and_the_buyer_is_told(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world)
    assert sales.get(address(ann, "")).status_code == 200
    watch(sales, ann)
    watch(sales, ann)
    with world.parts.store.read() as session:
        noted = session.scalars(select(AuditEntry).where(AuditEntry.act == "replayed")).all()
        assert [(one.buyer_id, one.sales_user_id, one.detail) for one in noted] == [(ann.buyer, 1, "")] * 2
        assert [replayed for _at, replayed in looks_at(session, ann.buyer)] == [True, True]
    sales.get(f"/sales/buyer/{ann.buyer}")
    with world.parts.store.read() as session:
        assert [replayed for _at, replayed in looks_at(session, ann.buyer)] == [False, True, True]


def test_the_buyers_page_lists_visits_with_what_got_most_of_each(world: World, sales: FlaskClient) -> None:
    ann = looked_around(world, ago_s=3_000)
    again = world.guest(of=ann)
    world.looks(again, {"roof": 2.0}, poses=[FAR])
    page = sales.get(f"/sales/buyer/{ann.buyer}").text
    table = page[page.index('class="visits"') : page.index("moments-title")]
    assert table.index("Roof terrace") < table.index("Home 2A")
    assert address(ann, "") in table
    assert address(again, "") in table


def test_an_hours_walk_is_watched_in_less_detail_and_what_is_longer_is_said_to_be(
    world: World, sales: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "MOST_POSES", 10)
    monkeypatch.setattr("server.store.visits.MOST_BATCHES", 2)
    ann = world.guest()
    for part in range(3):
        walk = [Pose(5_000 * part + 250 * i, (i, 160, part), (0, 160, 0), "frame") for i in range(12)]
        walk[5] = msgspec.structs.replace(walk[5], show=f"?sun={part + 1}-0900")
        world.looks(ann, {"roof": 2.0}, poses=walk)
    seen = watch(sales, ann)
    assert seen.left_out
    assert len(seen.poses) <= 10
    assert {scene.at for scene in seen.scenes} <= {pose.at for pose in seen.poses}
    assert max(pose.at for pose in seen.poses) == 5_000 + 250 * 11
