"""One made buyer from their yes to the end of their last visit, through the real doors."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import TypeVar

from server import wire
from server.ids import new_id
from server.simulation.clock import Clock
from server.simulation.door import Door, Line, LostError
from server.simulation.plan import Visit
from server.simulation.scene import Scene
from server.simulation.sitting import Cut, Sitting
from server.simulation.taste import Taste
from server.simulation.told import Told

_T = TypeVar("_T")

#: What a made buyer says yes to.
CONSENT_TEXT = "A simulated buyer, made by 'maquette simulate', agrees to be recorded and marked as such."
#: How often a buyer who marked a home asks about it, by visit.
ASKING = 0.25
#: Waiting after a broken line, s: first, and at most.
FIRST_REST_S, LONGEST_REST_S = 0.2, 2.0


class GoneError(Exception):
    """The server refuses this buyer for good (erased, withdrawn) or cannot be reached any more."""


@dataclass
class MadeBuyer:
    """``visits`` are planned by :mod:`server.simulation.plan`; ``patience_s`` is how long they knock."""

    number: int
    door: Door
    scene: Scene
    taste: Taste
    chance: Random
    clock: Clock
    visits: list[Visit]
    patience_s: float
    stop: threading.Event
    told: Told
    marked: set[str] = field(default_factory=set)
    _heard: list[wire.Suggestion] = field(default_factory=list)

    def live(self) -> None:
        """Come, look, perhaps come back; returns when they are done, were refused or ``stop`` was set."""
        try:
            self._wait(self.clock.wait_for(self.clock.began + self.visits[0][0]))
            self.told.consent = self._insist(lambda: self.door.consent(_yes()))
            for begins, length_ms in self.visits:
                sitting = Sitting(self.scene, self.taste, self.chance, length_ms, self.marked)
                self._visit(sitting, self.clock.began + begins)
        except GoneError as error:
            self.told.ended = str(error)

    def _visit(self, sitting: Sitting, begins: int) -> None:
        hello = wire.Hello(new_id(), self.scene.development, self.told.consent)
        self.told.visits.append(hello.visit)
        asking = self.chance.random() < ASKING
        line: Line | None = None
        seq = 0
        try:
            while (cut := sitting.cut()) is not None:
                self._wait(self.clock.wait_for(begins + cut.began_ms + cut.active))
                batch = _batch(cut, hello, seq, begins)
                line = self._deliver(batch, hello, line)
                seq += 1
                self._answer(sitting, begins)
                if asking and self.marked:
                    asking = False
                    self._ask(sitting, min(self.marked))
        finally:
            if line is not None:
                line.close()

    def _deliver(self, batch: wire.Batch, hello: wire.Hello, line: Line | None) -> Line:
        """Send until it is acknowledged: the same batch under the same id, however often the line breaks."""

        def once() -> wire.Receipt:
            nonlocal line
            try:
                if line is None:
                    line = Line(self.door, self._heard.append)
                    line.hello(hello)
                return line.send(batch)
            except LostError:
                if line is not None:
                    line.close()
                    line = None
                self.told.repeats += 1
                raise

        while True:
            receipt = self._insist(once)
            if receipt.state in ("stored", "repeat"):
                self.told.acknowledge(batch)
                self._wait(receipt.retry_after / 1_000)
                assert line is not None  # noqa: S101 - a receipt came through it
                return line
            if receipt.state == "refused":
                raise GoneError(f"refused: {receipt.reason}")
            self.told.put_off += 1
            self._wait(max(receipt.retry_after / 1_000, FIRST_REST_S))

    def _insist(self, attempt: Callable[[], _T]) -> _T:
        """What ``attempt`` gives, tried again while the line is broken, until patience ends."""
        rest, left = FIRST_REST_S, self.patience_s
        while True:
            try:
                return attempt()
            except LostError as error:
                if left <= 0:
                    raise GoneError(f"no server: {error}") from error
            self._wait(rest)
            left -= rest
            rest = min(2 * rest, LONGEST_REST_S)

    def _answer(self, sitting: Sitting, begins: int) -> None:
        """React to the suggestions that came meanwhile; they were made in our time, not in the simulated."""
        while self._heard:
            suggestion = self._heard.pop(0)
            self.told.suggested.append(suggestion.unit)
            if sitting.hear(suggestion.unit, round(1_000 * time.time()) - begins):
                self.told.opened.append(suggestion.unit)

    def _ask(self, sitting: Sitting, unit: str) -> None:
        asked = wire.Enquiry(
            development=self.scene.development,
            name=f"Simulated buyer {self.number}",
            email=f"buyer{self.number}@simulated.invalid",
            message="Made by 'maquette simulate'.",
            unit=unit,
        )
        self._insist(lambda: self.door.enquire(asked))
        sitting.ask(unit)
        self.told.enquiries.append(unit)

    def _wait(self, seconds: float) -> None:
        if self.stop.wait(seconds):
            raise GoneError("interrupted")


def _yes() -> wire.ConsentGiven:
    return wire.ConsentGiven(
        purposes=["attention", "profile"],
        text_version="simulated-1",
        text_hash=sha256(CONSENT_TEXT.encode()).hexdigest(),
        locale="en",
        method="simulated",
    )


def _batch(cut: Cut, hello: wire.Hello, seq: int, begins: int) -> wire.Batch:
    return wire.Batch(
        id=new_id(),
        visit=hello.visit,
        development=hello.development,
        consent=hello.consent,
        seq=seq,
        began=begins + cut.began_ms,
        offset=0,
        active=cut.active,
        background=cut.background,
        rows=cut.rows,
        actions=cut.actions,
        poses=cut.poses,
        since=cut.began_ms,
        until=cut.began_ms + cut.active,
    )
