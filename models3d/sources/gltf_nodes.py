"""Where the meshes of a glTF file stand: its tree of nodes, walked once, with whose each mesh is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.sources.glb import GltfFile
from models3d.sources.gltf_listed import DamageError, name_of

INSTANCES = "EXT_mesh_gpu_instancing"


@dataclass(frozen=True)
class Placed:
    """A mesh by its number, the matrix (4, 4) to the world, and the id that it belongs to ("" for none)."""

    mesh: int
    world: NDArray[np.float64]
    owner: str
    #: The name of the node itself.
    name: str
    #: The number of the skin by whose joints it is posed, and not by the matrix.
    skin: int | None = None


def placed_meshes(file: GltfFile, ids: Collection[str], root: NDArray[np.float64]) -> Iterator[Placed]:
    """Every mesh in the scene of ``file`` that is shown first, in the order of its nodes, moved by ``root``.

    A node whose name is none of ``ids`` belongs to the nearest one above it that has one.
    """
    nodes = file.listed("nodes")
    with file.reading("scene"):
        todo = [(index, root, "") for index in reversed(_roots(file))]
        for index, _, _ in todo:
            file.entry("nodes", index)
    seen: set[int] = set()
    while todo:
        index, above, owner = todo.pop()
        # Two nodes may not share one below them; where they do all the same, such a tree could have no end.
        if index in seen:
            continue
        seen.add(index)
        node = nodes[index]
        with file.reading("nodes", index):
            world = above @ local(node)
            name = name_of(node)
            owner = name if name in ids else owner
            children = node.get("children", [])
            for child in children:
                file.entry("nodes", child)
            todo.extend((child, world, owner) for child in reversed(children))
            here = list(_placed(file, node, world, (owner, name))) if "mesh" in node else []
        yield from here


def _placed(
    file: GltfFile, node: dict[str, Any], world: NDArray[np.float64], names: tuple[str, str]
) -> Iterator[Placed]:
    """The mesh of ``node`` wherever it stands; ``names`` are its owner's and its own."""
    file.entry("meshes", node["mesh"])
    if "skin" in node and INSTANCES not in node.get("extensions", {}):
        yield Placed(node["mesh"], world, *names, node["skin"])
        return
    for place in _instances(file, node):
        yield Placed(node["mesh"], world @ place, *names)


def _roots(file: GltfFile) -> list[int]:
    """Nodes from which the scene hangs: the default one, else the first, else all that hang from nothing."""
    if file.listed("scenes"):
        shown = file.entry("scenes", file.json.get("scene", 0)).get("nodes", [])
        if shown:
            return list(shown)
    nodes = file.listed("nodes")
    below = {child for node in nodes for child in node.get("children", [])}
    return [index for index in range(len(nodes)) if index not in below]


def hidden_scenes(file: GltfFile) -> list[str]:
    """Names of the scenes that are not shown because another one comes first."""
    first = file.json.get("scene", 0)
    return [
        name_of(one) or str(number) for number, one in enumerate(file.listed("scenes")) if number != first
    ]


def local(node: dict[str, Any]) -> NDArray[np.float64]:
    """Matrix (4, 4) from ``node`` to what it hangs from."""
    if "matrix" in node:
        return np.array(node["matrix"], np.float64).reshape(4, 4).T
    translation = np.array(node.get("translation", (0.0, 0.0, 0.0)), np.float64)
    rotation = np.array(node.get("rotation", (0.0, 0.0, 0.0, 1.0)), np.float64)
    scale = np.array(node.get("scale", (1.0, 1.0, 1.0)), np.float64)
    return _matrix(translation, rotation, scale)


def _instances(file: GltfFile, node: dict[str, Any]) -> Iterator[NDArray[np.float64]]:
    """The places of a node's mesh in the node's own frame: one, unless it is drawn many times."""
    attributes = node.get("extensions", {}).get(INSTANCES, {}).get("attributes", {})
    given = {name: file.accessor(at).astype(np.float64) for name, at in attributes.items() if name in USED}
    if not given:
        yield np.eye(4)
        return
    if any("bufferView" not in file.entry("accessors", attributes[name]) for name in given):
        raise DamageError("it stands in many places, and none of them is in the file")
    if any(rows.shape[1] != len(USED[name]) for name, rows in given.items()):
        raise DamageError("its many places do not have as many coordinates as they need")
    for number in range(min(len(rows) for rows in given.values())):
        parts = [given[name][number] if name in given else np.array(USED[name]) for name in USED]
        yield _matrix(*parts)


#: What says where an instance stands, and what holds where it does not.
USED = {"TRANSLATION": (0.0, 0.0, 0.0), "ROTATION": (0.0, 0.0, 0.0, 1.0), "SCALE": (1.0, 1.0, 1.0)}


def _matrix(
    translation: NDArray[np.float64], rotation: NDArray[np.float64], scale: NDArray[np.float64]
) -> NDArray[np.float64]:
    x, y, z, w = rotation
    turn = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    local = np.eye(4)
    local[:3, :3] = turn * scale
    local[:3, 3] = translation
    return local
