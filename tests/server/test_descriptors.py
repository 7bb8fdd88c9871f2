"""A showroom's opening: more sockets than a process is lent files for, and more than it may have at all."""

from pathlib import Path

import pytest

from server.simulation.door import Door
from tests.e2e.serving import Served, serving
from tests.server.deciding import write_build
from tests.server.hostile.line import RawLine
from tests.server.hostile.wounds import encoded, true_batch
from tests.server.house import yes
from tests.server.test_doorstep import at_the_door, post, states
from tests.waiting import until

pytestmark = pytest.mark.process

#: For one machine to come as very many, as from behind a proxy.
OPEN = {"MAQUETTE_BUYER_VISITS": "0", "MAQUETTE_ADDRESS_SOCKETS": "0"}


def send(served: Served, door: Door, consent: str) -> list[tuple[object, object]]:
    """What is said to a batch by the other door."""
    return states(post(served, true_batch(consent), cookie=door.cookie))


def test_a_server_takes_more_sockets_than_it_is_lent_files_for(tmp_path: Path) -> None:
    write_build(tmp_path / "builds")
    # What systems do: so many, and far more to who asks.
    with serving(tmp_path, settings=OPEN, within=["prlimit", "--nofile=200:4096"]) as served:
        door = Door(served.url)
        consent = door.consent(yes())
        lines = [RawLine.connected(served.url, door.cookie) for _ in range(600)]
        lines[-1].say(b'421["batch",%s]' % encoded(true_batch(consent)))
        assert '"stored"' in lines[-1].acknowledgements(1)[1]
        assert "Traceback" not in served.printed


def test_who_comes_when_a_server_has_no_files_left_is_turned_away_and_who_is_in_notices_nothing(
    tmp_path: Path,
) -> None:
    write_build(tmp_path / "builds")
    with serving(tmp_path, settings=OPEN, within=["prlimit", "--nofile=256:256"]) as served:
        door = Door(served.url)
        consent = door.consent(yes())
        lines = [RawLine.connected(served.url, door.cookie)]
        while (line := RawLine(served.url, door.cookie)).status == 101:
            lines.append(line)
        assert line.status == 503
        assert "Retry-After: 10" in line.head
        assert 90 < len(lines) < 128
        # Pages are shown and batches are stored, by those who are in and at the other door.
        lines[0].say(b'421["batch",%s]' % encoded(true_batch(consent)))
        assert '"stored"' in lines[0].acknowledgements(1)[1]
        assert [send(served, door, consent) for _ in range(3)] == [[("stored", "")]] * 3
        assert at_the_door(served)["full"] >= 1
        for one in lines[-5:]:
            one.close()
        until(lambda: RawLine(served.url, door.cookie).status == 101)
        assert "Traceback" not in served.printed
