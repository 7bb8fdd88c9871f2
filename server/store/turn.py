"""Whose turn it is to write to an SQLite file: processes that want to are let in one after the other.

SQLite's own way of waiting looks again every few milliseconds, and who writes all the time, as the keeper of
the log does, is then hardly ever met asleep. Here whoever waits is next: they stand in the gate, and who
comes later waits before it. The kernel lets go of a lock whose holder died.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Turn:
    """The turns of one database file, kept in two empty files beside it."""

    def __init__(self, database: Path) -> None:
        """Nothing is made before the first turn."""
        self._gate = f"{database}-gate"
        self._turn = f"{database}-turn"

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn, and have it until the end of the block."""
        gate = _locked(self._gate)
        try:
            turn = _locked(self._turn)
        finally:
            os.close(gate)
        try:
            yield
        finally:
            os.close(turn)


def _locked(path: str) -> int:
    # Opened anew for each turn: two threads of one process must wait for each other, too.
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle
