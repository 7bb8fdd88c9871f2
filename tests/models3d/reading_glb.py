"""Reads a chunk back as a viewer would: container, JSON, meshopt, quantisation. For tests alone."""

import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d import meshopt


@dataclass(frozen=True)
class Decoded:
    """One primitive: ``points`` (n, 3) metres, ``normals`` (n, 3) or None, ``elements`` (n,), triangles."""

    points: NDArray[np.float64]
    normals: NDArray[np.float64] | None
    elements: NDArray[np.int64]
    triangles: NDArray[np.int64]


def document(data: bytes) -> dict[str, Any]:
    """The JSON of a GLB."""
    magic, version, length = struct.unpack_from("<III", data)
    assert (magic, version, length) == (0x46546C67, 2, len(data))
    (size,) = struct.unpack_from("<I", data, 12)
    found: dict[str, Any] = json.loads(data[20 : 20 + size])
    return found


def primitives(data: bytes) -> list[Decoded]:
    """All primitives of a GLB, decompressed and dequantised."""
    gltf = document(data)
    (size,) = struct.unpack_from("<I", data, 12)
    binary = data[28 + size :]
    node = gltf["nodes"][0]
    found = []
    for primitive in gltf["meshes"][0]["primitives"]:
        attributes = primitive["attributes"]
        normals = None
        if "NORMAL" in attributes:
            normals = _rows(gltf, binary, attributes["NORMAL"]).astype(float) / 127
        found.append(
            Decoded(
                _rows(gltf, binary, attributes["POSITION"]) * node["scale"] + node["translation"],
                normals,
                _rows(gltf, binary, attributes["_FEATURE_ID_0"])[:, 0].astype(np.int64),
                _indices(gltf, binary, primitive["indices"]).reshape(-1, 3),
            )
        )
    return found


TYPES = {5120: np.int8, 5123: np.uint16, 5126: np.float32}
WIDTHS = {"SCALAR": 1, "VEC3": 3}


def _rows(gltf: dict[str, Any], binary: bytes, accessor: int) -> NDArray[Any]:
    described = gltf["accessors"][accessor]
    packed, view = _view(gltf, binary, accessor)
    dtype = np.dtype(TYPES[described["componentType"]])
    rows = meshopt.decode_vertices(packed, view["count"], view["byteStride"])
    width = WIDTHS[described["type"]] * dtype.itemsize
    return np.ascontiguousarray(rows[:, :width]).view(dtype)


def _indices(gltf: dict[str, Any], binary: bytes, accessor: int) -> NDArray[np.int64]:
    packed, view = _view(gltf, binary, accessor)
    return meshopt.decode_triangles(packed, view["count"]).astype(np.int64)


def _view(gltf: dict[str, Any], binary: bytes, accessor: int) -> tuple[bytes, dict[str, Any]]:
    view = gltf["bufferViews"][gltf["accessors"][accessor]["bufferView"]]
    packed = view["extensions"]["EXT_meshopt_compression"]
    return binary[packed["byteOffset"] : packed["byteOffset"] + packed["byteLength"]], packed
