"""Shapes of IFC products as meshes, one for each look, computed on all cores, kept in portions as they come.

Two kernels share the work. CGAL's simple one, which hands to OpenCascade what it cannot do, cuts openings
some six times as fast and to the same volumes, except that it fills voids of arbitrary profiles: products
that have such profiles go to OpenCascade alone.
"""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ifcopenshell
import ifcopenshell.geom
import numpy as np
from numpy.typing import NDArray

from models3d.kept_shapes import Portions, Shapes
from models3d.model import Mesh
from models3d.progress import Progress
from models3d.reading_order import Manner
from models3d.sources.ifc_facings import faced
from models3d.sources.unless_broken import unless_broken

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
geom: Any = ifcopenshell.geom

#: The quick kernel, and the one that gets everything right.
QUICK, SURE = "hybrid-cgal-simple-opencascade", "opencascade"
#: Profiles whose voids the quick kernel fills.
WITH_VOIDS = "IfcArbitraryProfileDefWithVoids"

#: What reaches farther than this (metres) is no shape: the earth is smaller.
FARTHEST = 1e8

#: A portion is kept when it has this many products, or is this old (seconds): so much work can be lost.
PORTION, PORTION_AGE = 200, 10.0


def shapes_of(
    file: Any,
    products: list[Any],
    portions: Portions,
    manner: Manner,
    progress: Progress,
    *,
    trying: Callable[[int], None],
) -> Shapes:
    """Meshes of ``products`` by their ids in ``file``, metres, y up; those that have none are absent.

    Openings are subtracted. Threads finish in any order; what comes back does not depend on it. What
    ``portions`` have is not computed again. A careful ``manner`` tells ``trying`` of each before it is begun.
    Raises RuntimeError where a kernel gives up.
    """
    wanted = {one.id() for one in products}
    found = {key: meshes for key, meshes in portions.kept().items() if key in wanted}
    progress.reach(len(found))
    left = [one for one in products if one.id() not in found and one.id() not in manner.passed_over]
    fresh, since = Shapes(), time.monotonic()
    for kernel, share in _shares(file, left, manner.careful):
        if manner.careful:
            trying(share[0].id())
        iterator: Any = geom.iterator(
            _settings(), file, manner.threads, include=share, geometry_library=kernel
        )
        more = iterator.initialize()
        known: dict[str, tuple[Mesh, ...]] = {}
        while more:
            shape = iterator.get()
            key = shape.geometry.id
            if key not in known:
                known[key] = _meshes(file, shape.geometry)
            meshes = _placed(known[key], shape.transformation.matrix)
            if meshes:
                fresh[shape.id] = _faced(file.by_id(shape.id), meshes)
            progress.advance()
            if len(fresh) >= PORTION or (fresh and time.monotonic() - since > PORTION_AGE):
                portions.add(fresh)
                found.update(fresh)
                fresh, since = Shapes(), time.monotonic()
            more = iterator.next()
    if fresh:
        portions.add(fresh)
        found.update(fresh)
    progress.reach(len(products))
    return found


def _shares(file: Any, products: list[Any], careful: bool) -> list[tuple[str, list[Any]]]:
    """What each kernel computes at once: all that it does well, or with care one thing at a time."""
    if careful:
        return [(SURE, [one]) for one in products]
    hollow = _hollow(file) if products else set()
    quick = [one for one in products if one.id() not in hollow]
    sure = [one for one in products if one.id() in hollow]
    return [(kernel, share) for kernel, share in ((QUICK, quick), (SURE, sure)) if share]


def _faced(product: Any, meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
    return unless_broken(lambda: faced(product, meshes), meshes)


def _settings() -> Any:
    settings: Any = geom.settings()
    # A shape that is placed a hundred times is then computed once.
    settings.set("use-world-coords", False)
    settings.set("weld-vertices", True)
    settings.set("no-normals", True)
    # Axes and footprints are for drawings.
    settings.set("dimensionality", ifcopenshell.ifcopenshell_wrapper.SURFACES_AND_SOLIDS)
    return settings


def _hollow(file: Any) -> set[int]:
    """Ids of products that have a profile with voids somewhere in their shape or in what is cut out of it."""
    todo = list(file.by_type(WITH_VOIDS))
    seen: set[int] = set()
    found: set[int] = set()
    while todo:
        entity = todo.pop()
        if entity.id() in seen:
            continue
        seen.add(entity.id())
        if entity.is_a("IfcProduct"):
            found.add(entity.id())
            openings = getattr(entity, "VoidsElements", ()) or ()
            todo.extend(relation.RelatingBuildingElement for relation in openings)
        elif not entity.is_a("IfcRoot"):
            todo.extend(file.get_inverse(entity))
    return found


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
    named = getattr(file.by_id(style.instance_id()), "Name", None) if style.instance_id() > 0 else None
    return Mesh(vertices[used], kept, named or "", colour if given else None, opacity)
