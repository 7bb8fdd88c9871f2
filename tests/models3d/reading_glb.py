"""Reads a chunk back as a viewer would: container, JSON, meshopt, quantisation, copies. For tests alone."""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from models3d.packing import meshopt


@dataclass(frozen=True)
class Decoded:
    """A primitive where it stands: ``points`` (n, 3) metres, ``elements`` (n,), ``triangles`` (m, 3)."""

    points: NDArray[np.float64]
    elements: NDArray[np.int64]
    triangles: NDArray[np.int64]
    material: str
    copies: int


def document(data: bytes) -> dict[str, Any]:
    """The JSON of a GLB."""
    magic, version, length = struct.unpack_from("<III", data)
    assert (magic, version, length) == (0x46546C67, 2, len(data))
    (size,) = struct.unpack_from("<I", data, 12)
    found: dict[str, Any] = json.loads(data[20 : 20 + size])
    return found


def primitives(data: bytes) -> list[Decoded]:
    """All primitives of a GLB, decompressed, dequantised and set to each of their places."""
    return list(_Glb(data).decoded())


class _Glb:
    def __init__(self, data: bytes) -> None:
        self.gltf = document(data)
        (size,) = struct.unpack_from("<I", data, 12)
        self.binary = data[28 + size :]

    def decoded(self) -> Iterator[Decoded]:
        root, *nodes = self.gltf["nodes"]
        assert root["children"] == list(range(1, len(nodes) + 1))
        for node in nodes:
            placed = node.get("extensions", {}).get("EXT_mesh_gpu_instancing", {}).get("attributes")
            for primitive in self.gltf["meshes"][node["mesh"]]["primitives"]:
                points = self._rows(primitive["attributes"]["POSITION"]).astype(float)
                triangles = self._indices(primitive["indices"]).reshape(-1, 3)
                material = self.gltf["materials"][primitive["material"]]["name"]
                for moved, elements, copies in self._places(placed, primitive, points):
                    metres = moved * root["scale"] + root["translation"]
                    yield Decoded(metres, elements, triangles, material, copies)

    def _places(
        self, placed: dict[str, int] | None, primitive: dict[str, Any], points: NDArray[np.float64]
    ) -> Iterator[tuple[NDArray[np.float64], NDArray[np.int64], int]]:
        if placed is None:
            yield points, self._rows(primitive["attributes"]["_FEATURE_ID_0"])[:, 0].astype(np.int64), 1
            return
        shifts, elements = self._rows(placed["TRANSLATION"]), self._rows(placed["_FEATURE_ID_0"])[:, 0]
        turns = np.tile((0.0, 0.0, 0.0, 1.0), (len(shifts), 1))
        if "ROTATION" in placed:
            turns = self._rows(placed["ROTATION"]) / 32_767
        for shift, turn, element in zip(shifts, turns, elements, strict=True):
            moved = Rotation.from_quat(turn).apply(points) + shift
            yield moved, np.full(len(points), int(element)), len(shifts)

    def _rows(self, accessor: int) -> NDArray[Any]:
        described, view, packed = self._view(accessor)
        dtype = np.dtype({5122: np.int16, 5123: np.uint16, 5126: np.float32}[described["componentType"]])
        rows = meshopt.decode_vertices(packed, view["count"], view["byteStride"])
        first = described.get("byteOffset", 0) // view["byteStride"]
        width = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}[described["type"]] * dtype.itemsize
        return np.ascontiguousarray(rows[first : first + described["count"], :width]).view(dtype)

    def _indices(self, accessor: int) -> NDArray[np.int64]:
        described, view, packed = self._view(accessor)
        first = described.get("byteOffset", 0) // view["byteStride"]
        return meshopt.decode_triangles(packed, view["count"])[first : first + described["count"]].astype(int)

    def _view(self, accessor: int) -> tuple[dict[str, Any], dict[str, Any], bytes]:
        described = self.gltf["accessors"][accessor]
        view = self.gltf["bufferViews"][described["bufferView"]]["extensions"]["EXT_meshopt_compression"]
        begin = view["byteOffset"]
        return described, view, self.binary[begin : begin + view["byteLength"]]
