"""Connections to PostgreSQL for native threads, such as the writer's beside gevent's hub.

psycopg waits with gevent's poll where the process is patched. That is right in the hub; in a native thread
it would start a hub of its own for each wait, where the thread can simply wait.
"""

import os
import threading
from typing import Any

import psycopg
from psycopg import waiting
from psycopg.types.array import ListBinaryDumper
from sqlalchemy import Engine, event


def wait_natively(engine: Engine) -> None:
    """Have the connections of ``engine`` wait in C, unless this is the main thread or there is no C part."""
    in_c: Any = getattr(waiting, "wait_c", None)
    if in_c is None or threading.get_native_id() == os.getpid():
        return

    class Native(psycopg.Connection[Any]):
        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            return in_c(gen, self.pgconn.socket, interval, timeout)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, words: Any, names: Any) -> Any:
        return Native.connect(*words, **names)


def send_arrays_as_bytes(engine: Engine) -> None:
    """Have lists sent in PostgreSQL's own notation: as text every body of a batch is spelled out and read."""

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.adapters.register_dumper(list, ListBinaryDumper)
