"""That a commit failed was to be said on stderr; that was on the same full disk, and ended the writer."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.server.house import a_house


class Full:
    """A file on a full disk."""

    def write(self, _text: str) -> int:
        raise OSError("no space left on device")

    def flush(self) -> None:
        raise OSError("no space left on device")


def full(*_: object) -> None:
    raise OSError("no space left on device")


def test_senders_are_put_off_while_not_even_that_can_be_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_house(tmp_path) as house:
        buyer = house.visitor().agree()
        batch = buyer.batch()
        event.listen(house.parts.store.engine, "commit", full)
        with monkeypatch.context() as here:
            here.setattr(sys, "stderr", Full())
            assert buyer.post(batch)[0].state == "later"
        event.remove(house.parts.store.engine, "commit", full)
        assert buyer.post(batch)[0].state == "stored"
