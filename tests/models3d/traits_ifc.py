"""Traits of files from the programs that architects use, on top of the tiny house."""

from typing import Any

from tests.models3d.tiny_ifc import Schema, TinyHouse

SQUARE_FOOT = 0.3048**2


class RealHouse(TinyHouse):
    """A tiny house with a site, placements, georeference, areas and properties, as exporters write them."""

    def __init__(self, schema: Schema = "IFC4", unit: float = 1.0) -> None:
        super().__init__(schema, unit)
        self.site = self._root("IfcSite", Name="Default", CompositionType="ELEMENT")
        self.aggregate(self.project, self.site)

    def north(self, x: float, y: float, *up: float) -> None:
        """True north is the direction (x, y) of the plan; some write that it points ``up``, too."""
        self._context.TrueNorth = self.file.create_entity("IfcDirection", (x, y, *up))

    def place(self, spatial: Any, at: tuple[float, float, float], under: Any = None) -> None:
        """``spatial`` stands ``at`` metres from where ``under`` does."""
        above = under.ObjectPlacement if under is not None else None
        spatial.ObjectPlacement = self.file.create_entity("IfcLocalPlacement", above, self._placement(at))

    def put(self, element: Any, under: Any) -> None:
        """``element`` is placed relative to ``under``."""
        element.ObjectPlacement.PlacementRelTo = under.ObjectPlacement

    def on_map(
        self, east: float, north: float, height: float = 0.0, x_axis: tuple[float, float] = (1.0, 0.0)
    ) -> None:
        """The file's origin lies there on the map, its x axis in that direction from east; metres."""
        values = {
            "Eastings": east / self.unit,
            "Northings": north / self.unit,
            "OrthogonalHeight": height / self.unit,
            "XAxisAbscissa": x_axis[0],
            "XAxisOrdinate": x_axis[1],
        }
        if self.schema == "IFC2X3":
            self.properties(self.project, "ePSet_MapConversion", **values)
            return
        system = self.file.create_entity("IfcProjectedCRS", Name="EPSG:28992")
        self.file.create_entity("IfcMapConversion", SourceCRS=self._context, TargetCRS=system, **values)

    def properties(self, holder: Any, name: str, **values: float | str) -> None:
        """``holder`` has a property set."""
        make = self.file.create_entity
        listed = [
            make(
                "IfcPropertySingleValue",
                key.replace("_", " "),
                None,
                make("IfcLabel" if isinstance(value, str) else "IfcReal", value),
                None,
            )
            for key, value in values.items()
        ]
        pset = self._root("IfcPropertySet", Name=name, HasProperties=listed)
        self._root("IfcRelDefinesByProperties", RelatedObjects=[holder], RelatingPropertyDefinition=pset)

    def square_feet(self) -> None:
        """Areas in the file are in square feet."""
        metre = self.file.create_entity("IfcSIUnit", None, "AREAUNIT", None, "SQUARE_METRE")
        foot = self._conversion("AREAUNIT", "SQUARE FOOT", SQUARE_FOOT, metre)
        self.project.UnitsInContext.Units = [*self.project.UnitsInContext.Units, foot]

    def floor_area(self, space: Any, **areas: float) -> None:
        """``space`` has base quantities, in the file's unit of area."""
        listed = [
            self.file.create_entity("IfcQuantityArea", key, None, None, value) for key, value in areas.items()
        ]
        name = "BaseQuantities" if self.schema == "IFC2X3" else "Qto_SpaceBaseQuantities"
        quantity = self._root("IfcElementQuantity", Name=name, Quantities=listed)
        self._root("IfcRelDefinesByProperties", RelatedObjects=[space], RelatingPropertyDefinition=quantity)

    def room(
        self, number: str, name: str, corner: tuple[float, float, float], storey: Any, *, drawn: bool = True
    ) -> Any:
        """A room of 4 x 3 x 2.6 m."""
        space = self.box("IfcSpace", number, corner, (4.0, 3.0, 2.6), storey)
        space.LongName = name
        if not drawn:
            space.Representation = None
        return space

    def spatial_zone(self, name: str, *spaces: Any) -> Any:
        """A spatial zone (IFC4) in which ``spaces`` are referenced."""
        zone = self._root("IfcSpatialZone", Name=name)
        self._root("IfcRelReferencedInSpatialStructure", RelatingStructure=zone, RelatedElements=list(spaces))
        return zone
