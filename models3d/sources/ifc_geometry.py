"""Shapes of IFC products, computed on all cores and kept in portions as they come."""

import time
from typing import Any

from models3d.model import Mesh
from models3d.progress import Progress
from models3d.readers.kept_shapes import Portions, Shapes
from models3d.readers.memory_bounds import ran_short
from models3d.readers.reading_order import Manner
from models3d.sources.ifc_bodies import one_body_each
from models3d.sources.ifc_careful import Share, Trouble, with_care
from models3d.sources.ifc_kernels import QUICK, SURE, all_at_once

#: Profiles whose voids the quick kernel fills.
WITH_VOIDS = "IfcArbitraryProfileDefWithVoids"

#: A portion is kept when it has this many products, or is this old (seconds): so much work can be lost.
PORTION, PORTION_AGE = 200, 10.0


def shapes_of(
    file: Any, products: list[Any], portions: Portions, manner: Manner, progress: Progress
) -> tuple[Shapes, list[Trouble]]:
    """Meshes of ``products`` by their ids in ``file``, metres, y up; those that have none are absent.

    Openings are subtracted; of several representations one is the shape. Threads finish in any order; what
    comes back does not depend on it. What ``portions`` have is not computed again. A careful ``manner``
    survives what kernels do, and says for which products it had to. Raises RuntimeError where a kernel gives
    up, MemoryError where memory ran short.
    """
    kept = _Kept(portions, {one.id() for one in products}, progress)
    left = [one for one in products if one.id() not in kept.done]
    with one_body_each(file, left):
        troubles = _each_by_its_kernel(file, left, manner, kept)
    shapes = kept.all()
    if not manner.careful and len(shapes) < len(products) and ran_short():
        # Kernels take what they want of memory for a broken shape when they do not get it.
        raise MemoryError
    progress.reach(len(products))
    return shapes, troubles


def _each_by_its_kernel(file: Any, left: list[Any], manner: Manner, kept: "_Kept") -> list[Trouble]:
    hollow = _hollow(file) if left else set()
    quick = [one for one in left if one.id() not in hollow]
    troubles = _computed(file, Share(QUICK, quick), manner, kept)
    given_up = {one.product for one in troubles}
    # Of some shapes the quick kernel says that there is nothing of them.
    lost = [one for one in quick if one.id() not in kept.done and one.id() not in given_up]
    sure = [one for one in left if one.id() in hollow] + lost
    return troubles + _computed(file, Share(SURE, sure), manner, kept)


def _computed(file: Any, share: Share, manner: Manner, kept: "_Kept") -> list[Trouble]:
    if manner.careful:
        return with_care(file, share, manner, kept.add)
    if share.products:
        for product, meshes in all_at_once(file, share.products, share.kernel, manner.threads):
            kept.add(product, meshes)
    return []


class _Kept:
    """Shapes as they come, put on the shelf portion by portion."""

    def __init__(self, portions: Portions, wanted: set[int], progress: Progress) -> None:
        self.shapes = {key: meshes for key, meshes in portions.kept().items() if key in wanted}
        self.done = set(self.shapes)
        self._portions, self._progress = portions, progress
        self._fresh, self._since = Shapes(), time.monotonic()
        progress.reach(len(self.shapes))

    def add(self, product: int, meshes: tuple[Mesh, ...]) -> None:
        """``product`` is done."""
        self.done.add(product)
        self._fresh[product] = meshes
        self._progress.advance()
        if len(self._fresh) >= PORTION or time.monotonic() - self._since > PORTION_AGE:
            self._keep()

    def all(self) -> Shapes:
        """Everything that was or is now on the shelf."""
        if self._fresh:
            self._keep()
        return self.shapes

    def _keep(self) -> None:
        self._portions.add(self._fresh)
        self.shapes.update(self._fresh)
        self._fresh, self._since = Shapes(), time.monotonic()


def _hollow(file: Any) -> set[int]:
    """Ids of products that have a profile with voids somewhere in their shape or in what is cut out of it."""
    todo = list(file.by_type(WITH_VOIDS))
    seen: set[int] = set()
    found: set[int] = set()
    while todo:
        entity = todo.pop()
        if entity.id() in seen:
            continue
        seen.add(entity.id())
        if entity.is_a("IfcProduct"):
            found.add(entity.id())
            openings = getattr(entity, "VoidsElements", ()) or ()
            todo.extend(relation.RelatingBuildingElement for relation in openings)
        elif not entity.is_a("IfcRoot"):
            todo.extend(file.get_inverse(entity))
    return found
