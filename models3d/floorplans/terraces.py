"""Terraces that are part of the site: paved places beside a house, level with its floor."""

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans.seen import corners_below, faces, visible
from models3d.manifest import MaterialKind
from models3d.model import Mesh
from models3d.plan import polygons

#: What a terrace is made of; lawns, beds and drives are none.
PAVED: frozenset[MaterialKind] = frozenset({"paving", "boarding", "timber", "tile", "concrete", "parquet"})

#: A terrace lies this far (metres) below and above the floor at most, and this near to the house.
BELOW, ABOVE, BESIDE = 0.45, 0.1, 0.6

#: Narrower than this (metres) is a path, longer a street, smaller (m²) a step.
NARROW, LONG, SMALL = 1.4, 40.0, 2.5


def terraces(described: Described, house: BaseGeometry, level: float) -> list[Polygon]:
    """Terraces, (x, z) metres, beside the plan ``house`` with its floor at ``level`` (y), by their size."""
    paved: list[Mesh] = []
    for element, part, looks in zip(described.elements, described.parts, described.looks, strict=True):
        if part == "site":
            kinds = [described.materials[look].kind for look in looks]
            paved += [mesh for mesh, kind in zip(element.meshes, kinds, strict=True) if kind in PAVED]
    low, high = level - BELOW, level + ABOVE
    lying = [mesh for mesh in paved if low < mesh.vertices[:, 1].max() < high]
    if not lying or house.is_empty:
        return []
    tops = visible([face for face in faces(corners_below(lying, low, high), SMALL) if face.height > low])
    near = house.buffer(BESIDE)
    shapely.prepare(near)
    whole = (part for face in tops for part in polygons(face.shape.difference(house)))
    found = [part for part in map(_without_paths, whole) if near.intersects(part) and _a_place(part)]
    return sorted(found, key=lambda part: (-round(part.area, 3), part.bounds))


def _without_paths(part: Polygon) -> Polygon:
    """The widest of ``part`` once the paths that lead to it are taken off."""
    wide = part.buffer(-NARROW / 2, join_style="mitre").buffer(NARROW / 2, join_style="mitre")
    return next(iter(polygons(wide.intersection(part))), Polygon())


def _a_place(part: Polygon) -> bool:
    low_x, low_z, high_x, high_z = part.bounds
    return part.area >= SMALL and max(high_x - low_x, high_z - low_z) <= LONG
