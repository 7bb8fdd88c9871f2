"""The faces that appear where a building is cut: its walls are solid, though a model has only their skins."""

import numpy as np
import shapely
from numpy.typing import NDArray

from models3d.described import Described
from models3d.floorplans.crossing import cross
from models3d.floorplans.facings import whole
from models3d.floorplans.rings import sections
from models3d.rays import Floats
from models3d.stills.palette import Palette

#: What is cut is joined on a lattice of this (metres); parts under this (m²) are not worth a face.
LATTICE, LEAST = 0.002, 0.0005


def caps(described: Described, palette: Palette, shown: NDArray[np.bool_], height: float) -> Floats:
    """Triangles (t, 3, 3) that close what of the elements ``shown`` (e,) is cut at ``height`` metres."""
    corners: list[NDArray[np.float64]] = []
    owner: list[NDArray[np.int64]] = []
    kin: list[int] = []
    for at in np.flatnonzero(shown).tolist():
        for mesh, look in zip(described.elements[at].meshes, described.looks[at], strict=True):
            heights = mesh.vertices[:, 1]
            if len(heights) and not palette.pane[look] and heights.min() < height <= heights.max():
                corners.append(mesh.vertices[mesh.triangles])
                owner.append(np.full(len(mesh.triangles), len(kin), np.int64))
                kin.append(at)
    if not kin:
        return np.zeros((0, 3, 3), np.float32)
    cuts = cross(np.concatenate(corners), np.concatenate(owner), height)
    found = sections(whole(cuts, np.array(kin))).values()
    solids = [section.solid for section in found if not section.solid.is_empty]
    area = shapely.union_all(shapely.make_valid(shapely.set_precision(solids, LATTICE)))
    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and part.area > LEAST]
    return lying(shapely.multipolygons(parts), height)


def lying(area: shapely.Geometry, height: float) -> Floats:
    """Triangles (t, 3, 3) that cover ``area``, (x, z) metres, at ``height``."""
    rings = shapely.get_coordinates(shapely.constrained_delaunay_triangles(area)).reshape(-1, 4, 2)
    found = np.full((len(rings), 3, 3), height, np.float32)
    found[:, :, [0, 2]] = rings[:, :3]
    return found
