"""Writes one GLB: quantised, meshopt-compressed; feature ids by vertex, and by copy for what is repeated.

Extensions: KHR_mesh_quantization, EXT_meshopt_compression, EXT_mesh_features, EXT_mesh_gpu_instancing,
EXT_instance_features. No textures, and no normals: whoever draws it computes them from the crease angle.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import Material
from models3d.materials.colour import channels, linear
from models3d.packing.glb_views import FLOAT, SHORT, UNSIGNED_SHORT, Views
from models3d.packing.lattice import Grid

MAGIC, VERSION = 0x46546C67, 2
JSON_CHUNK, BINARY_CHUNK = 0x4E4F534A, 0x004E4942
REQUIRED = ["KHR_mesh_quantization", "EXT_meshopt_compression"]

#: The most vertices, and the highest element, that 16 bits can point at (65535 restarts a primitive).
SHORT_LIMIT = 65_535


@dataclass(frozen=True)
class Copies:
    """Where a primitive stands: ``shifts`` (k, 3) in lattice points, ``turns`` (k, 4) quaternions x, y, z, w.

    ``elements`` (k,) uint32 is the element of each copy.
    """

    shifts: NDArray[np.float32]
    turns: NDArray[np.float64]
    elements: NDArray[np.uint32]


@dataclass(frozen=True)
class Primitive:
    """Triangles of one material: ``points`` (n, 3) uint16 on the grid, ``indices`` (3 m,) uint32.

    ``elements`` (n,) uint32 is each vertex' index into the manifest's elements; where the primitive has
    ``copies`` it is empty, for the element is the copy's.
    """

    material: int
    points: NDArray[np.uint16]
    elements: NDArray[np.uint32]
    indices: NDArray[np.uint32]
    copies: Copies | None = None


def write_glb(primitives: Sequence[Primitive], materials: Sequence[Material], grid: Grid) -> bytes:
    """Bytes of a GLB: what stands once as one mesh, then a node for each primitive with copies.

    Same input, same bytes.
    """
    views = Views()
    used = sorted({primitive.material for primitive in primitives})
    once = [_primitive(views, one, used) for one in primitives if one.copies is None]
    meshes = [{"primitives": once}] if once else []
    nodes: list[dict[str, Any]] = [{"mesh": 0}] if once else []
    for one in primitives:
        if one.copies is not None:
            nodes.append({"mesh": len(meshes), "extensions": _instances(views, one.copies)})
            meshes.append({"primitives": [_primitive(views, one, used)]})
    buffer_views, buffers, data = views.finish()
    repeated = len(nodes) > len(once[:1])
    root = {
        "children": list(range(1, len(nodes) + 1)),
        "translation": list(grid.origin),
        "scale": [grid.step] * 3,
    }
    document: dict[str, Any] = {
        "asset": {"version": "2.0", "generator": "Maquette"},
        "extensionsUsed": [
            *REQUIRED,
            *(["EXT_mesh_features"] if once else []),
            *(["EXT_mesh_gpu_instancing", "EXT_instance_features"] if repeated else []),
        ],
        "extensionsRequired": [*REQUIRED, *(["EXT_mesh_gpu_instancing"] if repeated else [])],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [root, *nodes],
        "meshes": meshes,
        "materials": [_material(materials[index]) for index in used],
        "accessors": views.accessors,
        "bufferViews": buffer_views,
        "buffers": buffers,
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    return _container(text + b" " * (-len(text) % 4), data)


def _primitive(views: Views, primitive: Primitive, used: list[int]) -> dict[str, Any]:
    points = primitive.points
    attributes = {
        "POSITION": views.rows(
            "points",
            points,
            8,
            UNSIGNED_SHORT,
            "VEC3",
            min=points.min(axis=0).tolist(),
            max=points.max(axis=0).tolist(),
        )
    }
    features: dict[str, Any] = {}
    if primitive.copies is None:
        attributes["_FEATURE_ID_0"] = _elements(views, primitive.elements)
        found = {"featureCount": len(np.unique(primitive.elements)), "attribute": 0}
        features = {"extensions": {"EXT_mesh_features": {"featureIds": [found]}}}
    return {
        "attributes": attributes,
        "indices": views.indices(primitive.indices, short=len(points) <= SHORT_LIMIT),
        "material": used.index(primitive.material),
        **features,
    }


def _instances(views: Views, copies: Copies) -> dict[str, Any]:
    """Extensions of a node whose mesh stands in several places."""
    attributes = {"TRANSLATION": views.rows("shifts", copies.shifts, 12, FLOAT, "VEC3")}
    turns = np.rint(copies.turns * 32_767).astype(np.int16)
    if (turns != (0, 0, 0, 32_767)).any():
        attributes["ROTATION"] = views.rows("turns", turns, 8, SHORT, "VEC4", normalized=True)
    attributes["_FEATURE_ID_0"] = _elements(views, copies.elements)
    found = {"featureCount": len(copies.elements), "attribute": 0}
    return {
        "EXT_mesh_gpu_instancing": {"attributes": attributes},
        "EXT_instance_features": {"featureIds": [found]},
    }


def _elements(views: Views, elements: NDArray[np.uint32]) -> int:
    short = int(elements.max()) <= SHORT_LIMIT
    return views.rows(
        "elements" if short else "many elements",
        elements.astype(np.uint16 if short else np.float32),
        4,
        UNSIGNED_SHORT if short else FLOAT,
        "SCALAR",
    )


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
