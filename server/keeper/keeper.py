"""What the keeper does with a call. Not for two threads: what it remembers belongs to its calls alone."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from server.builds import Builds
from server.decide import Decider
from server.keeper.calls import Told, Unpacked
from server.store.db import Store
from server.store.facts import Unpacked as Done
from server.store.facts import unpack, waiting
from server.store.instants import now_ms
from server.store.log import Line, Standing, append
from server.store.looks import Looks
from server.wire import Suggestion

_LOGGER = logging.getLogger(__name__)


@dataclass
class Keeper:
    """The only one that writes to the log and takes from it, in its process."""

    store: Store
    builds: Builds
    decider: Decider
    #: Batches that could not be unpacked; they wait for the next start, and hold up nobody.
    _passed_over: set[str] = field(default_factory=set, repr=False)
    _looks: Looks = field(default_factory=Looks, repr=False)

    def append(self, lines: Sequence[Line]) -> list[Standing]:
        """Commit ``lines`` and tell what became of each; raises what the database raises."""
        with self.store.write() as session:
            return append(session, lines)

    def unpack(self) -> Unpacked:
        """Unpack a group of what waits and decide on it, in one transaction; raises as ``append`` does."""
        try:
            with self.store.write() as session:
                ids = waiting(session, self._passed_over)
                done = self._unpack(session, ids)
                latest = {(one.buyer, one.development): one for one in done}
                now = now_ms()
                asked = [one for key, one in latest.items() if not self.decider.rests(*key, now)]
                suggested = self._consider(session, asked) if asked else {}
                told = [Told(*key, suggested.get(key)) for key in latest]
        except Exception:  # what is remembered would be ahead of what is written
            self._looks.forget()
            raise
        return Unpacked(len(ids), told)

    def forget(self, buyer: str) -> None:
        """Forget what is remembered of ``buyer``, whose rows are gone."""
        self._looks.forget()
        self.decider.forget(buyer)

    def _unpack(self, session: Session, ids: Sequence[str]) -> list[Done]:
        try:
            with session.begin_nested():
                return unpack(session, ids, self._sensitive, now_ms(), self._looks)
        except OperationalError:  # the disk is full, the database busy or gone: no batch's fault
            raise
        except Exception:  # one batch that cannot be read must not hold up those beside it
            self._looks.forget()
            if len(ids) > 1:
                return [done for one in ids for done in self._unpack(session, [one])]
            _LOGGER.exception("A batch could not be unpacked; it stays in the log for the next start.")
            self._passed_over.update(ids)
            return []

    def _consider(self, session: Session, those: Sequence[Done]) -> dict[tuple[str, str], Suggestion | None]:
        """What is suggested to each (buyer, development); one of whom it fails costs the others nothing."""
        try:
            # One savepoint for all: two statements for each buyer would cost more than the look that follows.
            with session.begin_nested():
                return {
                    (one.buyer, one.development): self.decider.consider(
                        session, one.buyer, one.development, now_ms()
                    )
                    for one in those
                }
        except Exception:  # a decision that fails must not undo the facts
            _LOGGER.exception("No decision could be made.")
            for one in those:
                self.decider.forget(one.buyer)
            if len(those) == 1:
                return {}
        return {key: told for one in those for key, told in self._consider(session, [one]).items()}

    def _sensitive(self, development: str) -> Collection[str]:
        return self.builds.get(development).sensitive
