"""Several pieces of work at a time, each on one core, that end at once when the program is told to."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

#: Called between two portions of work; raises where the work is to end.
Tick = Callable[[], None]

Made = TypeVar("Made")

#: More threads than this cost more memory than they bring.
MOST_THREADS = 4


class StoppedError(Exception):
    """The work was given up, because the program was interrupted or another piece failed."""


def each(
    pieces: Sequence[int],
    work: Callable[[int, Tick], Made],
    threads: int | None = None,
    *,
    beside: Sequence[Callable[[int, Tick], Made]] = (),
) -> Iterator[tuple[int, Made]]:
    """Give every piece with its result, as they are done; ``work`` calls its tick often.

    Each of ``beside`` does one more at a time, elsewhere. If anything is raised here or in one
    piece, the others end at their next tick.
    """
    stop = Event()

    def tick() -> None:
        if stop.is_set():
            raise StoppedError

    hands: SimpleQueue[Callable[[int, Tick], Made]] = SimpleQueue()
    count = threads or min(MOST_THREADS, os.cpu_count() or 1)
    for hand in [*[work] * count, *beside]:
        hands.put(hand)

    def do(piece: int) -> Made:
        hand = hands.get()
        try:
            return hand(piece, tick)
        finally:
            hands.put(hand)

    with ThreadPoolExecutor(hands.qsize()) as pool:
        try:
            doing = {pool.submit(do, piece): piece for piece in pieces}
            for done in as_completed(doing):
                yield doing[done], done.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
