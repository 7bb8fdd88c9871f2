"""What stands at each stage as far as light is concerned: the faces that each brings."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.described import Described
from models3d.homes.storey_index import finder
from models3d.manifest import NO_DAY, NO_INDEX
from models3d.model import Mesh
from models3d.occlusion.lattice import Lattice, lattice_over
from models3d.occlusion.skin import Faces, faces_of, together

#: Height of a plinth (metres): the viewer's table lies so far below the ground floor.
PLINTH = 0.3

#: How deep (metres) under the table a pit is looked into; piles go deeper, and nobody sees them.
DEEP = 2.0

#: How far (metres) the table reaches beyond the volume.
BEYOND = 10.0


@dataclass(frozen=True)
class Site:
    """``arrivals[k]`` are the faces that stage k brings, the first also those that were there before."""

    lattice: Lattice
    arrivals: list[Faces]


def site_of(described: Described) -> Site | None:
    """The site of ``described``; None where nothing of a house has a shape."""
    staged = described.staged
    house = [
        mesh.vertices
        for element, part in zip(described.elements, described.parts, strict=True)
        if part != "site"
        for mesh in element.meshes
        if len(mesh.vertices)
    ]
    if not house:
        return None
    low = np.min([points.min(axis=0) for points in house], axis=0)
    high = np.max([points.max(axis=0) for points in house], axis=0)
    storeys = [storey.elevation for storey in staged.storeys if storey.floor == 0]
    level = min(storeys) - PLINTH if storeys else float(low[1])
    low[1] = min(max(low[1], level - DEEP), high[1])
    lattice = lattice_over(low, high)
    first = _first_stages(described)
    arrivals = [
        faces_of([mesh for at in np.flatnonzero(first == stage) for mesh in _opaque(described, int(at))])
        for stage in range(len(staged.stages))
    ]
    closing = _closing(described, first)
    if closing is not None:
        arrivals[closing] = together([_table(lattice, level), arrivals[closing]])
    return Site(lattice, arrivals)


def _opaque(described: Described, index: int) -> list[Mesh]:
    """Meshes of an element that light does not pass."""
    element, looks = described.elements[index], described.looks[index]
    return [
        mesh
        for mesh, look in zip(element.meshes, looks, strict=True)
        if described.materials[look].opacity >= 1 and len(mesh.triangles)
    ]


def _first_stages(described: Described) -> NDArray[np.int32]:
    """Stage (n,) at which each element is first seen; what the works find there stands from the first on."""
    staged = described.staged
    dated = staged.planned[:, 0] != NO_DAY
    first_day = staged.planned[dated, 0].min() if dated.any() else NO_DAY
    kinds = [described.features[at].kind if at != NO_INDEX else "" for at in described.belongs]
    found_there = (np.array(kinds) == "site") & (staged.planned[:, 1] == first_day)
    return np.asarray(np.where(found_there, 0, np.maximum(staged.element_stage, 0)), np.int32)


def _closing(described: Described, first: NDArray[np.int32]) -> int | None:
    """Stage from which on the table is closed: before it, foundations are shown with the ground open."""
    storeys = described.staged.storeys
    find = finder(storeys)
    numbers = [find(element.storey) for element in described.elements]
    above = np.array([number == NO_INDEX or storeys[number].floor >= 0 for number in numbers], np.bool_)
    return int(first[above].min()) if above.any() else None


def _table(lattice: Lattice, level: float) -> Faces:
    """The table that the model stands on, seen from above, farther than any ray from the volume goes."""
    (x0, _, z0), (x1, _, z1) = lattice.low - BEYOND, lattice.high + BEYOND
    a, b, c, d = ((x, level, z) for x, z in ((x0, z0), (x0, z1), (x1, z1), (x1, z0)))
    return Faces(np.array([[a, b, c], [a, c, d]], float), np.ones(2, np.bool_))
