"""The only door to meshoptimizer: typed, and with the codec versions that glTF prescribes.

The binding is the package meshopt, because its wheels need no compiler on a project manager's machine.
EXT_meshopt_compression knows version 0 of the vertex codec and version 1 of the index codec; the package's
``encode_gltf_buffer`` writes those.
"""

import meshopt
import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.uint32]


def encode_vertices(rows: NDArray[np.uint8]) -> bytes:
    """Compress vertex ``rows`` (n, stride); the stride is a multiple of 4 (mode ATTRIBUTES)."""
    return bytes(meshopt.encode_gltf_buffer(np.ascontiguousarray(rows), "ATTRIBUTES"))


def decode_vertices(data: bytes, count: int, stride: int) -> NDArray[np.uint8]:
    """Rows (count, stride) as :func:`encode_vertices` was given them."""
    rows = meshopt.decode_gltf_buffer(data, count, stride, "ATTRIBUTES")
    return np.asarray(rows, np.uint8).reshape(count, stride)


def encode_triangles(indices: Indices) -> bytes:
    """Compress a triangle list (mode TRIANGLES); keeps the order of triangles, may turn each of them."""
    return bytes(meshopt.encode_gltf_buffer(np.ascontiguousarray(indices, np.uint32), "TRIANGLES"))


def decode_triangles(data: bytes, count: int) -> Indices:
    """The ``count`` indices in ``data``."""
    decoded = meshopt.decode_gltf_buffer(data, count, 4, "TRIANGLES")
    return np.asarray(decoded).view(np.uint32).reshape(count)


def cache_order(indices: Indices) -> Indices:
    """Give the same triangles in an order that shades each vertex about once."""
    renumbered, places, _ = meshopt.reorder_mesh(np.ascontiguousarray(indices, np.uint32), True, False)
    vertices = np.empty(len(places), np.uint32)
    used = places < len(places)
    vertices[places[used]] = np.flatnonzero(used)
    return np.asarray(vertices[renumbered], np.uint32)


def fetch_order(indices: Indices, vertices: int) -> Indices:
    """New place (vertices,) of each vertex, in the order in which ``indices`` first use them."""
    _, first = np.unique(indices, return_index=True)
    used = indices[np.sort(first)]
    places = np.full(vertices, np.iinfo(np.uint32).max, np.uint32)
    places[used] = np.arange(len(used), dtype=np.uint32)
    return places
