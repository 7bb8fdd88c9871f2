"""Whatever is sent as a batch is answered, by a receipt or a refusal with its name; nothing else comes of it.

Here some two thousand; ``make bench ONLY=capture`` sends a hundred thousand.
"""

import re
from itertools import islice

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from server.simulation.door import Door
from tests.e2e.serving import Served
from tests.server.hostile.doors import Heard, at_once, by_post, by_socket
from tests.server.hostile.shapes import batches
from tests.server.hostile.state import Kept, memory_mb
from tests.server.hostile.wounds import TEXTS, wounded

#: Torn batches through each door, and drawn lists of them, each through both.
TORN, LISTS, EACH = 900, 20, 5
#: What a server may take more while it is sent two thousand, MB; it is still warming up.
GROWTH_MB = 60.0


@pytest.mark.process
def test_torn_batches_are_answered_each_and_only_those_acknowledged_are_stored(
    served: Served, door: Door, consent: str
) -> None:
    kept = Kept(served)
    before, memory = kept.batches(), memory_mb(served.process.pid)
    heard = at_once(by_socket, door, islice(wounded(1, consent), TORN))
    heard.add(at_once(by_post, door, islice(wounded(2, consent), TORN)))
    assert heard.count >= 2 * TORN
    assert {
        "stored",
        "malformed",
        "size",
        "unknown_feature",
        "unknown_stage",
        "no text",
    } <= heard.answers.keys()
    kept.settle()
    assert set(kept.batches() - before) == heard.stored
    texts = kept.texts()
    assert [text for text in TEXTS if re.search(r"[^\w-]..", text) and text in texts] == []
    assert memory_mb(served.process.pid) < memory + GROWTH_MB
    assert "Traceback" not in served.printed


@pytest.mark.process
def test_batches_of_any_shape_are_answered_each_and_only_those_acknowledged_are_stored(
    served: Served, door: Door, consent: str
) -> None:
    kept, heard = Kept(served), Heard()
    before = kept.batches()

    @settings(max_examples=LISTS, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(batches(consent), min_size=EACH, max_size=EACH))
    def send(bodies: list[bytes]) -> None:
        by_socket(door, bodies, heard)
        by_post(door, bodies, heard)

    send()
    assert heard.answers["stored"] > 0
    kept.settle()
    assert set(kept.batches() - before) == heard.stored
    assert "Traceback" not in served.printed
