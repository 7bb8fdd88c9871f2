"""Work that may crash, hang or swell is done in a child of this process, which can be spared."""

import os
import resource
import select
import signal
import struct
import time
import traceback
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NoReturn

from models3d.readers.memory_bounds import take_no_more_than, taken

LENGTH = struct.Struct("<Q")
#: A child may take this many times the seconds of a clock that it may take of a core: others work, too.
PATIENCE = 2
#: How a child ends that saw that there is not memory enough.
SWOLLEN = 77

#: What a child hands its results to.
Hand = Callable[[bytes], None]


class Ending(Enum):
    """How a child ended before its work did."""

    CRASH = "crash"
    HANG = "hang"
    SWELLING = "swelling"


class LostChildError(Exception):
    """The child is gone before its work was done; ``ending`` says how."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.value)
        self.ending = ending


def from_child(work: Callable[[Hand], None], *, seconds: float, memory: int) -> Iterator[bytes]:
    """What ``work`` hands on, one by one, while a fork of this process does it.

    Between two of them the child may take ``seconds`` of a core and ``PATIENCE`` times as many of a clock,
    and ``memory`` bytes more than this process has. Raises LostChildError where it ends before its work.
    The fork sees everything that is here and costs only what it changes. No other thread of this process
    may be at work.
    """
    mine, its = os.pipe()
    child = os.fork()
    if not child:
        _do(work, its, seconds, memory)
    os.close(its)
    ended = overdue = False
    try:
        while (result := _next(mine, PATIENCE * seconds)) is not None:
            yield result
        ended = True
    except TimeoutError:
        overdue = True
    finally:
        os.close(mine)
        if not ended:
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if overdue or code == -signal.SIGXCPU:
        raise LostChildError(Ending.HANG)
    if code in (SWOLLEN, -signal.SIGKILL):
        raise LostChildError(Ending.SWELLING)
    if code:
        raise LostChildError(Ending.CRASH)


def _next(pipe: int, seconds: float) -> bytes | None:
    until = time.monotonic() + seconds
    head = _exactly(pipe, LENGTH.size, until)
    if head is None:
        return None
    (size,) = LENGTH.unpack(head)
    return _exactly(pipe, size, until)


def _exactly(pipe: int, size: int, until: float) -> bytes | None:
    """``size`` bytes; None where the other side ends before them."""
    found = bytearray()
    while len(found) < size:
        if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        more = os.read(pipe, size - len(found))
        if not more:
            return None
        found += more
    return bytes(found)


def _do(work: Callable[[Hand], None], pipe: int, seconds: float, memory: int) -> NoReturn:
    """Do ``work`` in the child, which ends with it."""
    code = 1
    try:
        # Whoever waits for the end of another pipe of this process must not wait for the child's.
        os.closerange(3, pipe)
        os.closerange(pipe + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        take_no_more_than(taken() + memory)

        def hand(result: bytes) -> None:
            data = memoryview(LENGTH.pack(len(result)) + result)
            while data:
                data = data[os.write(pipe, data) :]
            _give_time(seconds)

        _give_time(seconds)
        work(hand)
        code = 0
    except MemoryError:
        code = SWOLLEN
    except BaseException:  # noqa: BLE001 - whatever it is, the child ends here and must not go on as its parent
        traceback.print_exc()
    finally:
        os._exit(code)


def _give_time(seconds: float) -> None:
    """Let this process have ``seconds`` more of a core, then have the system end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
