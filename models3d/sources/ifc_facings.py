"""A wall of layers in one solid shows on either side what lies there: brick outside, plaster inside.

A layer set with its usage says along which of the product's own axes the layers follow one another, and in
which sense (IFC4, 5.3.3, IfcMaterialLayerSetUsage). Faces that look along that axis get the name of the first
layer, from their side inwards, that says what it is made of; edges and reveals keep the name of the whole. A
floor that would so have its parquet underneath is turned over.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import MaterialKind
from models3d.materials.kinds import worded
from models3d.model import Mesh
from models3d.sources.ifc_attributes import PLACEMENT, attribute
from models3d.sources.ifc_placing import Placements

AXES = ("AXIS1", "AXIS2", "AXIS3")

#: What one walks on, or what grows on a roof: it is on top.
WALKED_ON: frozenset[MaterialKind | None] = frozenset({"parquet", "tile", "fabric", "paving", "grass"})

#: Cosine of the greatest angle between a face's normal and the layers' axis.
ALONG = 0.8


class Facings:
    """The sides of an open file's walls and floors; where many share layers or places, they are read once."""

    def __init__(self) -> None:
        self._placements = Placements()
        self._told: dict[int, tuple[str, str]] = {}

    def faced(self, product: Any, meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
        """``meshes`` of ``product``, the faces of its two sides as meshes of their own, named for a layer.

        A mesh whose own name says what it is made of stays whole, and so does one that lets light through.
        """
        usage = _material(product) if meshes else None
        if usage is None or usage.is_a() != "IfcMaterialLayerSetUsage":
            return meshes
        low, high = self._ends(usage.ForLayerSet)
        if not (low or high) or usage.LayerSetDirection not in AXES or product[PLACEMENT] is None:
            return meshes
        axis = self._axis(product, AXES.index(usage.LayerSetDirection))
        if usage.DirectionSense == "NEGATIVE":
            axis = -axis
        if _upside_down(low, high, axis):
            low, high = high, low
        return tuple(part for mesh in meshes for part in _parted(mesh, axis, low, high))

    def _ends(self, layers: Any) -> tuple[str, str]:
        """What is first told of when ``layers`` are gone through from either end."""
        if layers is None:
            return "", ""
        if layers.id() not in self._told:
            names = [str(one.Material.Name or "") for one in layers.MaterialLayers or () if one.Material]
            self._told[layers.id()] = _first_told(names), _first_told(names[::-1])
        return self._told[layers.id()]

    def _axis(self, product: Any, number: int) -> NDArray[np.float64]:
        """Unit vector of the product's own axis ``number``, in this package's frame."""
        x, y, z = self._placements.frame(product[PLACEMENT])[:3, number]
        return np.asarray(np.array([x, z, -y]) / np.sqrt(x * x + y * y + z * z))


def _material(product: Any) -> Any:
    """What ``product``, else its type, is made of; None where neither says."""
    own = _related(product.HasAssociations, "IfcRelAssociatesMaterial", "RelatingMaterial")
    if own is not None:
        return own
    # In IFC2X3 types are among what defines a thing.
    typed = attribute(product, "IsTypedBy") or product.IsDefinedBy
    kind = _related(typed, "IfcRelDefinesByType", "RelatingType")
    if kind is None:
        return None
    return _related(kind.HasAssociations, "IfcRelAssociatesMaterial", "RelatingMaterial")


def _related(relations: Sequence[Any], of_kind: str, name: str) -> Any:
    return next((getattr(one, name) for one in relations if one.is_a() == of_kind), None)


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
