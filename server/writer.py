"""The one thread of a process that writes, so that the hub never waits for a lock or a disk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from gevent.threadpool import ThreadPool
from sqlalchemy.orm import Session

from server.in_thread import in_thread
from server.store.db import Store

_T = TypeVar("_T")


@dataclass(frozen=True)
class Writer:
    """``thread`` is one thread; jobs are done in it one after the other."""

    store: Store
    thread: ThreadPool

    def write(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one transaction, and answer what it answers."""

        def in_one_transaction() -> _T:
            with self.store.write() as session:
                return job(session)

        return self.do(in_one_transaction)

    def do(self, job: Callable[[], _T]) -> _T:
        """Do a ``job`` that sees to its transactions itself."""
        return in_thread(self.thread, job)

    def stop(self) -> None:
        """Let the last job end."""
        self.thread.join()
