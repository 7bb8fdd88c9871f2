"""How often Python looks for rubbish while a building is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects before the collector looks, and how often it looks at older ones: a building is made of some
#: hundred thousand objects that all stay, and going through them again and again took a quarter of the time.
RARELY = (100_000, 20, 100)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Collect cyclic rubbish rarely within the block; nothing else changes, memory included by little."""
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
