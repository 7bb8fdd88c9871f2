"""Solids as IFC geometry: extrusions and faceted breps, each with its surface style."""

from math import cos, radians, sin
from typing import Any

from models3d.sample.ifc_file import IfcFile
from models3d.sample.palette import Look
from models3d.sample.parts import Faceted, Part, Point, Prism, Round, Slice, Solid

UP = (0.0, 0.0, 1.0)


class Shapes:
    """Writes the shapes of parts; a shape that several parts share is written once."""

    def __init__(self, ifc: IfcFile) -> None:
        self.ifc = ifc
        self._styles: dict[Look, Any] = {}
        self._maps: dict[str, Any] = {}
        self._profiles: dict[tuple[float, float], Any] = {}

    def of(self, part: Part) -> Any:
        """The IfcProductDefinitionShape of ``part``."""
        if not part.shape:
            return self.body(part.solids)
        if part.shape not in self._maps:
            origin = self.ifc.axis((0.0, 0.0, 0.0))
            shape = self._representation(part.solids)
            self._maps[part.shape] = self.ifc.make("IfcRepresentationMap", origin, shape)
        target = self._unmoved()
        item = self.ifc.make("IfcMappedItem", self._maps[part.shape], target)
        shape = self.ifc.make(
            "IfcShapeRepresentation", self.ifc.body, "Body", "MappedRepresentation", (item,)
        )
        return self.ifc.make("IfcProductDefinitionShape", None, None, (shape,))

    def body(self, solids: tuple[Solid, ...]) -> Any:
        """An unshared shape of ``solids``."""
        return self.ifc.make("IfcProductDefinitionShape", None, None, (self._representation(solids),))

    def plain(self, prisms: tuple[Prism, ...]) -> Any:
        """The shape of a space: solids without a style."""
        items = [self._prism(prism) for prism in prisms]
        shape = self.ifc.make("IfcShapeRepresentation", self.ifc.body, "Body", "SweptSolid", items)
        return self.ifc.make("IfcProductDefinitionShape", None, None, (shape,))

    def style(self, look: Look) -> Any:
        """The surface style of ``look``."""
        if look not in self._styles:
            red, green, blue = (int(look.colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
            colour = self.ifc.make("IfcColourRgb", None, round(red, 4), round(green, 4), round(blue, 4))
            shading = self.ifc.make(
                "IfcSurfaceStyleRendering", colour, look.transparency, *[None] * 6, "NOTDEFINED"
            )
            self._styles[look] = self.ifc.make("IfcSurfaceStyle", look.name, "BOTH", (shading,))
        return self._styles[look]

    def _unmoved(self) -> Any:
        if not hasattr(self, "_same"):
            self._same = self.ifc.make(
                "IfcCartesianTransformationOperator3D",
                None,
                None,
                self.ifc.point((0.0, 0.0, 0.0)),
                None,
                None,
            )
        return self._same

    def _representation(self, solids: tuple[Solid, ...]) -> Any:
        items = [self._styled(solid) for solid in solids]
        brep = {isinstance(solid, Faceted) for solid in solids}
        kind = "SweptSolid" if brep == {False} else "Brep" if brep == {True} else "SolidModel"
        return self.ifc.make("IfcShapeRepresentation", self.ifc.body, "Body", kind, items)

    def _styled(self, solid: Solid) -> Any:
        if isinstance(solid, Prism):
            item = self._prism(solid)
        elif isinstance(solid, Round):
            item = self._round(solid)
        elif isinstance(solid, Slice):
            item = self._slice(solid)
        else:
            item = self._faceted(solid)
        self.ifc.make("IfcStyledItem", item, (self.style(solid.look),), None)
        return item

    def _curve(self, ring: tuple[Point, ...]) -> Any:
        return self.ifc.make("IfcPolyline", [self.ifc.point(p) for p in (*ring, ring[0])])

    def _extruded(self, profile: Any, axis: Any, depth: float) -> Any:
        return self.ifc.make("IfcExtrudedAreaSolid", profile, axis, self.ifc.direction(UP), round(depth, 5))

    def _prism(self, solid: Prism) -> Any:
        depth = solid.top - solid.bottom
        if not solid.holes and _is_box(solid.outline):
            (x0, y0), (x1, y1) = solid.outline[0], solid.outline[2]
            size = (round(abs(x1 - x0), 5), round(abs(y1 - y0), 5))
            if size not in self._profiles:
                self._profiles[size] = self.ifc.make("IfcRectangleProfileDef", "AREA", None, None, *size)
            middle = (round((x0 + x1) / 2, 5), round((y0 + y1) / 2, 5), round(solid.bottom, 5))
            return self._extruded(self._profiles[size], self.ifc.axis(middle), depth)
        profile = self._profile(solid)
        return self._extruded(profile, self.ifc.axis((0.0, 0.0, round(solid.bottom, 5))), depth)

    def _round(self, solid: Round) -> Any:
        # Twelve sides, so that every geometry kernel makes the same few triangles of it.
        (x, y), r = solid.centre, solid.radius
        turns = [radians(30 * side + 15) for side in range(12)]
        ring = tuple((round(x + r * cos(turn), 4), round(y + r * sin(turn), 4)) for turn in turns)
        return self._prism(Prism(ring, solid.bottom, solid.top, solid.look))

    def _profile(self, solid: Prism | Slice) -> Any:
        outer = self._curve(solid.outline)
        if not solid.holes:
            return self.ifc.make("IfcArbitraryClosedProfileDef", "AREA", None, outer)
        inner = [self._curve(hole) for hole in solid.holes]
        return self.ifc.make("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, inner)

    def _slice(self, solid: Slice) -> Any:
        # The profile's own x becomes the solid's x or y, its own y becomes z; so its normal is -y or +x.
        if solid.along == "x":
            far = round(solid.at + solid.depth, 5)
            axis = self.ifc.axis((0.0, far, 0.0), (0.0, -1.0, 0.0), (1.0, 0.0, 0.0))
        else:
            axis = self.ifc.axis((round(solid.at, 5), 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
        return self._extruded(self._profile(solid), axis, solid.depth)

    def _faceted(self, solid: Faceted) -> Any:
        points = [self.ifc.point(corner) for corner in solid.corners]
        faces = []
        for face in solid.faces:
            loop = self.ifc.make("IfcPolyLoop", [points[i] for i in face])
            faces.append(self.ifc.make("IfcFace", (self.ifc.make("IfcFaceOuterBound", loop, True),)))
        return self.ifc.make("IfcFacetedBrep", self.ifc.make("IfcClosedShell", faces))


def _is_box(ring: tuple[Point, ...]) -> bool:
    if len(ring) != 4:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring
    return (ay == by and bx == cx and cy == dy and dx == ax) or (
        ax == bx and by == cy and cx == dx and dy == ay
    )
