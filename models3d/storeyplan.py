"""What is built on each storey, seen from above: its outline and its upright walls."""

from collections import defaultdict
from dataclasses import dataclass

from shapely import Point, union_all
from shapely.geometry.base import BaseGeometry

from models3d.manifest import Storey
from models3d.model import ModelElement
from models3d.plan import footprint, hull, outline, polygons
from models3d.storey_index import finder

#: Walls are cut at this height over the floor, like on a floor plan.
CUT = 1.2

#: A floor's slab lies no higher than this over the storey's level; what is higher is a roof.
FLOOR_ABOVE = 0.4

#: Parts of a storey smaller than this share of the largest stand apart: sheds, markers, garden walls.
LEAST_SHARE = 0.1

#: How far from a wall's face (metres) to look whether one stands inside or outside.
STEP_OUT = 1.0


@dataclass(frozen=True)
class StoreyPlan:
    """Plans in (x, z) metres: ``outline`` of the built storey, ``walls`` that cross the cut."""

    outline: BaseGeometry
    walls: BaseGeometry

    def outside(self, x: float, z: float) -> bool:
        """Say whether the point is outside of the building on this storey."""
        return not self.outline.contains(Point(x, z))


def storey_plans(elements: list[ModelElement], storeys: list[Storey]) -> list[StoreyPlan]:
    """Plan of every storey, in their order."""
    find, of_storey = finder(storeys), defaultdict[int, list[ModelElement]](list)
    for element in elements:
        if element.meshes:
            of_storey[find(element.storey)].append(element)
    return [_plan(of_storey[index], storey) for index, storey in enumerate(storeys)]


def _plan(elements: list[ModelElement], storey: Storey) -> StoreyPlan:
    walls, floors = [], []
    for element in elements:
        low, high = heights(element)
        if element.ifc_class.startswith(("IfcWall", "IfcCurtainWall")):
            if low < storey.elevation + CUT < high:
                walls.append(hull(element))
        elif element.ifc_class.startswith("IfcSlab") and low < storey.elevation + FLOOR_ABOVE:
            floors.append(footprint(element.meshes))
    parts = polygons(outline([*walls, *floors]))
    kept = [part for part in parts if part.area >= LEAST_SHARE * parts[0].area]
    return StoreyPlan(union_all(kept), union_all(walls))


def heights(element: ModelElement) -> tuple[float, float]:
    """Lowest and highest point (y) of an element that has a shape."""
    lows = (float(mesh.vertices[:, 1].min()) for mesh in element.meshes)
    highs = (float(mesh.vertices[:, 1].max()) for mesh in element.meshes)
    return min(lows), max(highs)
