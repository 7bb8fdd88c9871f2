"""The store's two kinds of session for jobs that are handed over, as functions of a session."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from server.store.db import Store

_T = TypeVar("_T")


@dataclass(frozen=True)
class Doors:
    """A transaction at a time: another process on the same database goes between."""

    store: Store

    def read(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one snapshot."""
        with self.store.read() as session:
            return job(session)

    def write(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one transaction."""
        with self.store.write() as session:
            return job(session)
