"""What one walks on about the level of a storey, and the places outdoors among it: balconies and terraces."""

from collections.abc import Sequence

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.floorplans.cutting import HOUSE, joined
from models3d.floorplans.seen import corners_below, silhouette
from models3d.floorplans.terraces import terraces
from models3d.model import Mesh
from models3d.plan import polygons

#: A storey's floor lies this far below and above its level at most (metres).
FLOOR_BELOW, FLOOR_ABOVE = 0.45, 0.3

#: What one walks on.
SLABS = ("IfcSlab", "IfcRoof", "IfcPlate")

#: Balconies and terraces from this size on (m²) are outdoor places.
LEAST_OUTDOOR = 1.0


def floor_at(described: Described, level: float) -> BaseGeometry:
    """Plan of the house's slabs that end about ``level`` (y)."""
    slabs: list[Mesh] = []
    for element, part in zip(described.elements, described.parts, strict=True):
        of_house = part != "site" or element.ifc_class.startswith(HOUSE)
        if of_house and element.ifc_class.startswith(SLABS) and element.meshes:
            top = max(float(mesh.vertices[:, 1].max()) for mesh in element.meshes if len(mesh.vertices))
            if level - FLOOR_BELOW < top < level + FLOOR_ABOVE:
                slabs += element.meshes
    return joined([silhouette(corners_below(slabs, level - 3, level + FLOOR_ABOVE))])


def outdoor_places(
    described: Described, house: BaseGeometry, floor: BaseGeometry, level: float
) -> Sequence[Polygon]:
    """Places on the ``floor`` at ``level`` outside of ``house``, and those of the site beside it."""
    outside = floor.difference(house.buffer(0.02, join_style="mitre"))
    return [
        *(part for part in polygons(outside) if part.buffer(-0.3).area > 0 and part.area >= LEAST_OUTDOOR),
        *_beyond(terraces(described, house, level), outside),
    ]


def _beyond(places: list[Polygon], floor: BaseGeometry) -> list[Polygon]:
    """Those of ``places`` that the house's own ``floor`` does not show already."""
    return [one for one in places if one.intersection(floor).area < one.area / 2]
