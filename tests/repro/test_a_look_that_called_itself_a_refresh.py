"""Who of the sales team looked at a buyer and wrote "again" into the address was not noted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from server.routes.sales import LOOK_MS
from server.store.instants import now_ms
from server.store.models import AuditEntry
from tests.server.salesworld import World, make_world, small_manifest


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = make_world(tmp_path, small_manifest())
    yield world
    world.parts.store.close()


def test_a_look_is_noted_though_it_says_that_it_is_a_refresh(world: World) -> None:
    sales, ann, bob = world.salesperson(), world.guest(), world.guest()
    for one in (ann, bob):
        world.looks(one, {"roof": 2.0})
    for _ in range(3):
        assert sales.get(f"/sales/buyer/{ann.buyer}?again=1").status_code == 200
    assert seen(world) == [ann.buyer]
    # That one buyer was looked at says nothing of another.
    sales.get(f"/sales/buyer/{bob.buyer}?again=")
    assert seen(world) == [ann.buyer, bob.buyer]


def test_a_page_that_stays_open_for_long_is_looked_at_again(world: World) -> None:
    sales, ann = world.salesperson(), world.guest()
    world.looks(ann, {"roof": 2.0})
    sales.get(f"/sales/buyer/{ann.buyer}")
    with world.parts.store.write() as session:
        session.execute(update(AuditEntry).values(at=now_ms() - LOOK_MS - 1))
    for _ in range(2):
        sales.get(f"/sales/buyer/{ann.buyer}?again=1")
    assert seen(world) == [ann.buyer] * 2


def seen(world: World) -> list[str | None]:
    """Whom the audit log names as seen."""
    with world.parts.store.read() as session:
        looks = select(AuditEntry.buyer_id).where(AuditEntry.act == "saw_buyer").order_by(AuditEntry.id)
        return list(session.scalars(looks))
