"""Shapes of a file on which a kernel crashed, hung or ran out of memory: all but those of the culprits.

The work is done in children that can be spared: many products at once, and where a child is lost, what it
left over one by one. A culprit is tried with the other kernel and without its openings before it is given up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from models3d.model import Mesh
from models3d.readers.expendable import Ending, Hand, LostChildError, from_child
from models3d.readers.kept_shapes import decode_shapes, encode_shapes
from models3d.readers.memory_bounds import machine_memory, ran_short
from models3d.readers.reading_order import Manner
from models3d.sources.ifc_kernels import QUICK, SURE, all_at_once, one_alone

#: Products that one child computes at once.
BATCH = 200
#: What one child may take of the machine's memory.
MEMORY_SHARE = 0.25
#: Every product on which a kernel hangs halves the time (seconds) that the next has, down to this.
LEAST_TIME = 5.0
#: The share of its time that a product has among many at once, for it is tried alone if need be, and in a
#: second way.
LESS = 0.5

#: What a product's shape is told to.
Note = Callable[[int, tuple[Mesh, ...]], None]


@dataclass(frozen=True)
class Share:
    """Products that one kernel computes."""

    kernel: str
    products: list[Any]


@dataclass(frozen=True)
class Trouble:
    """What a kernel did on a product, by its id, and whether it is shown all the same, ``uncut``."""

    product: int
    ending: Ending
    uncut: bool


def with_care(file: Any, share: Share, manner: Manner, note: Note) -> list[Trouble]:
    """Tell ``note`` of the shapes of all products in ``share``, and give the troubles with them."""
    care = _Care(file, manner, note)
    for at in range(0, len(share.products), BATCH):
        care.batch(share.kernel, share.products[at : at + BATCH])
    return care.troubles


class _Care:
    def __init__(self, file: Any, manner: Manner, note: Note) -> None:
        self._file, self._note = file, note
        self._threads, self._seconds = manner.threads, manner.seconds_per_element
        self._memory = int(machine_memory() * MEMORY_SHARE)
        self.troubles: list[Trouble] = []

    def batch(self, kernel: str, products: list[Any]) -> None:
        """Compute ``products`` at once, and what is left of them after a loss one by one."""
        done: set[int] = set()

        def work(hand: Hand) -> None:
            for product, meshes in all_at_once(self._file, products, kernel, self._threads):
                hand(encode_shapes({product: meshes}))
            _not_for_want_of_memory()

        try:
            for product, meshes in self._from_child(work, LESS):
                done.add(product)
                self._note(product, meshes)
        except LostChildError:
            self._one_by_one(kernel, [one for one in products if one.id() not in done])

    def _one_by_one(self, kernel: str, products: list[Any]) -> None:
        left = list(products)
        while left:
            try:
                for product, meshes in self._from_child(partial(self._each, kernel, list(left))):
                    left.pop(0)
                    if meshes:
                        self._note(product, meshes)
            except LostChildError as lost:
                self._otherwise(left.pop(0), kernel, lost.ending)

    def _each(self, kernel: str, products: list[Any], hand: Hand) -> None:
        for one in products:
            meshes = one_alone(self._file, one, kernel)
            if not meshes:
                _not_for_want_of_memory()
            hand(encode_shapes({one.id(): meshes}))

    def _otherwise(self, product: Any, kernel: str, ending: Ending) -> None:
        """Get what can be got of a ``product`` on which ``kernel`` came to an ``ending``."""
        if kernel == QUICK and (meshes := self._tried(product, cut=True)):
            self._note(product.id(), meshes)
            return
        meshes = self._tried(product, cut=False) if getattr(product, "HasOpenings", ()) else ()
        if meshes:
            self._note(product.id(), meshes)
        self.troubles.append(Trouble(product.id(), ending, uncut=bool(meshes)))
        if ending is Ending.HANG:
            self._seconds = max(self._seconds / 2, min(self._seconds, LEAST_TIME))

    def _tried(self, product: Any, *, cut: bool) -> tuple[Mesh, ...]:
        def work(hand: Hand) -> None:
            hand(encode_shapes({product.id(): one_alone(self._file, product, SURE, cut=cut)}))

        try:
            return next((meshes for _, meshes in self._from_child(work, LESS)), ())
        except LostChildError:
            return ()

    def _from_child(
        self, work: Callable[[Hand], None], share: float = 1.0
    ) -> Iterator[tuple[int, tuple[Mesh, ...]]]:
        for data in from_child(work, seconds=share * self._seconds, memory=self._memory):
            yield from decode_shapes(data).items()


def _not_for_want_of_memory() -> None:
    """Raise MemoryError where it ran short: kernels then say of a shape that there is none."""
    if ran_short():
        raise MemoryError
