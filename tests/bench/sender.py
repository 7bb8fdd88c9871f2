"""A buyer's socket that sends full batches as fast as they are acknowledged."""

from hashlib import sha256
from typing import Any

import msgspec
import socketio

from server import wire
from server.ids import new_id
from server.simulation.door import Door

#: What the sender says yes to; the buyer is marked as simulated.
YES = wire.ConsentGiven(
    purposes=["attention", "profile"],
    text_version="bench-1",
    text_hash=sha256(b"A benchmark agrees to be recorded.").hexdigest(),
    locale="en",
    method="simulated",
)
#: Attention rows in a batch: a full one, as a browser cuts it.
ROWS = 20
#: Active time of a batch, ms.
ACTIVE_MS = 5_000
#: Batches of one visit: what the limit of rows a visit lets through in a burst.
BATCHES_A_VISIT = 4


class Sender:
    """Sends about ``features`` and a ``stage``; ``door`` is the browser that said yes with ``consent``."""

    def __init__(
        self, url: str, door: Door, consent: str, *, development: str, features: list[str], stage: str
    ) -> None:
        """Connect."""
        self._development, self._features, self._stage = development, features, stage
        self._consent, self._visit = consent, new_id()
        self._seq = 0
        self.active_seconds = 0.0
        self._socket = socketio.Client(reconnection=False, handle_sigint=False)
        self._socket.connect(url, headers={"Cookie": door.cookie}, transports=["websocket"])

    def batch(self) -> dict[str, Any]:
        """The next batch; a fresh visit every few batches, because one visit may not send faster for long."""
        if self._seq and self._seq % BATCHES_A_VISIT == 0:
            self._visit = new_id()
        self._seq += 1
        each = ACTIVE_MS // ROWS
        rows = [wire.Row(feature, self._stage, each, each) for feature in self._features[:ROWS]]
        return msgspec.to_builtins(  # type: ignore[no-any-return]  # a struct becomes a dict
            wire.Batch(
                id=new_id(),
                visit=self._visit,
                development=self._development,
                consent=self._consent,
                seq=self._seq % BATCHES_A_VISIT,
                began=1_700_000_000_000,
                offset=0,
                active=ACTIVE_MS,
                background=ACTIVE_MS - each * len(rows),
                rows=rows,
            )
        )

    def send(self, batch: dict[str, Any]) -> None:
        """Send and wait for the receipt; anything but "stored" spoils the measurement."""
        receipt = self._socket.call("batch", batch, timeout=30)
        assert receipt["state"] == "stored", receipt
        self.active_seconds += batch["active"] / 1000

    def close(self) -> None:
        """Hang up."""
        self._socket.disconnect()


def sender(url: str, served: str) -> Sender:
    """A sender to ``url`` whose batches are about what the server at ``served`` has for sale.

    Only towards that server itself does the buyer say yes first.
    """
    door = Door(served)
    development = door.developments()[0]
    manifest = door.manifest(development)
    features = [feature.id for feature in manifest.features if not feature.sensitive]
    consent = door.consent(YES) if url == served else "consent-of-nobody"
    stage = manifest.stages[0].id
    return Sender(url, door, consent, development=development, features=features, stage=stage)
