"""The chunks of a build: one for every stage that adds something."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import msgspec
import numpy as np

from models3d.collecting import rarely_collected
from models3d.counted_steps import Steps
from models3d.crew import Crew, Lent
from models3d.errors import BrokenInputError
from models3d.making.files import Files
from models3d.making.freight import Freight, Stowage
from models3d.making.underway import Underway, begin
from models3d.manifest import Chunk
from models3d.packing.bodies import Distinct, Place, distinct_surfaces
from models3d.packing.hidden import Mask, Thing, seen
from models3d.packing.lattice import FINEST_STEP, Grid, grid_over
from models3d.packing.pack import Packed, pack_stage
from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of

#: Name on the shelf of what can be seen of things.
SEEN = "seen"

#: In this process: the surfaces of the freight that was looked through last.
_known: list[tuple[Freight, list[Distinct]]] = []


def ready() -> None:
    """Nothing: who was asked for it has all of this loaded."""


def begin_surfaces(freight: Freight, shelf: Shelf, crew: Crew) -> None:
    """Have a hand find what is repeated, before it is known when anything is built."""
    if crew.hands:
        crew.begin(_find, crew.lend(freight), shelf)


def begin_chunks(freight: Freight, stowage: Stowage, shelf: Shelf, crew: Crew) -> Underway:
    """Begin to pack every stage."""
    work = partial(_encoded, crew.lend(freight), stowage, shelf)
    return begin("chunks", digest_of(freight.digest, stowage.digest), shelf, crew, work)


def take_chunks(
    chunks: Underway, freight: Freight, stowage: Stowage, files: Files, progress: Progress
) -> list[Chunk]:
    """Wait for the chunks; raises :class:`BrokenInputError` where nothing has a shape."""
    data = chunks.take(progress, "Packing stages", len(stowage.stages))
    found = msgspec.msgpack.decode(data, type=list[Packed])
    if not found:
        raise BrokenInputError(
            "nothing in the models has a shape, so there is nothing to show.",
            where="development.toml",
            remedy="Export the models with their geometry, or name other files under [[models]].",
        )
    chunks.shelf.uses(SEEN, freight.digest)
    for packed in found:
        files.fixed(packed.chunk.file, packed.data)
    return [packed.chunk for packed in found]


def _find(lent: Lent[Freight], shelf: Shelf) -> None:
    with rarely_collected():
        _surfaces(lent.thing, shelf)


def _encoded(lent: Lent[Freight], stowage: Stowage, shelf: Shelf) -> bytes:
    with rarely_collected():
        return msgspec.msgpack.encode(_packed(lent.thing, stowage, shelf))


def _packed(freight: Freight, stowage: Stowage, shelf: Shelf) -> list[Packed]:
    chunks, progress = [], Steps()
    grid, stages = added_by_stage(freight, stowage, shelf)
    for number, some in enumerate(stages):
        packed = pack_stage(number, stowage.stages[number], some, freight.materials, grid)
        if packed:
            chunks.append(packed)
        progress.advance()
    return chunks


def added_by_stage(freight: Freight, stowage: Stowage, shelf: Shelf) -> tuple[Grid, list[list[Distinct]]]:
    """The surfaces that each stage adds, and the lattice that all of them lie on."""
    surfaces = _stowed(_surfaces(freight, shelf), stowage.place.tolist())
    if not surfaces:
        return Grid((0.0, 0.0, 0.0), FINEST_STEP), []
    return grid_over(freight.points), _by_stage(surfaces, stowage.stage.tolist(), len(stowage.stages))


def _surfaces(freight: Freight, shelf: Shelf) -> list[Distinct]:
    """Every surface once, with its places among the elements as the models have them."""
    if not _known or _known[0][0] is not freight:

        def look(things: Sequence[Thing]) -> list[Mask]:
            return _unpacked(shelf.kept(SEEN, freight.digest, lambda: _bits(seen(things))), things)

        found = distinct_surfaces(freight.shapes(), freight.looks, freight.materials, look)
        _known[:] = [(freight, found)]
    return _known[0][1]


def _stowed(surfaces: Sequence[Distinct], index: list[int]) -> list[Distinct]:
    """``surfaces`` with the manifest's elements at their places, in the order of the first of each."""
    found = [
        replace(
            one,
            places=sorted(
                (replace(place, element=index[place.element]) for place in one.places),
                key=lambda place: place.element,
            ),
        )
        for one in surfaces
    ]
    # Several surfaces of one element stay in their order.
    return sorted(found, key=lambda one: one.places[0].element)


def _bits(masks: Sequence[Mask]) -> bytes:
    return np.packbits(np.concatenate([np.zeros(0, np.bool_), *masks])).tobytes()


def _unpacked(bits: bytes, things: Sequence[Thing]) -> list[Mask]:
    ends = np.cumsum([0, *(len(thing.corners) for thing in things)]).tolist()
    masks = np.unpackbits(np.frombuffer(bits, np.uint8), count=ends[-1]).astype(np.bool_)
    return [masks[begin:end] for begin, end in pairwise(ends)]


def _by_stage(surfaces: Sequence[Distinct], stage: list[int], stages: int) -> list[list[Distinct]]:
    """For each stage the surfaces that it adds, with their places in it."""
    found: list[list[Distinct]] = [[] for _ in range(stages)]
    for one in surfaces:
        own: dict[int, list[Place]] = {}
        for place in one.places:
            own.setdefault(stage[place.element], []).append(place)
        for number, places in own.items():
            found[number].append(replace(one, places=places))
    return found
