"""glTF whose node names are element ids, with a table of elements and one of rooms beside it.

This is what visualisation studios deliver: the geometry says where, the tables say what.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh, Model, ModelElement
from models3d.progress import Progress
from models3d.sources.elements_csv import ElementRow
from models3d.sources.glb import GltfFile
from models3d.sources.rooms import RoomRow, spaces_of

TRIANGLES, STRIP, FAN = 4, 5, 6

#: What reaches farther than this (metres) is no shape: the earth is smaller.
FARTHEST = 1e8


def read_gltf(path: Path, elements: dict[str, ElementRow], rooms: list[RoomRow], progress: Progress) -> Model:
    """Model of the glTF file at ``path``.

    ``elements`` are the rows of its table by id, ``rooms`` those of the rooms' table. A node whose name
    is no id gives its triangles to the nearest node above it that has one. Elements come in the order
    of the file; those without geometry (wholes of parts) follow in the order of the table. Without a table
    every named node with a shape is an element of unknown class.
    """
    file = GltfFile(path)
    elements = elements or _unlisted(file)
    shapes: dict[str, list[Mesh]] = {}
    unnamed = 0
    nodes = file.json.get("nodes", [])
    progress.start(f"Reading {path.name}", len(nodes))
    for name, mesh in _meshes(file, elements, {room.global_id for room in rooms}):
        progress.advance()
        if name:
            shapes.setdefault(name, []).append(mesh)
        else:
            unnamed += 1
    room_ids = {room.global_id for room in rooms}
    warnings = []
    if unnamed:
        warnings.append(f"{path.name}: {unnamed} shapes belong to no element of the table and are left out.")
    found = [_element(elements[name], shapes[name]) for name in shapes if _built(name, elements, room_ids)]
    silent = [name for name in elements if name not in shapes and _built(name, elements, room_ids)]
    found += [_element(elements[name], []) for name in silent]
    spaces, more = spaces_of(rooms, {name: shapes[name] for name in shapes if name in room_ids}, found)
    return Model(storeys=[], elements=found, spaces=spaces, warnings=warnings + more)


def _unlisted(file: GltfFile) -> dict[str, ElementRow]:
    names = [str(node["name"]) for node in file.json.get("nodes", []) if "mesh" in node and node.get("name")]
    return {name: ElementRow(name, "IfcBuildingElementProxy", name, "", "", "", "", "") for name in names}


def _built(name: str, elements: dict[str, ElementRow], rooms: set[str]) -> bool:
    return name in elements and name not in rooms and elements[name].ifc_class != "IfcSpace"


def _element(row: ElementRow, meshes: list[Mesh]) -> ModelElement:
    return ModelElement(
        global_id=row.global_id,
        ifc_class=row.ifc_class,
        name=row.name,
        storey=row.storey,
        layer=row.layer,
        material=row.material,
        parent=row.parent,
        zone=row.zone,
        meshes=tuple(meshes),
    )


def _meshes(file: GltfFile, elements: dict[str, ElementRow], rooms: set[str]) -> Iterator[tuple[str, Mesh]]:
    """Every primitive in world coordinates, with the id it belongs to ("" for none)."""
    nodes = file.json.get("nodes", [])
    children = {child for node in nodes for child in node.get("children", [])}
    todo = [(index, np.eye(4), "") for index in range(len(nodes)) if index not in children]
    todo.reverse()
    while todo:
        index, above, owner = todo.pop()
        node = nodes[index]
        world = above @ _local(node)
        name = str(node.get("name", ""))
        owner = name if name in elements or name in rooms else owner
        todo.extend((child, world, owner) for child in reversed(node.get("children", [])))
        if "mesh" in node:
            for primitive in file.json["meshes"][node["mesh"]]["primitives"]:
                mesh = _mesh(file, primitive, world)
                if mesh is not None:
                    yield owner, mesh


def _local(node: dict[str, Any]) -> NDArray[np.float64]:
    if "matrix" in node:
        return np.array(node["matrix"], np.float64).reshape(4, 4).T
    x, y, z, w = node.get("rotation", (0.0, 0.0, 0.0, 1.0))
    turn = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    local = np.eye(4)
    local[:3, :3] = turn * np.array(node.get("scale", (1.0, 1.0, 1.0)))
    local[:3, 3] = node.get("translation", (0.0, 0.0, 0.0))
    return local


def _mesh(file: GltfFile, primitive: dict[str, Any], world: NDArray[np.float64]) -> Mesh | None:
    mode = primitive.get("mode", TRIANGLES)
    if mode < TRIANGLES:
        return None
    points = file.accessor(primitive["attributes"]["POSITION"]).astype(np.float64)
    if "indices" in primitive:
        order = file.accessor(primitive["indices"]).astype(np.int32).ravel()
    else:
        order = np.arange(len(points), dtype=np.int32)
    triangles = _triangles(order, mode)
    if len(triangles) and not (triangles.min() >= 0 and triangles.max() < len(points)):
        raise file.broken("a mesh of it has corners that are not there.", "Export it again.")
    with np.errstate(over="ignore", invalid="ignore"):
        vertices = points @ world[:3, :3].T + world[:3, 3]
    # Not below a bound is what is no number, too.
    if not (np.abs(vertices) < FARTHEST).all():
        raise file.broken(
            "a mesh of it lies nowhere on earth (its coordinates are no numbers, or too large).",
            "Export it again, in metres.",
        )
    if np.linalg.det(world[:3, :3]) < 0:
        # A mirrored node turns its triangles inside out.
        triangles = np.ascontiguousarray(triangles[:, ::-1])
    return Mesh(vertices, triangles, *_look(file, primitive))


def _triangles(order: NDArray[np.int32], mode: int) -> NDArray[np.int32]:
    if mode == TRIANGLES:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    if mode == FAN:
        return np.stack([np.repeat(order[:1], len(order) - 2), order[1:-1], order[2:]], axis=1)
    strip = np.stack([order[:-2], order[1:-1], order[2:]], axis=1)
    strip[1::2] = strip[1::2, ::-1]
    return strip


def _look(file: GltfFile, primitive: dict[str, Any]) -> tuple[str, tuple[float, float, float] | None, float]:
    if "material" not in primitive:
        return "", None, 1.0
    material = file.json["materials"][primitive["material"]]
    factor = material.get("pbrMetallicRoughness", {}).get("baseColorFactor", (1.0, 1.0, 1.0, 1.0))
    red, green, blue = (_srgb(float(value)) for value in factor[:3])
    opacity = float(factor[3]) if material.get("alphaMode", "OPAQUE") == "BLEND" else 1.0
    return str(material.get("name", "")), (red, green, blue), opacity


def _srgb(linear: float) -> float:
    """A linear component as sRGB (IEC 61966-2-1); glTF's colour factors are linear."""
    if linear <= 0.0031308:
        return 12.92 * linear
    return float(1.055 * linear ** (1 / 2.4) - 0.055)
