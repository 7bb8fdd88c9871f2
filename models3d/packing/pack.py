"""Packs what stands into chunks, a GLB a stage: repeats once with their places, the rest by material."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from models3d.manifest import Chunk, Material
from models3d.packing.bodies import Distinct, Place
from models3d.packing.glb import Copies, Primitive, write_glb
from models3d.packing.lattice import HIGHEST, Grid
from models3d.packing.welding import Surface

#: A surface is sent once with its places where this many triangles are saved; below, its JSON costs more.
WORTH_COPYING = 100


@dataclass(frozen=True)
class Packed:
    """The bytes of a chunk beside what the manifest says of it."""

    chunk: Chunk
    data: bytes


def pack_stage(
    stage: int, name: str, surfaces: Sequence[Distinct], materials: Sequence[Material], grid: Grid
) -> Packed | None:
    """Pack the ``surfaces`` that a stage adds; ``name`` begins the file's name, its bytes' digest ends it.

    None where nothing is left on the grid.
    """
    drawn = primitives_of(surfaces, materials, grid)
    if not drawn:
        return None
    data = write_glb(drawn, materials, grid)
    digest = sha256(data).hexdigest()
    sent = [len(one.indices) // 3 for one in drawn]
    chunk = Chunk(
        file=f"{name}.{digest[:16]}.glb",
        stage=stage,
        bytes=len(data),
        sha256=digest,
        triangles=sum(count * _places(one) for count, one in zip(sent, drawn, strict=True)),
        distinct=sum(sent),
        draws=len({materials[one.material].opacity < 1 for one in drawn}),
    )
    return Packed(chunk, data)


def primitives_of(surfaces: Sequence[Distinct], materials: Sequence[Material], grid: Grid) -> list[Primitive]:
    """What is written of the ``surfaces`` that a stage adds: what stands once, then what is repeated.

    Solid materials come before see-through ones.
    """
    once: dict[int, list[tuple[Distinct, Place]]] = defaultdict(list)
    primitives: list[Primitive | None] = []
    repeated = []
    for one in surfaces:
        if len(one.surface.triangles) * (len(one.places) - 1) >= WORTH_COPYING:
            repeated.append(one)
        else:
            once[one.material] += [(one, place) for place in one.places]
    order = sorted(once, key=lambda material: (materials[material].opacity < 1, material))
    primitives += [_together(material, once[material], grid) for material in order]
    primitives += [_repeated(one, grid) for one in repeated]
    return [one for one in primitives if one is not None]


def _places(primitive: Primitive) -> int:
    return 1 if primitive.copies is None else len(primitive.copies.elements)


def _together(material: int, some: list[tuple[Distinct, Place]], grid: Grid) -> Primitive | None:
    """Everything of one material that stands once, in the order of the elements."""
    points, elements, indices, start = [], [], [], 0
    for one, place in sorted(some, key=lambda pair: pair[1].element):
        metres = one.surface.vertices @ place.turn.T + place.shift
        own, triangles = _whole(one.surface, grid.points(metres))
        points.append(own)
        elements.append(np.full(len(own), place.element, np.uint32))
        indices.append(triangles + np.uint32(start))
        start += len(own)
    if not start:
        return None
    return Primitive(
        material,
        np.concatenate(points).astype(np.uint16),
        np.concatenate(elements),
        np.concatenate(indices).astype(np.uint32),
    )


def _repeated(one: Distinct, grid: Grid) -> Primitive | None:
    """One surface from its own corner, and where its copies stand."""
    low = one.surface.vertices.min(axis=0)
    own, triangles = _whole(
        one.surface, Grid((low[0], low[1], low[2]), grid.step).points(one.surface.vertices)
    )
    if not len(own):
        return None
    corners = np.array([place.turn @ low + place.shift for place in one.places])
    turns = Rotation.from_matrix(np.array([place.turn for place in one.places])).as_quat(canonical=True)
    copies = Copies(
        grid.points(corners).astype(np.float32),
        turns,
        np.array([place.element for place in one.places], np.uint32),
    )
    return Primitive(one.material, own.astype(np.uint16), np.zeros(0, np.uint32), triangles, copies)


def _whole(surface: Surface, points: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Points and indices without the triangles that are no more on the grid.

    In the order of the model: programs write like things alike, which no order of ours compresses as well.
    """
    one, two, three = points[surface.triangles.T]
    triangles = surface.triangles[_apart(one, two) & _apart(two, three) & _apart(three, one)]
    used = np.zeros(len(points), np.bool_)
    used[triangles] = True
    renumbered = np.cumsum(used, dtype=np.uint32) - np.uint32(1)
    return np.clip(points[used], 0, HIGHEST), renumbered[triangles.reshape(-1)]


def _apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of points (n, 3) whether they differ."""
    differ = one != other
    return np.asarray(differ[:, 0] | differ[:, 1] | differ[:, 2])
