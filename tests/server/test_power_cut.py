"""Why ``synchronous=FULL``: had the power gone at any moment, who was told "stored" is stored."""

import re
from pathlib import Path
from random import Random

import gevent
import pytest

from server.store import db
from tests.server.house import a_house
from tests.server.powercut import Disk, batches_in, watched_disk

#: Buyers that send at once, and how often; the log is copied into the database every so many pages.
BUYERS, ROUNDS, PAGES = 4, 8, 60
NAME = "maquette.sqlite"


def recorded(data: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str) -> Disk:
    """What is written while buyers send, under another setting of ``synchronous``."""
    changed = [re.sub("synchronous = FULL", f"synchronous = {synchronous}", one) for one in db.PRAGMAS]
    monkeypatch.setattr(db, "PRAGMAS", (*changed, f"PRAGMA wal_autocheckpoint = {PAGES}"))
    with watched_disk(data) as disk, a_house(data) as house:
        buyers = [house.visitor().agree() for _ in range(BUYERS)]

        def send(number: int) -> None:
            for _ in range(ROUNDS):
                (receipt,) = buyers[number].post(buyers[number].batch())
                assert receipt.state == "stored"
                disk.told(receipt.id)

        gevent.joinall([gevent.spawn(send, number) for number in range(BUYERS)], raise_error=True)
        house.settle()
    return disk


def lost(disk: Disk, folder: Path, kept: Random | None = None) -> list[set[str]]:
    """Acknowledged batches that are not there, for every moment at which the power may go."""
    missing = []
    for cut in disk.cuts():
        left = folder / f"{cut}-{kept is not None}"
        left.mkdir(parents=True)
        told = disk.left(cut, left, kept)
        missing.append(told - batches_in(left, NAME))
    return missing


def test_whenever_the_power_goes_every_acknowledged_batch_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = recorded(tmp_path / "data", monkeypatch, "FULL")
    assert sum(deed.what == "told" for deed in disk.deeds) == BUYERS * ROUNDS
    assert {deed.name for deed in disk.deeds if deed.what == "sync"} >= {NAME, f"{NAME}-wal"}
    assert not any(lost(disk, tmp_path / "nothing"))
    assert not any(lost(disk, tmp_path / "this-and-that", Random(1)))


def test_a_weaker_setting_would_lose_what_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = recorded(tmp_path / "data", monkeypatch, "NORMAL")
    assert any(lost(disk, tmp_path / "left"))
