"""A machine with nothing else to do, so that one measurement does not pay for what came before it."""

import time
from pathlib import Path

#: Share of a moment that the processors must have had nothing to do, and seconds of such a moment.
IDLE, MOMENT = 0.9, 0.5
#: Seconds after which a machine that never rests is measured as it is.
PATIENCE = 60.0


def await_quiet() -> bool:
    """Wait until the processors are idle; False if they were not in time, or where nobody can tell."""
    until = time.monotonic() + PATIENCE
    while (before := _spent()) is not None and time.monotonic() < until:
        time.sleep(MOMENT)
        after = _spent()
        if after is not None and after[0] - before[0] >= IDLE * (after[1] - before[1]):
            return True
    return False


def _spent() -> tuple[int, int] | None:
    """Ticks that all processors idled and lived, since the start; None but on Linux."""
    try:
        with Path("/proc/stat").open() as file:
            ticks = [int(one) for one in file.readline().split()[1:]]
    except OSError:
        return None
    return ticks[3] + ticks[4], sum(ticks)
