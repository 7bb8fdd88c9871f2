"""Writes the glTF that visualisation studios deliver, property by property. For tests alone."""

import json
import struct
from pathlib import Path
from typing import Any

import DracoPy
import numpy as np
from numpy.typing import NDArray

from models3d.packing import meshopt

Point = tuple[float, float, float]

#: The corners of a triangle's three coordinates (VEC3 of floats), and whole numbers without and with a sign.
FLOAT, BYTE, SHORT, WORD = 5126, 5121, 5123, 5125
KINDS = {FLOAT: np.float32, BYTE: np.uint8, SHORT: np.uint16, WORD: np.uint32}

#: The twelve triangles of a box whose corners are numbered as bits: 1 for x, 2 for y, 4 for z.
BOX = [
    *(0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4),
    *(2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5),
]


def corners(low: Point, size: Point) -> NDArray[np.float32]:
    """Corners (8, 3) of a box."""
    bits = np.array([[at & 1, at >> 1 & 1, at >> 2 & 1] for at in range(8)])
    found: NDArray[np.float32] = (np.array(low) + bits * np.array(size)).astype(np.float32)
    return found


class Studio:
    """A glTF under construction: its JSON as a dictionary, and its binary part."""

    def __init__(self) -> None:
        self.json: dict[str, Any] = {"asset": {"version": "2.0"}}
        self.binary = b""

    def add(self, kind: str, what: dict[str, Any]) -> int:
        """One more of ``kind`` (nodes, meshes, ...); its number."""
        self.json.setdefault(kind, []).append(what)
        return len(self.json[kind]) - 1

    def view(self, data: bytes, **more: Any) -> int:
        """A buffer view of ``data``."""
        at = len(self.binary)
        self.binary += data + b"\0" * (-len(data) % 4)
        self.json["buffers"] = [{"byteLength": len(self.binary)}]
        return self.add("bufferViews", {"buffer": 0, "byteOffset": at, "byteLength": len(data), **more})

    def numbers(self, values: Any, component: int, **more: Any) -> int:
        """An accessor of ``values``, (n,) or (n, width)."""
        rows = np.asarray(values, KINDS[component])
        kind = "SCALAR" if rows.ndim == 1 else f"VEC{rows.shape[1]}"
        described = {"componentType": component, "type": kind, "count": len(rows), **more}
        return self.add("accessors", {"bufferView": self.view(rows.tobytes()), **described})

    def packed(self, rows: NDArray[Any], data: bytes, mode: str, component: int) -> int:
        """An accessor of ``rows`` that meshoptimizer compressed to ``data``."""
        stride = rows.itemsize * (rows.shape[1] if rows.ndim > 1 else 1)
        view = self.view(data)
        described = self.json["bufferViews"][view]
        how = {**described, "byteStride": stride, "count": len(rows), "mode": mode}
        described |= {"byteLength": rows.nbytes, "extensions": {"EXT_meshopt_compression": how}}
        kind = "SCALAR" if rows.ndim == 1 else f"VEC{rows.shape[1]}"
        return self.add(
            "accessors", {"bufferView": view, "componentType": component, "type": kind, "count": len(rows)}
        )

    def mesh(self, positions: int, indices: int | None = None, **more: Any) -> int:
        """A mesh of one primitive."""
        primitive = {"attributes": {"POSITION": positions}, **more}
        if indices is not None:
            primitive["indices"] = indices
        return self.add("meshes", {"primitives": [primitive]})

    def box(self, low: Point, size: Point, **more: Any) -> int:
        """A mesh that is a box."""
        return self.mesh(self.numbers(corners(low, size), FLOAT), self.numbers(BOX, BYTE), **more)

    def packed_box(self, low: Point, size: Point) -> int:
        """A box as compressing exporters write it."""
        points, order = corners(low, size), np.array(BOX, np.uint32)
        rows = np.pad(points, ((0, 0), (0, 1)))
        positions = self.packed(
            rows, meshopt.encode_vertices(rows.view(np.uint8).reshape(8, 16)), "ATTRIBUTES", FLOAT
        )
        self.json["accessors"][positions]["type"] = "VEC3"
        self.json["bufferViews"][self.json["accessors"][positions]["bufferView"]]["byteStride"] = 16
        return self.mesh(positions, self.packed(order, meshopt.encode_triangles(order), "TRIANGLES", WORD))

    def draco(self, points: NDArray[Any], order: Any, component: int = FLOAT, **more: Any) -> dict[str, Any]:
        """A primitive that Draco packed as Blender has it, with another attribute before the positions.

        ``more`` goes to Draco's encoder.
        """
        beside = {4: np.zeros((len(points), 3), np.float32)}
        data = DracoPy.encode(points, np.reshape(order, (-1, 3)), generic_attributes=beside, **more)
        # The encoder numbers what has no number of its own from there.
        packed = {"bufferView": self.view(data), "attributes": {"_BESIDE": 4, "POSITION": 5}}
        described = {"componentType": component, "type": "VEC3", "count": len(points)}
        indices = {"componentType": WORD, "type": "SCALAR", "count": np.size(order)}
        return {
            "attributes": {"POSITION": self.add("accessors", described)},
            "indices": self.add("accessors", indices),
            "extensions": {"KHR_draco_mesh_compression": packed},
        }

    def node(self, name: str, mesh: int | None = None, **more: Any) -> int:
        """A node."""
        return self.add("nodes", {"name": name, **({} if mesh is None else {"mesh": mesh}), **more})

    def write(self, path: Path) -> Path:
        """The GLB at ``path``."""
        text = json.dumps(self.json).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
        if self.binary:
            chunks += struct.pack("<II", len(self.binary), 0x004E4942) + self.binary
        path.write_bytes(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)
        return path
