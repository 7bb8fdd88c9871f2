"""The faces that appear where a building is cut: its walls are solid, though a model has only their skins."""

import numpy as np
import shapely
from numpy.typing import NDArray

from models3d.floorplans.crossing import cross
from models3d.floorplans.facings import whole
from models3d.floorplans.rings import sections
from models3d.rays import Floats
from models3d.stills.palette import Palette
from models3d.stills.shapes import Shapes

#: What is cut is joined on a lattice of this (metres); parts under this (m²) are not worth a face.
LATTICE, LEAST = 0.002, 0.0005


def caps(shapes: Shapes, palette: Palette, shown: NDArray[np.bool_], height: float) -> Floats:
    """Triangles (t, 3, 3) that close what of the elements ``shown`` (e,) is cut at ``height`` metres."""
    low, high = shapes.corners[:, :, 1].min(axis=1), shapes.corners[:, :, 1].max(axis=1)
    rows = np.flatnonzero(
        shown[shapes.element] & ~palette.pane[shapes.material] & (low < height) & (high >= height)
    )
    made, owner = np.unique(
        shapes.element[rows].astype(np.int64) * len(palette.pane) + shapes.material[rows], return_inverse=True
    )
    cuts = cross(shapes.corners[rows].astype(np.float64), owner.reshape(-1), height)
    found = sections(whole(cuts, made // len(palette.pane))).values()
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
