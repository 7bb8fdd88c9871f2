"""Reads model files in processes of their own: several at once, watched, ended when something is amiss."""

import atexit
import os
import selectors
import time
from collections.abc import Sequence

from models3d.errors import BrokenInputError
from models3d.progress import Progress
from models3d.readers.joint_progress import JointProgress
from models3d.readers.reader_process import ReaderProcess
from models3d.readers.reading_order import Order

#: Readers without work: starting one takes a second, and an import of many small models needs few.
_idle: list[ReaderProcess] = []


def read_apart(orders: Sequence[Order], minutes: float, progress: Progress) -> None:
    """Have every file of ``orders`` read and kept on its shelf, as many at once as there are cores.

    Raises BrokenInputError where a file cannot be used, takes more than ``minutes``, or makes its reader
    crash; then, as on an interrupt, no reader is left at work.
    """
    # The largest comes first, so that none is left for the end alone.
    waiting = sorted(orders, key=Order.size)
    ends: dict[str, float] = {}
    drawn = JointProgress(orders, progress)
    most = os.cpu_count() or 1
    readers: list[ReaderProcess] = []
    try:
        with selectors.DefaultSelector() as watched:
            while waiting or readers:
                while waiting and len(readers) < most:
                    order = waiting.pop()
                    end = ends.setdefault(order.made_from, time.monotonic() + minutes * 60)
                    reader = _begun(order, end)
                    readers.append(reader)
                    watched.register(reader.answers, selectors.EVENT_READ, reader)
                waiting += _watch(watched, readers, drawn, minutes)
    finally:
        for reader in readers:
            reader.end()


def _begun(order: Order, end: float) -> ReaderProcess:
    """Give a reader that has begun with ``order``."""
    while True:
        reader = _idle.pop() if _idle else ReaderProcess()
        if reader.begin(order, end):
            return reader
        # It waited for work and somebody ended it.
        reader.end()


def _watch(
    watched: selectors.BaseSelector, readers: list[ReaderProcess], drawn: JointProgress, minutes: float
) -> list[Order]:
    """Wait until a reader says something or has had its time; orders that have to be tried once more."""
    again: list[Order] = []
    soonest = min(reader.until for reader in readers)
    for key, _ in watched.select(max(0.0, soonest - time.monotonic())):
        reader: ReaderProcess = key.data
        try:
            if not reader.listen(drawn):
                continue
        except EOFError:
            order = reader.once_more() if reader.lost else None
            if order is None:
                raise reader.crashed() from None
            again.append(order)
        except BrokenInputError:
            _let_go(reader, readers)
            raise
        watched.unregister(reader.answers)
        _let_go(reader, readers)
    for reader in [one for one in readers if time.monotonic() > one.until]:
        order = reader.once_more()
        if order is None:
            raise reader.too_slow(minutes)
        again.append(order)
        watched.unregister(reader.answers)
        readers.remove(reader)
        reader.end()
    return again


def _let_go(reader: ReaderProcess, readers: list[ReaderProcess]) -> None:
    readers.remove(reader)
    if reader.fit:
        _idle.append(reader)
    else:
        reader.end()


@atexit.register
def _end_idle() -> None:
    while _idle:
        _idle.pop().end()
