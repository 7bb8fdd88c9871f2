"""The promise itself, with real processes: what was acknowledged is there exactly once, whatever dies."""

from pathlib import Path

import pytest

from tests.server.killing import kill_under_load

#: How often the server is killed here; ``make bench ONLY=capture`` does it a hundred times.
KILLS = 3


@pytest.mark.process
def test_a_server_killed_under_load_keeps_every_acknowledged_batch_exactly_once(tmp_path: Path) -> None:
    survived = kill_under_load(tmp_path, KILLS)
    assert survived.kills == KILLS
    assert survived.acknowledged
    assert survived.repeated, "nothing was on its way when the server was killed"
    assert survived.tallies
    assert survived.wrongs == []
