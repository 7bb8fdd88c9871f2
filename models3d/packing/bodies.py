"""From elements to what is sent of them: each surface once, less what nobody sees, and its places."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from models3d.manifest import Material
from models3d.model import Mesh
from models3d.packing.copies import Body, Placement, copies_among
from models3d.packing.hidden import Mask, Thing, seen
from models3d.packing.welding import Surface, welded

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """Where a surface stands: metres in the scene = ``turn`` (3, 3) @ its metres + ``shift`` (3,)."""

    element: int
    turn: Floats
    shift: Floats


@dataclass(frozen=True)
class Distinct:
    """A surface of one material and all its places, of which the first neither turns nor shifts it."""

    surface: Surface
    material: int
    places: list[Place]


@dataclass(frozen=True)
class _Part:
    """One mesh of a thing, with those of its triangles that can be seen, and where the thing stands."""

    places: list[Place]
    material: int
    mesh: Mesh
    seen: NDArray[np.bool_]


def distinct_surfaces(
    shapes: Sequence[Sequence[Mesh]],
    looks: Sequence[Sequence[int]],
    materials: Sequence[Material],
    look: Callable[[Sequence[Thing]], list[Mask]] = seen,
) -> list[Distinct]:
    """All surfaces of a development, in the order of the first element that has each.

    ``shapes[i]`` are the meshes of element i, ``looks[i]`` the index into ``materials`` of each; ``look``
    says which triangles of a thing can be seen.
    """
    parts = [part for part in _parts(shapes, looks, materials, look) if part.seen.any()]
    bodies = [
        Body(part.mesh.vertices, part.mesh.triangles, b"%d " % part.material + part.seen.tobytes())
        for part in parts
    ]
    groups = copies_among(bodies)
    leaders = [parts[group[0].body] for group in groups]
    surfaces = welded([part.mesh.vertices[part.mesh.triangles[part.seen]] for part in leaders])
    return [
        Distinct(surface, leader.material, _places(parts, group))
        for surface, leader, group in zip(surfaces, leaders, groups, strict=True)
        if len(surface.triangles)
    ]


def _places(parts: list[_Part], group: list[Placement]) -> list[Place]:
    """Where the first of a ``group`` of parts stands, for every thing that has one of them."""
    places = [
        Place(whole.element, whole.turn @ part.turn, whole.turn @ part.shift + whole.shift)
        for part in group
        for whole in parts[part.body].places
    ]
    return sorted(places, key=lambda place: place.element)


def _parts(
    shapes: Sequence[Sequence[Mesh]],
    looks: Sequence[Sequence[int]],
    materials: Sequence[Material],
    look: Callable[[Sequence[Thing]], list[Mask]],
) -> Iterator[_Part]:
    """Meshes of all things that differ: an element that is a copy of another is that one elsewhere."""
    whole: list[tuple[int, list[tuple[Mesh, int]]]] = []
    for element, (meshes, own) in enumerate(zip(shapes, looks, strict=True)):
        shown = [(mesh, one) for mesh, one in zip(meshes, own, strict=True) if len(mesh.triangles)]
        if shown:
            whole.append((element, shown))
    bodies = [_whole(meshes) for _, meshes in whole]
    groups = copies_among(bodies)
    things = [_thing(bodies[group[0].body], whole[group[0].body][1], materials) for group in groups]
    for group, mask in zip(groups, look(things), strict=True):
        places = [Place(whole[one.body][0], one.turn, one.shift) for one in group]
        begin = 0
        for mesh, material in whole[group[0].body][1]:
            end = begin + len(mesh.triangles)
            yield _Part(places, material, mesh, mask[begin:end])
            begin = end


def _whole(meshes: list[tuple[Mesh, int]]) -> Body:
    kind = b" ".join(b"%d*%d" % (look, len(mesh.triangles)) for mesh, look in meshes)
    if len(meshes) == 1:
        return Body(meshes[0][0].vertices, meshes[0][0].triangles, kind)
    starts = accumulate((len(mesh.vertices) for mesh, _ in meshes), initial=0)
    return Body(
        np.concatenate([mesh.vertices for mesh, _ in meshes]),
        np.concatenate([mesh.triangles + start for (mesh, _), start in zip(meshes, starts, strict=False)]),
        kind,
    )


def _thing(body: Body, meshes: list[tuple[Mesh, int]], materials: Sequence[Material]) -> Thing:
    solid = [materials[look].opacity >= 1 for _, look in meshes]
    return Thing(body.vertices[body.triangles], np.repeat(solid, [len(mesh.triangles) for mesh, _ in meshes]))
