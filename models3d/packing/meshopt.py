"""The only door to meshoptimizer: typed, and with the codec versions that glTF prescribes.

The binding is the package meshopt, because its wheels need no compiler on a project manager's machine.
EXT_meshopt_compression knows version 0 of the vertex codec and version 1 of the index codec; the package's
``encode_gltf_buffer`` writes those.
"""

import meshopt
import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.uint32]
Bytes = NDArray[np.uint8]

#: What the codecs pack can be this many times as large, and no larger.
MOST_UNPACKED = 256

#: The bitstream of EXT_meshopt_compression's mode ATTRIBUTES: version 0, blocks of rows, groups of bytes of
#: one plane, a mode of two bits for each group (0 all zero, 3 whole), and at least so many bytes at the end.
VERTEX_FORMAT, BLOCK, GROUP, WHOLE, LEAST_TAIL = 0xA0, 256, 16, 3, 32


def encode_vertices(rows: Bytes) -> bytes:
    """Compress vertex ``rows`` (n, stride); the stride is a multiple of 4 (mode ATTRIBUTES).

    The codec's own encoder packs bits as tightly as they go. What we send is compressed once more on its way,
    and a general compressor finds nothing in packed bits: so each group of bytes is left out, where all are
    zero, or left whole. The format is the same, and after brotli a building's points are a sixth smaller.
    """
    count, stride = rows.shape
    out, last = bytearray([VERTEX_FORMAT]), rows[0]
    for begin in range(0, count, BLOCK):
        block = rows[begin : begin + BLOCK]
        steps = np.diff(np.vstack([last, block]).astype(np.int16), axis=0).astype(np.int8)
        zigzag = (steps.view(np.uint8) << 1) ^ (steps >> 7).view(np.uint8)
        groups = np.zeros((-(-len(block) // GROUP) * GROUP, stride), np.uint8)
        groups[: len(block)] = zigzag
        for plane in groups.T.reshape(stride, -1, GROUP):
            whole = plane.any(axis=1)
            modes = np.zeros((-(-len(plane) // 4), 4), np.uint8)
            modes.reshape(-1)[: len(plane)] = whole * WHOLE
            out += np.bitwise_or.reduce(modes << np.array([0, 2, 4, 6], np.uint8), axis=1).tobytes()
            out += plane[whole].tobytes()
        last = block[-1]
    # The first row comes last: a decoder begins from there.
    return bytes(out) + bytes(max(0, LEAST_TAIL - stride)) + bytes(rows[0])


def decode_vertices(data: bytes, count: int, stride: int) -> Bytes:
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


def decode_view(data: bytes, count: int, stride: int, mode: str, filtered: str) -> bytes:
    """Bytes of a view that somebody else compressed; raises ValueError or RuntimeError if mangled."""
    if not 0 < count * stride <= MOST_UNPACKED * len(data):
        raise ValueError("more than the codec can have packed")
    return np.asarray(meshopt.decode_gltf_buffer(data, count, stride, mode, filtered)).tobytes()
