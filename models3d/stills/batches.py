"""Long work in portions, between which an interrupt is heard."""

from collections.abc import Iterator

from models3d.parallel import Tick

#: Rays that are cast at once: enough to be quick, few enough for the processor's caches.
AT_ONCE = 1 << 17


def batches(count: int, tick: Tick, size: int = AT_ONCE) -> Iterator[slice]:
    """Give the portions of ``count`` things, calling ``tick`` before each."""
    for start in range(0, count, size):
        tick()
        yield slice(start, min(start + size, count))
