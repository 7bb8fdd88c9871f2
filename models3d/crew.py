"""Other processes that work beside the import, one for every further core, since threads wait for Python.

They end with the import, however it ends: each holds the far end of a pipe that closes with it.
"""

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from threading import Thread
from typing import Any, Generic, ParamSpec, TypeVar

from models3d.counted_steps import told_to
from models3d.parallel import Tick
from models3d.progress import Progress

Given = ParamSpec("Given")
Made = TypeVar("Made")

#: More hands than this cost more memory than they bring: each holds the development once.
MOST_HANDS = 3

#: How often (seconds) the import looks how far a hand has come.
GLANCE = 0.1

#: In a hand: what it was lent last.
_held: list[tuple[str, Any]] = []


class Lent(Generic[Made]):
    """Something large that every hand reads once from a file, however often it is asked for work on it."""

    def __init__(self, thing: Made) -> None:
        self.thing = thing
        self._file = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """To a hand goes only where to find it; it is written when the first is asked."""
        if not self._file:
            number, self._file = tempfile.mkstemp(prefix="maquette-", suffix=".lent")
            with os.fdopen(number, "wb") as file:
                pickle.dump(self.thing, file, protocol=5)
        return _borrowed, (self._file,)

    def take_back(self) -> None:
        """Hands cannot ask for it any more."""
        if self._file:
            Path(self._file).unlink(missing_ok=True)


def _borrowed(file: str) -> Lent[Any]:
    if not _held or _held[0][0] != file:
        _held[:] = [(file, pickle.loads(Path(file).read_bytes()))]  # noqa: S301 - the import wrote it
    return Lent(_held[0][1])


class Crew:
    """``hands`` processes."""

    def __init__(self, hands: int = 0) -> None:
        self.hands = hands
        self._lent: list[Lent[Any]] = []
        if hands:
            # A fork would inherit the threads of others half done, and the locks that they hold.
            context = get_context("spawn")
            theirs, self._lifeline = context.Pipe(duplex=False)
            self._steps = context.Value("q", 0)
            self._pool = ProcessPoolExecutor(hands, context, _sign_on, (theirs, self._steps))

    def begin(self, work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> "Future[Made]":
        """Have ``work`` done by a hand; it, what it is given and what it raises must be picklable."""
        return self._pool.submit(work, *args, **kwargs)

    def lend(self, thing: Made) -> Lent[Made]:
        """Lend ``thing`` to whatever hand is asked for work on it."""
        if not self.hands:
            return Lent(thing)
        found = next((one for one in self._lent if one.thing is thing), None)
        if found is None:
            found = Lent(thing)
            self._lent.append(found)
        return found

    def every(self, ask: Callable[[int], "Future[Made]"]) -> list[Callable[[int, Tick], Made]]:
        """Every hand, for :func:`models3d.parallel.each`; ``ask`` begins the work on a piece."""

        def do(piece: int, tick: Tick) -> Made:
            asked = ask(piece)
            while not wait([asked], GLANCE).done:
                tick()
            return asked.result()

        return [do] * self.hands

    def follow(self, work: "Future[Made]", progress: Progress) -> Made:
        """Wait for ``work``, whose steps go to ``progress``."""
        while not wait([work], GLANCE).done:
            progress.reach(self._steps.value)
        return work.result()

    def dismiss(self) -> None:
        """End all hands, whatever they are at."""
        if self.hands:
            self._lifeline.close()
            self._pool.shutdown(wait=True, cancel_futures=True)
        for lent in self._lent:
            lent.take_back()


#: Nobody: what there is to do, the import does itself.
ALONE = Crew()


@contextmanager
def hired(hands: int | None = None) -> Iterator[Crew]:
    """As many ``hands`` as there are cores beside this process's own, while the block runs."""
    crew = Crew(min(MOST_HANDS, (os.cpu_count() or 1) - 1) if hands is None else hands)
    try:
        yield crew
    finally:
        crew.dismiss()


def _sign_on(lifeline: Connection, steps: "Synchronized[int]") -> None:
    # Ctrl-C reaches the import alone, which ends its hands.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told_to(lambda done: setattr(steps, "value", done))
    Thread(target=_leave_with, args=(lifeline,), daemon=True).start()


def _leave_with(lifeline: Connection) -> None:
    with suppress(OSError):
        lifeline.poll(None)
    os._exit(0)
