"""The chunks of a build: one for every stage that adds something."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec
import numpy as np

from models3d.described import Described
from models3d.errors import BrokenInputError
from models3d.making.files import Files
from models3d.making.inputs import Inputs
from models3d.manifest import Chunk
from models3d.packing.bodies import Distinct, Place, distinct_surfaces
from models3d.packing.hidden import Mask, Thing, seen
from models3d.packing.lattice import grid_over
from models3d.packing.pack import Packed, pack_stage
from models3d.progress import Progress
from models3d.shelf import Shelf


def make_chunks(
    described: Described, inputs: Inputs, files: Files, shelf: Shelf, progress: Progress
) -> list[Chunk]:
    """Pack every stage; raises :class:`BrokenInputError` where nothing has a shape."""

    def pack() -> bytes:
        return msgspec.msgpack.encode(_packed(described, inputs, shelf, progress))

    kept = shelf.kept("chunks", inputs.staged, pack)
    found = msgspec.msgpack.decode(kept, type=list[Packed])
    for packed in found:
        files.fixed(packed.chunk.file, packed.data)
    return [packed.chunk for packed in found]


def _packed(described: Described, inputs: Inputs, shelf: Shelf, progress: Progress) -> list[Packed]:
    staged, materials = described.staged, described.materials
    progress.start("Finding what is repeated")
    shapes = [element.meshes for element in described.elements]

    def look(things: Sequence[Thing]) -> list[Mask]:
        return _unpacked(shelf.kept("seen", inputs.looks, lambda: _bits(seen(things))), things)

    surfaces = distinct_surfaces(shapes, described.looks, materials, look)
    if not surfaces:
        raise BrokenInputError(
            "nothing in the models has a shape, so there is nothing to show.",
            where=staged.development.name,
            remedy="Export the models with their geometry, or name other files under [[models]].",
        )
    grid = grid_over(mesh.vertices for meshes in shapes for mesh in meshes)
    by_stage = _by_stage(surfaces, staged.element_stage.tolist(), len(staged.stages))
    progress.start("Packing stages", len(by_stage))
    chunks = []
    for number, some in enumerate(by_stage):
        packed = pack_stage(number, staged.stages[number].id, some, materials, grid)
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
