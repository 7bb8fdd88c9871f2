"""Packs what stands into chunks: one GLB a stage, one primitive a material, its triangles by storey."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models3d import meshopt
from models3d.glb import Grid, Primitive, write_glb
from models3d.manifest import Chunk, Draw, Material
from models3d.soup import Piece, Soup, soup_of

#: The finest lattice: half a millimetre of error at most, below what drawings are true to.
FINEST_STEP = 0.001
LATTICE = 65_535

#: Flat and round triangles of a material become two primitives where each would have this many: flat ones
#: need no normals and share their corners, which halves the bytes; below, a draw call costs more than that.
WORTH_A_DRAW = 1500


@dataclass(frozen=True)
class Packed:
    """The bytes of a chunk beside what the manifest says of it."""

    chunk: Chunk
    data: bytes


def grid_over(pieces: Iterable[Piece]) -> Grid:
    """Give the lattice that holds all ``pieces``: one for all chunks, so that their seams meet exactly."""
    boxes = [(p.mesh.vertices.min(axis=0), p.mesh.vertices.max(axis=0)) for p in pieces]
    low = np.min([box[0] for box in boxes], axis=0)
    size = float((np.max([box[1] for box in boxes], axis=0) - low).max())
    # One lattice point is kept free for rounding the origin down.
    step = max(FINEST_STEP, size / (LATTICE - 1))
    x, y, z = np.round(np.floor(low / step) * step, 9).tolist()
    return Grid((x, y, z), step)


def pack_stage(stage: int, name: str, pieces: list[Piece], materials: list[Material], grid: Grid) -> Packed:
    """Pack the ``pieces`` that a stage adds; ``name`` begins the file's name, its bytes' digest ends it.

    Solid materials come before see-through ones; a material comes twice where its flat triangles and its
    round ones are both many.
    """
    order = sorted({piece.material for piece in pieces}, key=lambda m: (materials[m].opacity < 1, m))
    packed = [
        _primitive(material, part)
        for material in order
        for part in _parts(soup_of([piece for piece in pieces if piece.material == material], grid))
    ]
    primitives = [primitive for primitive, _ in packed]
    data = write_glb(primitives, materials, grid)
    digest = sha256(data).hexdigest()
    chunk = Chunk(
        file=f"{name}.{digest[:16]}.glb",
        stage=stage,
        bytes=len(data),
        sha256=digest,
        triangles=sum(len(primitive.indices) // 3 for primitive in primitives),
        vertices=sum(len(primitive.points) for primitive in primitives),
        draws=[draw for _, draw in packed],
    )
    return Packed(chunk, data)


def _parts(soup: Soup) -> list[Soup]:
    """Flat and round apart where that is worth a draw; nothing where nothing is left on the grid."""
    flat = int(soup.flat.sum())
    if min(flat, len(soup) - flat) >= WORTH_A_DRAW:
        return [soup.where(soup.flat), soup.where(~soup.flat)]
    return [soup] if len(soup) else []


def _primitive(material: int, soup: Soup) -> tuple[Primitive, Draw]:
    """Weld what is equal, order triangles for the vertex cache and vertices by first use."""
    flat = bool(soup.flat.all())
    rows = np.zeros(
        soup.points.shape[:2], dtype=[("e", "<u4"), ("p", "<u2", 3), ("n", "i1", 3), ("pad", "i1")]
    )
    rows["e"], rows["p"] = soup.element[:, None], soup.points
    if not flat:
        rows["n"] = soup.normals
    unique, inverse = np.unique(rows.reshape(-1).view("V14"), return_inverse=True)
    starts = np.flatnonzero(np.r_[True, np.diff(soup.storey) != 0])
    offsets = [int(start) * 3 for start in [*starts, len(soup)]]
    indices = _cached(inverse.astype(np.uint32), offsets)
    place = meshopt.fetch_order(indices, len(unique))
    vertices = np.empty_like(unique)
    vertices[place] = unique
    fields = vertices.view(rows.dtype)
    primitive = Primitive(
        material,
        points=np.ascontiguousarray(fields["p"]),
        normals=None if flat else np.ascontiguousarray(fields["n"]),
        elements=fields["e"].astype(np.uint32),
        indices=place[indices],
    )
    return primitive, Draw(material, [int(soup.storey[start]) for start in starts], offsets)


def _cached(indices: NDArray[np.uint32], offsets: list[int]) -> NDArray[np.uint32]:
    """Each storey's triangles in cache order, storeys where they are."""
    return np.concatenate([meshopt.cache_order(indices[begin:end]) for begin, end in pairwise(offsets)])
