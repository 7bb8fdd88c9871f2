"""Shapes as bytes for the shelf: one msgpack record whose numbers lie in two raw buffers, little-endian."""

from collections.abc import Mapping

import msgspec
import numpy as np

from models3d.model import Mesh
from models3d.shelf import Shelf

#: Meshes of things by the number that their reader gave them.
Shapes = dict[int, tuple[Mesh, ...]]
Look = tuple[str, tuple[float, float, float] | None, float]


class _Record(msgspec.Struct, array_like=True):
    keys: list[int]
    #: How many meshes each key has; then for each mesh its look, its vertices and its triangles.
    meshes: list[int]
    looks: list[Look]
    look: list[int]
    vertices: list[int]
    triangles: list[int]
    points: bytes
    corners: bytes


def encode_shapes(shapes: Mapping[int, tuple[Mesh, ...]]) -> bytes:
    """``shapes`` as bytes; the same shapes in the same order give the same bytes."""
    meshes = [mesh for some in shapes.values() for mesh in some]
    looks: dict[Look, int] = {}
    look = [
        looks.setdefault((mesh.material, mesh.colour, float(mesh.opacity)), len(looks)) for mesh in meshes
    ]
    return msgspec.msgpack.encode(
        _Record(
            keys=list(shapes),
            meshes=[len(some) for some in shapes.values()],
            looks=list(looks),
            look=look,
            vertices=[len(mesh.vertices) for mesh in meshes],
            triangles=[len(mesh.triangles) for mesh in meshes],
            points=b"".join(np.ascontiguousarray(mesh.vertices, "<f8").tobytes() for mesh in meshes),
            corners=b"".join(np.ascontiguousarray(mesh.triangles, "<i4").tobytes() for mesh in meshes),
        )
    )


def decode_shapes(data: bytes) -> Shapes:
    """The shapes that gave ``data``; raises ValueError where no shapes did."""
    record = msgspec.msgpack.decode(data, type=_Record)
    # Copies, for what comes from bytes may not be written to; every mesh is a window into them.
    points = np.frombuffer(record.points, "<f8").astype(np.float64).reshape(-1, 3)
    corners = np.frombuffer(record.corners, "<i4").astype(np.int32).reshape(-1, 3)
    looks = [record.looks[at] for at in record.look]
    meshes, point, corner = [], 0, 0
    for look, more_points, more_corners in zip(looks, record.vertices, record.triangles, strict=True):
        meshes.append(
            Mesh(points[point : point + more_points], corners[corner : corner + more_corners], *look)
        )
        point, corner = point + more_points, corner + more_corners
    found, at = Shapes(), 0
    for key, count in zip(record.keys, record.meshes, strict=True):
        found[key] = tuple(meshes[at : at + count])
        at += count
    if at != len(meshes) or point != len(points) or corner != len(corners):
        raise ValueError("the counts do not meet the buffers")
    return found


class Portions:
    """The shapes of one file as far as they are computed, kept on a shelf portion by portion.

    ``made_from`` is the digest of everything that they depend on.
    """

    def __init__(self, shelf: Shelf, made_from: str) -> None:
        self._shelf, self._made_from = shelf, made_from
        self.count = 0

    def kept(self, most: int | None = None) -> Shapes:
        """All shapes of the (first ``most``) portions that are there; portions that are added follow them."""
        found = Shapes()
        self.count = 0
        while self.count != most:
            data = self._shelf.find(f"shapes-{self.count}", self._made_from)
            try:
                if data is None:
                    return found
                found.update(decode_shapes(data))
            except (ValueError, IndexError):
                # Something else wrote over it: from here on shapes are computed again.
                return found
            self.count += 1
        return found

    def add(self, shapes: Shapes) -> None:
        """Keep one portion more."""
        self._shelf.put(f"shapes-{self.count}", self._made_from, encode_shapes(shapes))
        self.count += 1
