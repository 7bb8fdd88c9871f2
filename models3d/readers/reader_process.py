"""A process that reads model files, from the side of the import that waits for it."""

import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import structs

from models3d.errors import BrokenInputError
from models3d.readers.expendable import SWOLLEN
from models3d.readers.joint_progress import JointProgress
from models3d.readers.reading_order import LIFELINE, SHAPES, Done, Order, Refused, Told, send, take_answers

#: A reader that was done quicker than this (seconds) has stayed small and may read the next file.
QUICK = 5.0

#: Signals by which a kernel ends that has lost its way, and the one by which a system gets its memory back.
CRASHES = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGKILL)

#: What it multiplies is too small to share among threads, and those would not survive a fork.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}

GO_ON = "Start again to go on from there"


class ReaderProcess:
    """``python -m models3d.readers.reader``, at work on one file at a time."""

    def __init__(self) -> None:
        # What kernels print goes to a file: a pipe that nobody empties would stop them.
        self._said = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed when the process is ended
        # The pipe of the orders would not do: the signal that one was written may come after it was read.
        lifeline, held = os.pipe()
        self._lifeline = os.fdopen(held, "wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "models3d.readers.reader"],
            pass_fds=(lifeline,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            # What can be imported here can be imported there.
            env={
                **os.environ,
                **ENVIRONMENT,
                LIFELINE: str(lifeline),
                "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            },
            # Ctrl-C reaches the import alone, which ends its readers.
            start_new_session=True,
        )
        os.close(lifeline)
        self._buffer = bytearray()
        self._order: Order | None = None
        self._began, self._end = 0.0, math.inf
        self._label = ""
        self._reached = (0, 0)
        self._moved = math.inf

    @property
    def answers(self) -> BinaryIO:
        """What the process answers."""
        return cast(BinaryIO, self._process.stdout)

    @property
    def until(self) -> float:
        """When (``time.monotonic``) its file has had all its time, or all that it may need for one shape."""
        return min(self._end, self._stalled())

    def _stalled(self) -> float:
        # One that is careful sees to it by itself, and nothing but shapes is told of so often.
        if self._order is None or self._order.manner.careful or not self._label.startswith(SHAPES):
            return math.inf
        return self._moved + self._order.manner.seconds_per_element

    @property
    def fit(self) -> bool:
        """Whether it may read another file."""
        return self._process.poll() is None and time.monotonic() - self._began < QUICK

    def begin(self, order: Order, end: float) -> bool:
        """Hand it ``order``, for which it has until ``end``; False where the process is there no more."""
        self._order, self._end = order, end
        self._label, self._reached = "", (0, 0)
        self._began = time.monotonic()
        try:
            send(order, cast(BinaryIO, self._process.stdin))
        except OSError:
            return False
        return True

    def listen(self, drawn: JointProgress) -> bool:
        """Take what it says; True where the file is read.

        Raises BrokenInputError where the file is refused, EOFError where the process is no more.
        """
        data = os.read(self.answers.fileno(), 1 << 16)
        if not data or self._order is None:
            raise EOFError
        self._buffer += data
        for answer in take_answers(self._buffer):
            match answer:
                case Told(label, done, total):
                    self._label, self._moved = label, time.monotonic()
                    if label.startswith(SHAPES):
                        self._reached = (done, total)
                    drawn.told(self._order, answer)
                case Refused(what, where, remedy):
                    raise BrokenInputError(what, where=where, remedy=remedy)
                case Done():
                    drawn.done(self._order)
                    return True
        return False

    def too_slow(self, minutes: float) -> BrokenInputError:
        """The error for a file that takes longer than ``minutes``."""
        return BrokenInputError(
            f"reading it took longer than {minutes:g} minutes{self._so_far()}.",
            where=self._file(),
            remedy=f"{GO_ON}, raise minutes_per_file under [limits] in development.toml, or simplify the "
            "model (bolts, threads and detailed furniture are the usual cause).",
        )

    def once_more(self) -> Order | None:
        """After a crash or a stall the order to try next, with care; None where there was care enough."""
        order = self._order
        if order is None or order.manner.careful or time.monotonic() > self._end:
            return None
        return structs.replace(order, manner=structs.replace(order.manner, careful=True))

    @property
    def lost(self) -> bool:
        """Whether the process that has ended came to grief over its file."""
        code = self._process.wait()
        return -code in CRASHES or code == SWOLLEN

    def crashed(self) -> BrokenInputError:
        """The error for a file on which the process ended."""
        code = self._process.wait()
        if code == SWOLLEN:
            why = "it takes more memory than there is"
        elif code == -signal.SIGKILL:
            why = "the system ended its reader, mostly for want of memory"
        elif code < 0:
            why = f"the geometry kernel crashed on it ({signal.Signals(-code).name})"
        else:
            why = f"its reader stopped ({self._last_words() or f'exit code {code}'})"
        return BrokenInputError(
            f"{why}{self._so_far()}.",
            where=self._file(),
            remedy=f"{GO_ON}; if it stops there again, export the model in smaller parts or without what "
            "nobody sees.",
        )

    def _file(self) -> str:
        return Path(self._order.table.file).name if self._order else ""

    def _so_far(self) -> str:
        done, total = self._reached
        return f" ({done} of {total} shapes were done)" if total else ""

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:200] if lines else ""

    def end(self) -> None:
        """End the process at once, and clear away what it was about to put on the shelf."""
        # It leads a group of its own: its children go with it.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._said, self._lifeline):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()
        if self._order is not None:
            for left in Path(self._order.shelf).glob(f"*.{self._process.pid}.part"):
                left.unlink(missing_ok=True)
