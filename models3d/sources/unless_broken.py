"""Takes what a file says unless just that place in it is broken: a bad layer must not cost the building."""

from collections.abc import Callable
from typing import TypeVar

Said = TypeVar("Said")


def unless_broken(read: Callable[[], Said], otherwise: Said) -> Said:
    """What ``read`` gives, or ``otherwise`` where the entities it needs are not what they should be."""
    try:
        return read()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RuntimeError, RecursionError):
        return otherwise
