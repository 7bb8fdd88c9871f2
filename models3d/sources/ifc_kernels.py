"""What the geometry kernels make of IFC products, as meshes in metres, y up, one for each look.

Two kernels share the work. CGAL's simple one, which hands to OpenCascade what it cannot do, cuts openings
some six times as fast and to the same volumes, except that it fills voids of arbitrary profiles: products
that have such profiles go to OpenCascade alone.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import ifcopenshell
import ifcopenshell.geom
import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh
from models3d.sources.ifc_facings import Facings
from models3d.sources.ifc_outward import outward
from models3d.sources.unless_broken import unless_broken

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
geom: Any = ifcopenshell.geom

#: The quick kernel, and the one that gets everything right.
QUICK, SURE = "hybrid-cgal-simple-opencascade", "opencascade"

#: What reaches farther than this (metres) is no shape: the earth is smaller.
FARTHEST = 1e8


def all_at_once(
    file: Any, products: list[Any], kernel: str, threads: int
) -> Iterator[tuple[int, tuple[Mesh, ...]]]:
    """Ids and meshes of ``products`` as ``threads`` come by them, without those that have none.

    Raises RuntimeError where the kernel gives up.
    """
    iterator: Any = geom.iterator(_settings(), file, threads, include=products, geometry_library=kernel)
    more = iterator.initialize()
    known: dict[str, tuple[Mesh, ...]] = {}
    facings = Facings()
    while more:
        shape = iterator.get()
        key = shape.geometry.id
        if key not in known:
            known[key] = _meshes(file, shape.geometry)
        meshes = _placed(known[key], shape.transformation.matrix)
        if meshes:
            yield shape.id, _faced(facings, file.by_id(shape.id), meshes)
        more = iterator.next()


def one_alone(file: Any, product: Any, kernel: str, *, cut: bool = True) -> tuple[Mesh, ...]:
    """Meshes of ``product``, with its openings subtracted unless not ``cut``; none where it has no shape."""
    settings = _settings()
    settings.set("disable-opening-subtractions", not cut)
    try:
        shape: Any = geom.create_shape(settings, product, geometry_library=kernel)
    except RuntimeError:
        return ()
    return _faced(Facings(), product, _placed(_meshes(file, shape.geometry), shape.transformation.matrix))


def _faced(facings: Facings, product: Any, meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
    return unless_broken(lambda: facings.faced(product, meshes), meshes)


def _settings() -> Any:
    settings: Any = geom.settings()
    # A shape that is placed a hundred times is then computed once.
    settings.set("use-world-coords", False)
    settings.set("weld-vertices", True)
    settings.set("no-normals", True)
    # Axes and footprints are for drawings.
    settings.set("dimensionality", ifcopenshell.ifcopenshell_wrapper.SURFACES_AND_SOLIDS)
    return settings


def _placed(meshes: tuple[Mesh, ...], matrix: Any) -> tuple[Mesh, ...]:
    """Meshes of a product in the scene, from those of its shape; nothing where one is beyond all bounds.

    ``matrix`` are sixteen numbers, column by column, of the product's place in IFC's frame.
    """
    place = np.array(matrix, np.float64).reshape(4, 4, order="F")
    placed = []
    for mesh in meshes:
        points = mesh.vertices @ place[:3, :3].T + place[:3, 3]
        # Not below a bound is what is no number, too.
        if not (np.abs(points) < FARTHEST).all():
            return ()
        # IFC has z up; here y is, and z comes towards the reader of the plan.
        placed.append(replace(mesh, vertices=np.stack([points[:, 0], points[:, 2], -points[:, 1]], axis=1)))
    return tuple(placed)


def _meshes(file: Any, geometry: Any) -> tuple[Mesh, ...]:
    """Meshes of a shape, one for each look, in its own frame."""
    vertices: NDArray[np.float64] = np.frombuffer(geometry.verts_buffer, np.float64).reshape(-1, 3)
    triangles: NDArray[np.int32] = np.frombuffer(geometry.faces_buffer, np.int32).reshape(-1, 3)
    if not len(triangles):
        return ()
    triangles = outward(vertices, triangles, np.frombuffer(geometry.item_ids_buffer, np.int32))
    looks: NDArray[np.int32] = np.frombuffer(geometry.material_ids_buffer, np.int32)
    if len(looks) != len(triangles):
        looks = np.full(len(triangles), -1, np.int32)
    present = np.unique(looks)
    return tuple(
        _mesh(
            file,
            vertices,
            triangles if len(present) == 1 else triangles[looks == look],
            geometry.materials[look] if look >= 0 else None,
        )
        for look in present.tolist()
    )


def _mesh(file: Any, vertices: NDArray[np.float64], triangles: NDArray[np.int32], style: Any) -> Mesh:
    # Marking is quicker than sorting, and gives the same order.
    used = np.zeros(len(vertices), np.bool_)
    used[triangles] = True
    renumbered = np.cumsum(used, dtype=np.int32) - 1
    kept = renumbered[triangles]
    if style is None:
        return Mesh(vertices[used], kept)
    diffuse = style.diffuse
    colour = (float(diffuse.r()), float(diffuse.g()), float(diffuse.b()))
    given = all(math.isfinite(part) and 0 <= part <= 1 for part in colour)
    clear = float(style.transparency)
    opacity = 1.0 - clear if math.isfinite(clear) and 0 <= clear <= 1 else 1.0
    # The kernel's own name for a style is made up; the style (or material) it stands for has the author's.
    stands_for = style.instance_id()
    named = unless_broken(lambda: file.by_id(stands_for).Name, None) if stands_for > 0 else None
    return Mesh(vertices[used], kept, named or "", colour if given else None, opacity)
