"""The chunks of a build: one for every stage that adds something."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import msgspec
import numpy as np

from models3d.collecting import rarely_collected
from models3d.counted_steps import Steps
from models3d.crew import Crew
from models3d.errors import BrokenInputError
from models3d.making.files import Files
from models3d.making.freight import Freight
from models3d.making.underway import Underway, begin
from models3d.manifest import Chunk
from models3d.packing.bodies import Distinct, Place, distinct_surfaces
from models3d.packing.hidden import Mask, Thing, seen
from models3d.packing.lattice import grid_over
from models3d.packing.pack import Packed, pack_stage
from models3d.progress import Progress
from models3d.shelf import Shelf

#: Name on the shelf of what can be seen of things.
SEEN = "seen"


def ready() -> None:
    """Nothing: who was asked for it has all of this loaded."""


def begin_chunks(freight: Freight, shelf: Shelf, crew: Crew) -> Underway:
    """Begin to pack every stage."""
    return begin("chunks", freight.packed_from, shelf, crew, partial(_encoded, freight, shelf))


def take_chunks(chunks: Underway, freight: Freight, files: Files, progress: Progress) -> list[Chunk]:
    """Wait for the chunks; raises :class:`BrokenInputError` where nothing has a shape."""
    data = chunks.take(progress, "Packing stages", len(freight.stages))
    found = msgspec.msgpack.decode(data, type=list[Packed])
    if not found:
        raise BrokenInputError(
            "nothing in the models has a shape, so there is nothing to show.",
            where="development.toml",
            remedy="Export the models with their geometry, or name other files under [[models]].",
        )
    chunks.shelf.uses(SEEN, freight.seen_from)
    for packed in found:
        files.fixed(packed.chunk.file, packed.data)
    return [packed.chunk for packed in found]


def _encoded(freight: Freight, shelf: Shelf) -> bytes:
    with rarely_collected():
        return msgspec.msgpack.encode(_packed(freight, shelf))


def _packed(freight: Freight, shelf: Shelf) -> list[Packed]:
    materials, shapes = freight.materials, freight.shapes()

    def look(things: Sequence[Thing]) -> list[Mask]:
        return _unpacked(shelf.kept(SEEN, freight.seen_from, lambda: _bits(seen(things))), things)

    surfaces = distinct_surfaces(shapes, freight.looks, materials, look)
    if not surfaces:
        return []
    grid = grid_over(freight.points)
    chunks, progress = [], Steps()
    for number, some in enumerate(_by_stage(surfaces, freight.stage.tolist(), len(freight.stages))):
        packed = pack_stage(number, freight.stages[number], some, materials, grid)
        if packed:
            chunks.append(packed)
        progress.advance()
    return chunks


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
