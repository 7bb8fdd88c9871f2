"""Remembers what was found out about an element or a space for as long as it lives."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar
from weakref import ref

Thing = TypeVar("Thing")
Found = TypeVar("Found")


class Once(Generic[Thing, Found]):
    """A function of one thing of the model that is asked only once for each.

    Things of the model are never changed, but hold arrays and so have no hash: what is known is kept by
    identity and forgotten with the thing.
    """

    def __init__(self, find: Callable[[Thing], Found]) -> None:
        self._find = find
        self._known: dict[int, tuple[ref[Thing], Found]] = {}
        wraps(find)(self)

    def __call__(self, thing: Thing) -> Found:
        """What the function says of ``thing``."""
        known = self._known.get(id(thing))
        return known[1] if known else self.note(thing, self._find(thing))

    def knows(self, thing: Thing) -> bool:
        """Say whether ``thing`` was asked about before."""
        return id(thing) in self._known

    def note(self, thing: Thing, found: Found) -> Found:
        """Remember ``found``, which somebody else found out about ``thing``."""
        key = id(thing)
        self._known[key] = ref(thing, lambda _: self._known.pop(key, None)), found
        return found
