"""A wall of layers in one solid shows on either side what lies there: brick outside, plaster inside.

A layer set with its usage says along which of the product's own axes the layers follow one another, and in
which sense (IFC4, 5.3.3, IfcMaterialLayerSetUsage). Faces that look along that axis get the name of the first
layer, from their side inwards, that says what it is made of; edges and reveals keep the name of the whole. A
floor that would so have its parquet underneath is turned over.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import ifcopenshell.util.element
import ifcopenshell.util.placement
import numpy as np
from numpy.typing import NDArray

from models3d.manifest import MaterialKind
from models3d.materials.kinds import worded
from models3d.model import Mesh

tree: Any = ifcopenshell.util.element
placement: Any = ifcopenshell.util.placement

AXES = ("AXIS1", "AXIS2", "AXIS3")

#: What one walks on, or what grows on a roof: it is on top.
WALKED_ON: frozenset[MaterialKind | None] = frozenset({"parquet", "tile", "fabric", "paving", "grass"})

#: Cosine of the greatest angle between a face's normal and the layers' axis.
ALONG = 0.8


def faced(product: Any, meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
    """``meshes`` of ``product``, the faces of its two sides as meshes of their own, named for their layer.

    A mesh whose own name says what it is made of stays whole, and so does one that lets light through.
    """
    usage = tree.get_material(product)
    if not meshes or usage is None or not usage.is_a("IfcMaterialLayerSetUsage"):
        return meshes
    layers = usage.ForLayerSet.MaterialLayers if usage.ForLayerSet else None
    names = [str(layer.Material.Name or "") for layer in layers or () if layer.Material]
    low, high = _first_told(names), _first_told(names[::-1])
    if not (low or high) or usage.LayerSetDirection not in AXES or product.ObjectPlacement is None:
        return meshes
    axis = _axis(product, AXES.index(usage.LayerSetDirection))
    if usage.DirectionSense == "NEGATIVE":
        axis = -axis
    if _upside_down(low, high, axis):
        low, high = high, low
    return tuple(part for mesh in meshes for part in _parted(mesh, axis, low, high))


def _first_told(names: Sequence[str]) -> str:
    return next((name for name in names if worded(name)), "")


def _upside_down(low: str, high: str, axis: NDArray[np.float64]) -> bool:
    """Say whether layers that lie on each other would have what one walks on below and its bed on top.

    Some programs list a floor's layers from the top and say that they are listed from the bottom.
    """
    if abs(axis[1]) < ALONG:
        return False
    top, bottom = (worded(name) for name in ((high, low) if axis[1] > 0 else (low, high)))
    return bottom in WALKED_ON and top not in WALKED_ON


def _axis(product: Any, number: int) -> NDArray[np.float64]:
    """Unit vector of the product's own axis ``number``, in this package's frame."""
    x, y, z = np.asarray(placement.get_local_placement(product.ObjectPlacement), np.float64)[:3, number]
    return np.asarray(np.array([x, z, -y]) / np.sqrt(x * x + y * y + z * z))


def _parted(mesh: Mesh, axis: NDArray[np.float64], low: str, high: str) -> list[Mesh]:
    if mesh.opacity < 1 or worded(mesh.material):
        return [mesh]
    corners = mesh.vertices[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(normals, axis=1)
    cosine = normals @ axis / np.where(lengths > 0, lengths, 1.0)
    side = np.where(cosine > ALONG, 1, np.where(cosine < -ALONG, -1, 0))
    named = {-1: low or mesh.material, 0: mesh.material, 1: high or mesh.material}
    return [_only(replace(mesh, material=named[at]), side == at) for at in (0, -1, 1) if (side == at).any()]


def _only(mesh: Mesh, chosen: NDArray[np.bool_]) -> Mesh:
    """The ``chosen`` triangles of ``mesh`` with the vertices that they use."""
    used, renumbered = np.unique(mesh.triangles[chosen], return_inverse=True)
    triangles = renumbered.reshape(-1, 3).astype(np.int32)
    return replace(mesh, vertices=mesh.vertices[used], triangles=triangles)
