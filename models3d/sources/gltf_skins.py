"""Shapes of a glTF file that hang on joints, as a door leaf or an awning may: posed as the file has them.

By glTF 2.0 (3.7.3.3, skinned mesh attributes) every corner follows its joints by their weights, and where the
node of the mesh itself stands does not matter.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.sources.glb import GltfFile
from models3d.sources.gltf_nodes import Placed, local
from models3d.sources.gltf_shapes import attribute_of, called

#: What comes of a skin whose joints, matrices or weights are missing or do not fit together.
DAMAGED = (BrokenInputError, KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)

Matrices = NDArray[np.float64]


class Skins:
    """The skins of ``file``, whose scene ``root`` (4, 4) takes to the world."""

    def __init__(self, file: GltfFile, root: Matrices) -> None:
        self._file = file
        self._root = root
        self._worlds: dict[int, Matrices] | None = None
        self._damaged: list[str] = []
        self._bones: dict[int, Matrices] = {}

    def matrices(self, placed: Placed, primitive: dict[str, Any], count: int) -> Matrices | None:
        """Matrices (n, 3, 4) that take each of the ``count`` corners of ``primitive`` to the world.

        None where it hangs on no joints, or on damaged ones, of which :meth:`said_of` tells.
        """
        if placed.skin is None:
            return None
        try:
            with np.errstate(over="ignore", invalid="ignore"):
                return self._matrices(placed.skin, primitive, count)
        except DAMAGED:
            self._damaged.append(called(self._file, placed.mesh))
            return None

    def said_of(self, label: str) -> list[str]:
        """What to warn of, after all shapes of the file called ``label`` were placed."""
        if not self._damaged:
            return []
        shapes = counted(len(self._damaged), "shape hangs", "shapes hang")
        meshes = ", ".join(dict.fromkeys(self._damaged))[:100]
        return [f"{label}: {shapes} on damaged joints, left where they were drawn ({meshes})."]

    def _matrices(self, skin: int, primitive: dict[str, Any], count: int) -> Matrices:
        if skin not in self._bones:
            self._bones[skin] = self._bones_of(self._file.entry("skins", skin))
        bones = self._bones[skin]
        found, total = np.zeros((count, 3, 4)), np.zeros(count)
        for joints, weights in self._influences(primitive):
            for joint, weight in zip(joints.T.astype(np.int64), weights.T, strict=True):
                if joint.min(initial=0) < 0:
                    raise IndexError("a joint before the first")
                found += weight[:, None, None] * bones[joint]
                total += weight
        # Weights that were rounded may come to a little more or less than one.
        if not (np.isfinite(found).all() and (total > 0).all()):
            raise ValueError("no weights")
        return found / total[:, None, None]

    def _influences(self, primitive: dict[str, Any]) -> list[tuple[Matrices, Matrices]]:
        """Joints and weights (n, 4) of the corners, and their further ones where they have more than four."""
        sets = 1
        while f"JOINTS_{sets}" in primitive["attributes"]:
            sets += 1
        names = [(f"JOINTS_{number}", f"WEIGHTS_{number}") for number in range(sets)]
        return [
            (
                attribute_of(self._file, primitive, joints),
                attribute_of(self._file, primitive, weights).astype(np.float64),
            )
            for joints, weights in names
        ]

    def _bones_of(self, skin: dict[str, Any]) -> Matrices:
        """Matrices (j, 3, 4) from where a mesh was bound to each of its joints to where it is now."""
        worlds = self._all_worlds()
        joints = np.stack([worlds[number] for number in skin["joints"]])
        if "inverseBindMatrices" not in skin:
            return joints[:, :3]
        # Matrices are stored column by column.
        bound = self._file.accessor(skin["inverseBindMatrices"]).astype(np.float64)[: len(joints)]
        if len(bound) < len(joints):
            raise ValueError("a joint without its matrix")
        return (joints @ bound.reshape(-1, 4, 4).transpose(0, 2, 1))[:, :3]

    def _all_worlds(self) -> dict[int, Matrices]:
        """Where every node stands, by its number; joints may hang beside the scene."""
        if self._worlds is None:
            nodes = self._file.listed("nodes")
            below = {child for node in nodes for child in node.get("children", [])}
            todo = [(number, self._root) for number in range(len(nodes)) if number not in below]
            self._worlds = {}
            while todo:
                number, above = todo.pop()
                if number not in self._worlds:
                    self._worlds[number] = above @ local(self._file.entry("nodes", number))
                    todo += [(child, self._worlds[number]) for child in nodes[number].get("children", [])]
        return self._worlds
