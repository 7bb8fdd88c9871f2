"""The process that reads model files for an import, one after another: ``python -m models3d.readers.reader``.

It takes orders from its input and gives answers on its output; what it reads goes on the shelf. It is a
process of its own so that a file on which a geometry kernel crashes, hangs or runs out of memory cannot take
the import with it, and it ends at once when the import does.
"""

import fcntl
import os
import resource
import select
import signal
import sys
import time
from pathlib import Path
from typing import BinaryIO

from models3d.collecting import rarely_collected
from models3d.errors import BrokenInputError
from models3d.readers.expendable import SWOLLEN
from models3d.readers.kept_shapes import Portions
from models3d.readers.memory_bounds import machine_memory, take_no_more_than
from models3d.readers.one_file import OneFile, keep
from models3d.readers.reading_order import LIFELINE, Done, Order, Refused, Told, receive_order, send
from models3d.shelf import Shelf

#: Seconds between two words on how far the work is.
TELL_EVERY = 0.1
#: What a reader may take of the machine's memory.
MEMORY_SHARE = 0.8
#: As a memory hog the reader is to go before the import that waits for it (Linux, 0 to 1000).
GO_FIRST = 500


class Telling:
    """Progress that is told to the process that waits; see :class:`models3d.progress.Progress`."""

    def __init__(self, to: BinaryIO) -> None:
        self._to = to
        self._label, self._done, self._total = "", 0, 0
        self._told = 0.0

    def start(self, label: str, total: int = 0) -> None:
        """Begin a line of work."""
        self._label, self._done, self._total = label, 0, total
        self._tell()

    def advance(self, steps: int = 1) -> None:
        """``steps`` more are done."""
        self.reach(self._done + steps)

    def reach(self, done: int) -> None:
        """``done`` steps are done in all."""
        self._done = done
        if done == self._total or time.monotonic() - self._told > TELL_EVERY:
            self._tell()

    def _tell(self) -> None:
        send(Told(self._label, self._done, self._total), self._to)
        self._told = time.monotonic()


def main() -> None:
    """Read what is ordered until nobody orders any more."""
    # Ctrl-C is for the import, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A kernel that prints would talk into the answers: they have a way of their own.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _modestly()
    _end_with_the_other_side(int(os.environ[LIFELINE]))
    while (order := receive_order(sys.stdin.buffer)) is not None:
        with rarely_collected():
            answer = _read(order, answers)
        send(answer, answers)


def _modestly() -> None:
    """Leave memory to others, be the first to go where it runs short all the same, and dump nothing."""
    take_no_more_than(int(machine_memory() * MEMORY_SHARE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    ranked = Path("/proc/self/oom_score_adj")
    if ranked.exists():
        ranked.write_text(f"{GO_FIRST}\n")


def _end_with_the_other_side(lifeline: int) -> None:
    """Have the system end this process and its children when the other side is gone, also amid their work.

    ``lifeline`` is a pipe in which nothing is ever written: what happens to it is that it closes. A signal
    does the rest (SIGIO, whose default is to end the process): a thread would wait for the interpreter.
    """
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    gone = select.poll()
    gone.register(lifeline, select.POLLHUP)
    if gone.poll(0):
        sys.exit(1)


def _read(order: Order, answers: BinaryIO) -> Done | Refused:
    label = Path(order.table.file).name
    shelf = Shelf(Path(order.shelf))
    portions = Portions(shelf, order.made_from)
    try:
        found = read_one(order, portions, Telling(answers))
        keep(found, shelf, order.made_from, portions.count)
    except BrokenInputError as error:
        return Refused(error.what, error.where, error.remedy)
    except MemoryError:
        if not order.manner.careful:
            sys.exit(SWOLLEN)
        return Refused(
            "there is not enough memory to read this.",
            label,
            "Divide it into several models, leave out what nobody sees, or use a machine with more memory.",
        )
    except OSError as error:
        return Refused(
            f"reading it was stopped by the system ({error.strerror or error}).",
            label,
            "Check that the file can be read and that the disk has space.",
        )
    except Exception as error:  # noqa: BLE001 - whatever a mangled file makes a parser trip over is the file's
        return Refused(
            f"its content contradicts itself and cannot be read ({type(error).__name__}: {error}).",
            label,
            "Export it again, with another exporter or schema if it comes out the same.",
        )
    return Done()


def read_one(order: Order, portions: Portions, progress: Telling) -> OneFile:
    """Read the file of ``order``; raises BrokenInputError."""
    # Each reader is loaded when a file asks for it: IFC's alone takes half a second.
    path = Path(order.folder) / order.table.file
    if path.suffix.casefold() in (".glb", ".gltf"):
        from models3d.sources.gltf_folder import read_gltf_folder

        return read_gltf_folder(Path(order.folder), order.table, portions, progress)
    from models3d.sources.ifc import read_ifc_file

    return read_ifc_file(path, progress, portions, order.manner)


if __name__ == "__main__":
    main()
