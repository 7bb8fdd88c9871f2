"""The serving process's end: calls to a keeper, from the hub, which serves others until the answer comes."""

from collections.abc import Sequence
from typing import Protocol

from gevent.threadpool import ThreadPool

from server.in_thread import in_thread
from server.keeper.calls import Unpacked
from server.keeper.keeper import Keeper
from server.store.log import Line, Standing


class KeeperGoneError(Exception):
    """The keeper could not do what it was asked; whether rows were written is not known."""


class Hand(Protocol):
    """A keeper within reach. What goes wrong with a call is raised; it can be made again, unchanged."""

    def start(self) -> None:
        """Be ready for calls; the tables have to be there."""

    def append(self, lines: Sequence[Line]) -> list[Standing]:
        """Commit ``lines``; what became of each."""

    def unpack(self) -> Unpacked:
        """Unpack a group of what waits."""

    def forget(self, buyer: str) -> None:
        """Have nothing remembered of ``buyer``."""

    def stop(self) -> None:
        """Let it finish; no calls after this."""


class NearHand:
    """A keeper in a thread of this process."""

    def __init__(self, keeper: Keeper, thread: ThreadPool) -> None:
        """Let ``keeper`` work in ``thread``, which is one thread, the only one that writes."""
        self.keeper = keeper
        self._thread = thread

    def start(self) -> None:
        """Nothing to do: it is there."""

    def append(self, lines: Sequence[Line]) -> list[Standing]:
        """Commit ``lines``; what became of each."""
        return in_thread(self._thread, self.keeper.append, lines)

    def unpack(self) -> Unpacked:
        """Unpack a group of what waits."""
        return in_thread(self._thread, self.keeper.unpack)

    def forget(self, buyer: str) -> None:
        """Have nothing remembered of ``buyer``."""
        in_thread(self._thread, self.keeper.forget, buyer)

    def stop(self) -> None:
        """Nothing to do: the thread ends with its pool."""
