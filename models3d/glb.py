"""Writes one GLB: quantised, meshopt-compressed primitives whose vertices carry feature ids.

Extensions: KHR_mesh_quantization, EXT_meshopt_compression, EXT_mesh_features. No textures.
"""

import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d import meshopt
from models3d.colour import channels, linear
from models3d.manifest import Material

MAGIC, VERSION = 0x46546C67, 2
JSON_CHUNK, BINARY_CHUNK = 0x4E4F534A, 0x004E4942
BYTE, UNSIGNED_SHORT, UNSIGNED_INT, FLOAT = 5120, 5123, 5125, 5126
ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963
REQUIRED = ["KHR_mesh_quantization", "EXT_meshopt_compression"]

#: The most vertices, and the highest element, that 16 bits can point at (65535 restarts a primitive).
SHORT_LIMIT = 65_535


@dataclass(frozen=True)
class Grid:
    """The lattice of a development's vertices: metres = ``origin`` + ``step`` * lattice point."""

    origin: tuple[float, float, float]
    step: float


@dataclass(frozen=True)
class Primitive:
    """Triangles of one material: ``points`` (n, 3) uint16 on the grid, ``normals`` (n, 3) int8.

    ``normals`` is None where every face is flat: glTF then has the faces' own normals drawn.
    ``elements`` (n,) uint32 is the index into the manifest's elements, ``indices`` (3 m,) uint32.
    """

    material: int
    points: NDArray[np.uint16]
    normals: NDArray[np.int8] | None
    elements: NDArray[np.uint32]
    indices: NDArray[np.uint32]


def write_glb(primitives: list[Primitive], materials: list[Material], grid: Grid) -> bytes:
    """Bytes of a GLB: one node, one mesh, the ``primitives`` in their order; same input, same bytes."""
    buffer = _Buffer()
    used = sorted({primitive.material for primitive in primitives})
    document: dict[str, Any] = {
        "asset": {"version": "2.0", "generator": "Maquette"},
        "extensionsUsed": [*REQUIRED, "EXT_mesh_features"],
        "extensionsRequired": REQUIRED,
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "translation": list(grid.origin), "scale": [grid.step] * 3}],
        "meshes": [{"primitives": [_primitive(buffer, one, used) for one in primitives]}],
        "materials": [_material(materials[index]) for index in used],
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [
            {"byteLength": len(buffer.data)},
            # The uncompressed bytes exist only after decoding; the extension wants them declared.
            {"byteLength": buffer.plain, "extensions": {"EXT_meshopt_compression": {"fallback": True}}},
        ],
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    return _container(text + b" " * (-len(text) % 4), bytes(buffer.data))


class _Buffer:
    """Collects compressed views one after the other, with their accessors."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.plain = 0
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(self, data: bytes, *, count: int, stride: int, mode: str, **accessor: Any) -> int:
        """Append a view and its accessor; the accessor's index."""
        length = count * stride
        attributes = mode == "ATTRIBUTES"
        self.views.append(
            {
                "buffer": 1,
                "byteOffset": self.plain,
                "byteLength": length,
                **({"byteStride": stride} if attributes else {}),
                "target": ARRAY_BUFFER if attributes else ELEMENT_ARRAY_BUFFER,
                "extensions": {
                    "EXT_meshopt_compression": {
                        "buffer": 0,
                        "byteOffset": len(self.data),
                        "byteLength": len(data),
                        "byteStride": stride,
                        "count": count,
                        "mode": mode,
                    }
                },
            }
        )
        self.accessors.append({"bufferView": len(self.views) - 1, "count": count, **accessor})
        self.data += data + b"\0" * (-len(data) % 4)
        self.plain += length + -length % 4
        return len(self.accessors) - 1

    def attribute(self, values: NDArray[Any], stride: int, **accessor: Any) -> int:
        """Append ``values`` (n, ...) as a vertex attribute, rows padded with zeros to ``stride`` bytes."""
        count = len(values)
        row = np.ascontiguousarray(values).view(np.uint8).reshape(count, -1)
        padded = np.zeros((count, stride), np.uint8)
        padded[:, : row.shape[1]] = row
        encoded = meshopt.encode_vertices(padded)
        return self.add(encoded, count=count, stride=stride, mode="ATTRIBUTES", **accessor)


def _primitive(buffer: _Buffer, primitive: Primitive, used: list[int]) -> dict[str, Any]:
    points, vertices = primitive.points, len(primitive.points)
    position = buffer.attribute(
        points,
        8,
        componentType=UNSIGNED_SHORT,
        type="VEC3",
        min=points.min(axis=0).tolist(),
        max=points.max(axis=0).tolist(),
    )
    lit = {}
    if primitive.normals is not None:
        lit["NORMAL"] = buffer.attribute(
            primitive.normals, 4, componentType=BYTE, normalized=True, type="VEC3"
        )
    short = int(primitive.elements.max()) <= SHORT_LIMIT
    element = buffer.attribute(
        primitive.elements.astype(np.uint16 if short else np.float32),
        4,
        componentType=UNSIGNED_SHORT if short else FLOAT,
        type="SCALAR",
    )
    narrow = vertices <= SHORT_LIMIT
    indices = buffer.add(
        meshopt.encode_triangles(primitive.indices),
        count=len(primitive.indices),
        stride=2 if narrow else 4,
        mode="TRIANGLES",
        componentType=UNSIGNED_SHORT if narrow else UNSIGNED_INT,
        type="SCALAR",
    )
    features = {"featureCount": len(np.unique(primitive.elements)), "attribute": 0}
    return {
        "attributes": {"POSITION": position, **lit, "_FEATURE_ID_0": element},
        "indices": indices,
        "material": used.index(primitive.material),
        "extensions": {"EXT_mesh_features": {"featureIds": [features]}},
    }


def _material(material: Material) -> dict[str, Any]:
    return {
        "name": material.id,
        "pbrMetallicRoughness": {
            "baseColorFactor": [
                *(round(linear(channel), 6) for channel in channels(material.colour)),
                material.opacity,
            ],
            "metallicFactor": material.metalness,
            "roughnessFactor": material.roughness,
        },
        # Design models leave faces open and turned; a single-sided wall would have holes.
        "doubleSided": True,
        **({"alphaMode": "BLEND"} if material.opacity < 1 else {}),
    }


def _container(text: bytes, data: bytes) -> bytes:
    length = 12 + 8 + len(text) + 8 + len(data)
    return b"".join(
        (
            struct.pack("<III", MAGIC, VERSION, length),
            struct.pack("<II", len(text), JSON_CHUNK),
            text,
            struct.pack("<II", len(data), BINARY_CHUNK),
            data,
        )
    )
