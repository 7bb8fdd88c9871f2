"""What is built on each storey, seen from above: its outline and its upright walls."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from shapely import Polygon, contains_xy, prepare, union_all
from shapely.geometry.base import BaseGeometry

from models3d.homes.storey_index import finder
from models3d.manifest import Storey
from models3d.model import ModelElement
from models3d.once import Once
from models3d.plan import cover, find_hulls, hull, outline, polygons
from models3d.staging.boxes import boxes_of
from models3d.staging.roles import Role, role_of

#: What is cut on a floor plan, at this height over the floor (metres).
WALLS = ("IfcWall", "IfcCurtainWall")
UPRIGHT = (*WALLS, "IfcWindow", "IfcDoor")
CUT = 1.2

#: What façades are faced with, where that is no wall of its own.
FACING = ("IfcCovering", "IfcPlate", "IfcBuildingElementPart")

#: What can be above a room, and how high it is there at least (metres).
COVERS = ("IfcSlab", "IfcRoof", "IfcCovering")
HEADROOM = 2.0

#: Walls that enclose less than this share of the storey's covered floors do not enclose it.
MOSTLY = 0.4

#: A floor's slab begins no higher than this over the storey's level, and has its middle no higher than that;
#: what is higher is a roof, though its eaves reach down to the floor.
FLOOR_ABOVE, FLOOR_MIDDLE = 0.4, 0.8

#: Parts of a storey smaller than this share of the largest stand apart: sheds, markers, garden walls.
LEAST_SHARE = 0.1

#: Slabs from this share of the largest on are looked at first.
LARGE = 0.2

#: The thickest façade, and how far things are set over the face of it (metres).
FACADE = 0.85
FACE = 0.1

#: How far from a wall's face (metres) to look whether one stands inside or outside.
STEP_OUT = 1.0


@dataclass(frozen=True)
class StoreyPlan:
    """Plans in (x, z) metres: ``walls`` cut, the ``outline`` they enclose, ``built`` with floors.

    ``faced`` is the outline with what façades are faced with.
    """

    outline: BaseGeometry
    built: BaseGeometry
    walls: BaseGeometry
    faced: BaseGeometry

    @cached_property
    def house(self) -> BaseGeometry:
        """What is faced and as far over it as things are set on a façade."""
        return self.faced.buffer(FACE, join_style="mitre")

    @cached_property
    def facade(self) -> BaseGeometry:
        """A band along the inner side of the border of the house, as thick as the thickest façade."""
        return self.house.difference(self.house.buffer(-FACADE, join_style="mitre"))

    def outside(self, x: float, z: float) -> bool:
        """Say whether the point is outside of the building on this storey."""
        prepare(self.outline)
        return not contains_xy(self.outline, x, z)


def storey_plans(elements: list[ModelElement], storeys: list[Storey]) -> list[StoreyPlan]:
    """Plan of every storey, in their order."""
    find_hulls(elements)
    _find_heights(elements)
    find, of_storey = finder(storeys), defaultdict[int, list[ModelElement]](list)
    for element in elements:
        if element.meshes:
            of_storey[find(element.storey)].append(element)
    covered, parts = _covered(elements, storeys), _Parts()
    return [_plan(of_storey[index], storey, covered[index], parts) for index, storey in enumerate(storeys)]


def _plan(elements: list[ModelElement], storey: Storey, covered: BaseGeometry, parts: "_Parts") -> StoreyPlan:
    walls: list[BaseGeometry] = []
    openings: list[BaseGeometry] = []
    facings: list[BaseGeometry] = []
    floors: list[ModelElement] = []
    for element in elements:
        low, high = heights(element)
        # A curtain wall is there as its panes and mullions.
        upright = element.ifc_class.startswith(UPRIGHT) or element.whole.startswith("IfcCurtainWall")
        if upright and low < storey.elevation + CUT < high:
            (walls if element.ifc_class.startswith(WALLS) else openings).append(hull(element))
        elif element.ifc_class.startswith(FACING) and low < storey.elevation + CUT < high:
            facings.append(hull(element))
        elif element.ifc_class.startswith("IfcSlab") and _is_floor(element, storey.elevation):
            floors.append(element)
    # Walls, windows and doors enclose a house; a floor's edge may be a balcony's. Where walls are missing (a
    # model of the bare frame), the floors have to do.
    enclosed = parts.of([*walls, *openings])
    # A floor with nothing above it is a terrace, or the roof of the storey below.
    floor = _floor(floors).intersection(covered)
    built = parts.of([*walls, *openings, floor])
    if enclosed.area < MOSTLY * floor.area:
        enclosed = built
    return StoreyPlan(enclosed, built, union_all(walls), union_all([enclosed, *facings]))


def _is_floor(slab: ModelElement, level: float) -> bool:
    low, high = heights(slab)
    pitched = (low + high) / 2 > level + FLOOR_MIDDLE
    return low < level + FLOOR_ABOVE and not pitched and role_of(slab) is not Role.ROOF


def _floor(slabs: list[ModelElement]) -> BaseGeometry:
    """What ``slabs`` cover together; most are screeds and toppings that lie within the large ones."""
    largest = max((hull(slab).area for slab in slabs), default=0.0)
    large = [slab for slab in slabs if hull(slab).area >= LARGE * largest]
    whole = union_all([cover(slab) for slab in large])
    prepare(whole)
    rest = [slab for slab in slabs if hull(slab).area < LARGE * largest and not whole.covers(hull(slab))]
    return union_all([whole, *(cover(slab) for slab in rest)])


def _covered(elements: list[ModelElement], storeys: list[Storey]) -> list[BaseGeometry]:
    """What of each storey has a roof or another floor above it: all that the one above has, and more."""
    covers = [e for e in elements if e.meshes and e.ifc_class.startswith(COVERS)]
    covers.sort(key=lambda element: -heights(element)[1])
    found: dict[int, BaseGeometry] = {}
    whole: BaseGeometry = Polygon()
    for index in sorted(range(len(storeys)), key=lambda index: -storeys[index].elevation):
        above = storeys[index].elevation + HEADROOM
        count = sum(heights(element)[1] > above for element in covers)
        whole = union_all([whole, *map(hull, covers[:count])])
        covers, found[index] = covers[count:], whole
    return [found[index] for index in range(len(storeys))]


class _Parts(dict[frozenset[BaseGeometry], BaseGeometry]):
    """Filled outlines of shapes without what stands by itself; storeys lie above storeys that are alike."""

    def of(self, shapes: list[BaseGeometry]) -> BaseGeometry:
        """The outline of ``shapes``, in whatever order they come."""
        key = frozenset(shapes)
        if key not in self:
            parts = polygons(outline(shapes))
            self[key] = union_all([part for part in parts if part.area >= LEAST_SHARE * parts[0].area])
        return self[key]


@Once
def heights(element: ModelElement) -> tuple[float, float]:
    """Lowest and highest point (y) of an element that has a shape."""
    (found,) = _heights([element])
    return found


def _find_heights(elements: list[ModelElement]) -> None:
    """Find the heights of all ``elements`` with a shape at once."""
    shown = [element for element in elements if element.meshes]
    for element, found in zip(shown, _heights(shown), strict=True):
        heights.note(element, found)


def _heights(elements: list[ModelElement]) -> list[tuple[float, float]]:
    boxes = boxes_of(elements)
    return list(zip(boxes.low[:, 1].tolist(), boxes.high[:, 1].tolist(), strict=True))
