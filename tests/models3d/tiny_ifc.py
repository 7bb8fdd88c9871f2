"""A house of a few boxes as a real IFC file, in the schema and the units that a test asks for."""

from pathlib import Path
from typing import Any, Literal

import ifcopenshell
import ifcopenshell.guid

Schema = Literal["IFC2X3", "IFC4", "IFC4X3"]


class TinyHouse:
    """Writes entities one by one; lengths are in metres here and in ``unit`` metres in the file."""

    def __init__(self, schema: Schema = "IFC4", unit: float = 1.0) -> None:
        self.file: Any = ifcopenshell.file(schema=schema)
        self.schema, self.unit = schema, unit
        make = self.file.create_entity
        metre = make("IfcSIUnit", None, "LENGTHUNIT", "MILLI" if unit == 0.001 else None, "METRE")
        length = metre if unit in (1.0, 0.001) else self._conversion("LENGTHUNIT", "FOOT", unit, metre)
        units = make("IfcUnitAssignment", [length])
        world = self._placement((0.0, 0.0, 0.0))
        self._context = make("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, world, None)
        self.project = self._root("IfcProject", Name="p", UnitsInContext=units)
        self.project.RepresentationContexts = [self._context]
        self.building = self._root("IfcBuilding", Name="b", CompositionType="ELEMENT")
        self.aggregate(self.project, self.building)

    def storey(self, name: str, elevation: float) -> Any:
        """A storey of the building."""
        storey = self._root(
            "IfcBuildingStorey", Name=name, CompositionType="ELEMENT", Elevation=elevation / self.unit
        )
        self.aggregate(self.building, storey)
        return storey

    def box(
        self,
        ifc_class: str,
        name: str,
        corner: tuple[float, float, float],
        size: tuple[float, float, float],
        storey: Any = None,
        *,
        hole: float = 0.0,
    ) -> Any:
        """An element of ``size`` whose lowest corner is at ``corner`` (x, y, z up), in ``storey``.

        ``hole`` is the width of a rim around a void that goes through it upright.
        """
        make = self.file.create_entity
        width, depth, height = (side / self.unit for side in size)
        middle = make("IfcAxis2Placement2D", make("IfcCartesianPoint", (width / 2, depth / 2)), None)
        profile = make("IfcRectangleProfileDef", "AREA", None, middle, width, depth)
        if hole:
            rim = hole / self.unit
            outer = self._ring(0.0, 0.0, width, depth)
            inner = self._ring(rim, rim, width - rim, depth - rim)
            profile = make("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, [inner])
        up = make("IfcDirection", (0.0, 0.0, 1.0))
        solid = make("IfcExtrudedAreaSolid", profile, self._placement((0.0, 0.0, 0.0)), up, height)
        shape = make("IfcShapeRepresentation", self._context, "Body", "SweptSolid", [solid])
        element = self._root(ifc_class, Name=name)
        element.Representation = make("IfcProductDefinitionShape", None, None, [shape])
        element.ObjectPlacement = make("IfcLocalPlacement", None, self._placement(corner))
        if storey is not None and ifc_class == "IfcSpace":
            self.aggregate(storey, element)
        elif storey is not None:
            self.contain(storey, element)
        return element

    def whole(self, ifc_class: str, name: str, parts: list[Any], storey: Any) -> Any:
        """An element without a shape, made of ``parts``."""
        element = self._root(ifc_class, Name=name)
        self.contain(storey, element)
        self.aggregate(element, *parts)
        return element

    def aggregate(self, whole: Any, *parts: Any) -> None:
        """``parts`` are what ``whole`` consists of."""
        self._root("IfcRelAggregates", RelatingObject=whole, RelatedObjects=list(parts))

    def contain(self, storey: Any, element: Any) -> None:
        """``element`` is in ``storey``."""
        self._root("IfcRelContainedInSpatialStructure", RelatingStructure=storey, RelatedElements=[element])

    def cut(self, element: Any, opening: Any, filling: Any = None) -> None:
        """``opening`` voids ``element``, and ``filling`` fills it."""
        self._root("IfcRelVoidsElement", RelatingBuildingElement=element, RelatedOpeningElement=opening)
        if filling is not None:
            self._root("IfcRelFillsElement", RelatingOpeningElement=opening, RelatedBuildingElement=filling)

    def zone(self, name: str, *spaces: Any) -> Any:
        """A zone that ``spaces`` are assigned to."""
        zone = self._root("IfcZone", Name=name)
        self._root("IfcRelAssignsToGroup", RelatingGroup=zone, RelatedObjects=list(spaces))
        return zone

    def layer(self, name: str, element: Any) -> None:
        """``element`` is drawn on the layer ``name``."""
        self.file.create_entity(
            "IfcPresentationLayerAssignment", name, None, [element.Representation.Representations[0]], None
        )

    def material(self, name: str, element: Any) -> None:
        """``element`` is made of ``name``."""
        material = self.file.create_entity("IfcMaterial", name)
        self._root("IfcRelAssociatesMaterial", RelatedObjects=[element], RelatingMaterial=material)

    def load_bearing(self, element: Any, bears: bool) -> None:
        """``element`` says of itself whether it carries."""
        make = self.file.create_entity
        value = make("IfcPropertySingleValue", "LoadBearing", None, make("IfcBoolean", bears), None)
        kind = element.is_a().removeprefix("Ifc")
        pset = self._root("IfcPropertySet", Name=f"Pset_{kind}Common", HasProperties=[value])
        self._root("IfcRelDefinesByProperties", RelatedObjects=[element], RelatingPropertyDefinition=pset)

    def task(self, name: str, start: str = "", finish: str = "", **more: Any) -> Any:
        """A task with its planned dates (and ``ActualStart`` and so on), as the schema carries times."""
        given = {"ScheduleStart": start, "ScheduleFinish": finish, **more}
        times = {key: value for key, value in given.items() if value}
        if self.schema == "IFC2X3":
            task = self._root("IfcTask", Name=name, TaskId=name, IsMilestone=False)
            if times:
                control = self._root("IfcScheduleTimeControl", Name=name)
                for key, value in times.items():
                    setattr(control, key, self._calendar_date(value))
                self._root("IfcRelAssignsTasks", RelatedObjects=[task], TimeForTask=control)
                plan = self._schedule()
                self.file.by_type("IfcRelAssignsTasks")[-1].RelatingControl = plan
            return task
        task = self._root("IfcTask", Name=name, IsMilestone=False)
        if times:
            task.TaskTime = self.file.create_entity("IfcTaskTime", **times)
        return task

    def also_in(self, kind: str, task: Any, start: str = "", finish: str = "") -> None:
        """``task`` is in a work schedule of ``kind`` (PLANNED, BASELINE) too; in IFC2X3 with other dates."""
        plan = self._schedule(kind)
        if self.schema != "IFC2X3":
            self._root("IfcRelAssignsToControl", RelatedObjects=[task], RelatingControl=plan)
            return
        control = self._root("IfcScheduleTimeControl", Name=kind)
        control.ScheduleStart = self._calendar_date(start)
        control.ScheduleFinish = self._calendar_date(finish)
        self._root("IfcRelAssignsTasks", RelatedObjects=[task], RelatingControl=plan, TimeForTask=control)

    def declare(self, task: Any, copy: Any) -> None:
        """``copy`` keeps what was planned of ``task`` when a baseline was made (IFC4)."""
        self._root("IfcRelDefinesByObject", RelatingObject=task, RelatedObjects=[copy])

    def group(self, ifc_class: str, name: str, *members: Any) -> Any:
        """A group with its members."""
        group = self._root(ifc_class, Name=name)
        self._root("IfcRelAssignsToGroup", RelatingGroup=group, RelatedObjects=list(members))
        return group

    def of_type(self, ifc_class: str, name: str, *elements: Any) -> Any:
        """A type that ``elements`` are of."""
        kind = self._root(ifc_class, Name=name)
        self._root("IfcRelDefinesByType", RelatingType=kind, RelatedObjects=list(elements))
        return kind

    def nest(self, summary: Any, *tasks: Any) -> None:
        """``tasks`` are under ``summary``."""
        self._root("IfcRelNests", RelatingObject=summary, RelatedObjects=list(tasks))

    def assign_to_process(self, task: Any, *elements: Any) -> None:
        """``elements`` are assigned to ``task``: the process' side of the link."""
        self._root("IfcRelAssignsToProcess", RelatingProcess=task, RelatedObjects=list(elements))

    def assign_to_product(self, element: Any, *tasks: Any) -> None:
        """``tasks`` are assigned to ``element``: the product's side of the link."""
        self._root("IfcRelAssignsToProduct", RelatingProduct=element, RelatedObjects=list(tasks))

    def write(self, path: Path) -> Path:
        """The file, written to ``path``."""
        self.file.write(str(path))
        return path

    def _conversion(self, kind: str, name: str, factor: float, of: Any) -> Any:
        """A unit that is ``factor`` times the SI unit ``of``: feet, inches, square feet."""
        make = self.file.create_entity
        power = 1 if kind == "LENGTHUNIT" else 2
        dimensions = make("IfcDimensionalExponents", power, 0, 0, 0, 0, 0, 0)
        measure = make("IfcLengthMeasure" if power == 1 else "IfcAreaMeasure", factor)
        return make("IfcConversionBasedUnit", dimensions, kind, name, make("IfcMeasureWithUnit", measure, of))

    def _ring(self, x: float, y: float, far_x: float, far_y: float) -> Any:
        corners = [(x, y), (far_x, y), (far_x, far_y), (x, far_y), (x, y)]
        return self.file.create_entity(
            "IfcPolyline", [self.file.create_entity("IfcCartesianPoint", corner) for corner in corners]
        )

    def _schedule(self, kind: str = "PLANNED") -> Any:
        known = [one for one in self.file.by_type("IfcWorkSchedule") if one.Name == kind]
        if known:
            return known[0]
        if self.schema == "IFC2X3":
            today = self._calendar_date("2026-01-01")
            given = {"Identifier": "w", "CreationDate": today, "StartTime": today, "WorkControlType": kind}
            return self._root("IfcWorkSchedule", Name=kind, **given)
        today = "2026-01-01T00:00:00"
        given = {"CreationDate": today, "StartTime": today, "PredefinedType": kind}
        return self._root("IfcWorkSchedule", Name=kind, **given)

    def _calendar_date(self, text: str) -> Any:
        year, month, day = (int(part) for part in text.split("-"))
        return self.file.create_entity("IfcCalendarDate", day, month, year)

    def _placement(self, at: tuple[float, float, float]) -> Any:
        make = self.file.create_entity
        point = make("IfcCartesianPoint", tuple(part / self.unit for part in at))
        return make("IfcAxis2Placement3D", point, None, None)

    def _root(self, ifc_class: str, **attributes: Any) -> Any:
        return self.file.create_entity(ifc_class, GlobalId=ifcopenshell.guid.new(), **attributes)
