"""A full disk: buyers are put off and lose nothing, their page is served; with room all is well again."""

import json
import urllib.request
from pathlib import Path

import pytest

from server.simulation.door import Door
from tests.e2e.serving import Served, serving
from tests.server.deciding import PLACE, write_build
from tests.server.hostile.line import RawLine
from tests.server.hostile.state import Kept
from tests.server.hostile.wounds import encoded, true_batch
from tests.server.house import yes
from tests.server.shortage import disk_at
from tests.waiting import until

#: Batches sent before, during and after.
SENT = 30


@pytest.mark.process
@pytest.mark.parametrize("small", [True, False], ids=["no room", "files may not grow"])
def test_on_a_full_disk_batches_are_put_off_and_all_is_well_when_there_is_room(
    tmp_path: Path, small: bool
) -> None:
    with disk_at(tmp_path / "data", small=small) as disk:
        write_build(disk.data / "builds")
        with serving(disk.data) as served:
            door = Door(served.url)
            consent = door.consent(yes())
            sent = {batch["id"]: encoded(batch) for batch in (true_batch(consent) for _ in range(3 * SENT))}
            ids = list(sent)
            states = send(door, {one: sent[one] for one in ids[:SENT]})
            assert set(states.values()) == {("stored", "", 0)}

            disk.fill(served)
            states |= send(door, {one: sent[one] for one in ids[SENT : 2 * SENT]})
            put_off = [one for one in ids if states.get(one, ("stored",))[0] == "later"]
            assert put_off
            assert {states[one] for one in put_off} == {("later", "overload", 5_000)}
            assert {state for state, *_ in states.values()} == {"stored", "later"}
            assert page(served) == 200

            disk.free(served)
            # Nobody has to start anything anew.
            until(lambda: set(send(door, {ids[-1]: sent[ids[-1]]}).values()) < {*WELL}, 60)
            for one, state in send(door, {one: sent[one] for one in [*put_off, *ids[2 * SENT :]]}).items():
                assert state in WELL, (one, state)
            kept = Kept(served)
            kept.settle()
            assert kept.batches() == dict.fromkeys(ids, 1)
            assert kept.rows()["attention"] == 2 * len(ids)
            assert served.process.poll() is None


WELL = [("stored", "", 0), ("repeat", "", 0)]


def send(door: Door, bodies: dict[str, bytes]) -> dict[str, tuple[str, str, int]]:
    """State, reason and pause that are said to each body, by id; one after the other, so one a commit."""
    line, said = RawLine.connected(door.url, door.cookie), {}
    for name, body in bodies.items():
        line.say(b'421["batch",%s]' % body)
        receipt = json.loads(line.acknowledgements(1)[1])
        said[name] = receipt["state"], receipt["reason"], receipt["retry_after"]
    line.close()
    return said


def page(served: Served) -> int:
    """The status with which the buyers' page is served."""
    with urllib.request.urlopen(f"{served.url}/d/{PLACE}/", timeout=20) as answer:
        return int(answer.status)
