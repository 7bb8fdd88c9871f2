"""A house of known parts, set down as often as asked for, each a little longer: glTF with its table."""

import csv
import json
import struct
from pathlib import Path

import numpy as np

from models3d.model import Mesh
from tests.models3d.world import box, cylinder

#: How far the copies stand apart (metres), and how many stand in a row.
APART, IN_A_ROW = 50.0, 4
#: Each copy is so much longer than the one before (share), so that no wall of it is another's.
LONGER = 0.005
STOREYS, ROOM = 4, 5.0

TOML = """
name = "Copies"
currency = "EUR"
languages = ["en"]

[place]
latitude = 46.05
longitude = 14.51
timezone = "Europe/Ljubljana"

[[models]]
file = "model.glb"
elements = "elements.csv"
"""


def write_copies(folder: Path, copies: int) -> int:
    """Write a development folder with ``copies`` houses; the number of its elements."""
    folder.mkdir()
    rows: list[dict[str, str]] = []
    meshes: list[Mesh] = []
    for copy in range(copies):
        shift = np.array((copy % IN_A_ROW, 0, copy // IN_A_ROW)) * APART
        for name, ifc_class, storey, mesh in _house():
            rows.append(
                {"global_id": f"{copy}-{name}", "ifc_class": ifc_class, "name": name, "storey": f"{storey}"}
            )
            meshes.append(Mesh(mesh.vertices * (1 + LONGER * copy, 1, 1) + shift, mesh.triangles))
    (folder / "development.toml").write_text(TOML)
    with (folder / "elements.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (folder / "model.glb").write_bytes(_glb([row["global_id"] for row in rows], meshes))
    return len(rows)


def _house() -> list[tuple[str, str, int, Mesh]]:
    """Slabs, walls, columns and windows on four storeys."""
    parts: list[tuple[str, str, int, Mesh]] = []
    column = cylinder(24)
    for storey in range(STOREYS):
        y = 3.0 * storey
        parts.append((f"slab {storey}", "IfcSlab", storey, box((0, y - 0.3, 0), (4 * ROOM, y, 4 * ROOM))))
        for i in range(5):
            for k in range(5):
                foot = column.vertices * (0.4, 1.35, 0.4) + (i * ROOM, y, k * ROOM)
                parts.append((f"column {storey} {i} {k}", "IfcColumn", storey, Mesh(foot, column.triangles)))
        for i in range(4):
            for side, z in (("front", 0.0), ("back", 4 * ROOM)):
                low, high = (i * ROOM + 0.3, y, z - 0.15), ((i + 1) * ROOM - 0.3, y + 0.9, z + 0.15)
                parts.append((f"wall {side} {storey} {i}", "IfcWall", storey, box(low, high)))
                pane = box((low[0], y + 0.9, z - 0.02), (high[0], y + 2.5, z + 0.02))
                parts.append((f"window {side} {storey} {i}", "IfcWindow", storey, pane))
    return parts


def _glb(names: list[str], meshes: list[Mesh]) -> bytes:
    """A plain GLB: a node, a mesh and two views for each element."""
    data = bytearray()
    views, accessors = [], []
    for mesh in meshes:
        for values, target in (
            (mesh.vertices.astype(np.float32), 34962),
            (mesh.triangles.astype(np.uint32).reshape(-1), 34963),
        ):
            views.append(
                {"buffer": 0, "byteOffset": len(data), "byteLength": values.nbytes, "target": target}
            )
            data += values.tobytes()
        low, high = mesh.vertices.min(axis=0).tolist(), mesh.vertices.max(axis=0).tolist()
        accessors.append(
            {
                "bufferView": len(views) - 2,
                "componentType": 5126,
                "count": len(mesh.vertices),
                "type": "VEC3",
                "min": low,
                "max": high,
            }
        )
        accessors.append(
            {
                "bufferView": len(views) - 1,
                "componentType": 5125,
                "count": mesh.triangles.size,
                "type": "SCALAR",
            }
        )
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(names)))}],
        "nodes": [{"name": name, "mesh": at} for at, name in enumerate(names)],
        "meshes": [
            {"primitives": [{"attributes": {"POSITION": 2 * at}, "indices": 2 * at + 1}]}
            for at in range(len(names))
        ],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(data)}],
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    return b"".join(
        (
            struct.pack("<III", 0x46546C67, 2, 28 + len(text) + len(data)),
            struct.pack("<II", len(text), 0x4E4F534A),
            text,
            struct.pack("<II", len(data), 0x004E4942),
            bytes(data),
        )
    )
