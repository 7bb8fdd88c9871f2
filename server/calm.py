"""Keeps Python's garbage collector out of the way of who waits for an acknowledgement."""

import gc


def calm_the_collector() -> None:
    """Never walk again what is loaded now; that takes the longest pauses away. At the end of the set-up."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
