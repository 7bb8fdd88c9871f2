"""From parts, rooms and programme to the IFC file: spatial structure, elements, materials, spaces, tasks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from models3d.sample.grid import NAMES, STOREY
from models3d.sample.ifc_file import IfcFile
from models3d.sample.ifc_shapes import Shapes
from models3d.sample.layers import LAYERS
from models3d.sample.parts import Part
from models3d.sample.place import ADDRESS, BUILDING, LATITUDE, LONGITUDE, NAME, TRUE_NORTH
from models3d.sample.programme import STAGES, Task
from models3d.sample.spaces import Space
from models3d.sample.works import tasks_of

#: Stages whose elements are linked the other way round (IfcRelAssignsToProduct), as some programs write them.
BY_PRODUCT = {3}


class IfcModel:
    """Writes one development; call the methods in the order of the file: parts, spaces, tasks, finish."""

    def __init__(self) -> None:
        self.ifc = IfcFile(f"{NAME}, {ADDRESS}", TRUE_NORTH)
        self.shapes = Shapes(self.ifc)
        self._contents: dict[int | None, list[Any]] = {}
        self._by_task: dict[str, list[Any]] = {}
        self._by_layers: dict[str, list[Any]] = {}
        self._walls: dict[bool, list[Any]] = {True: [], False: []}
        self._skeleton()

    def _skeleton(self) -> None:
        ifc = self.ifc
        units = [
            ifc.file.create_entity("IfcSIUnit", UnitType=kind, Name=name)
            for kind, name in (
                ("LENGTHUNIT", "METRE"), ("AREAUNIT", "SQUARE_METRE"), ("VOLUMEUNIT", "CUBIC_METRE"),
                ("PLANEANGLEUNIT", "RADIAN"), ("TIMEUNIT", "SECOND"),
            )
        ]  # fmt: skip
        self.project = ifc.rooted(
            "IfcProject",
            "project",
            NAME,
            None,
            None,
            None,
            None,
            (ifc.world,),
            ifc.make("IfcUnitAssignment", units),
        )
        self.site = ifc.rooted(
            "IfcSite", "site", ADDRESS, None, None, ifc.placed(None), None, None, "ELEMENT",
            _degrees(LATITUDE), _degrees(LONGITUDE), 297.0, None, None,
        )  # fmt: skip
        self.building = ifc.rooted(
            "IfcBuilding", "building", BUILDING, None, None, ifc.placed(self.site[5]), None, None, "ELEMENT",
            0.0, -0.15, None,
        )  # fmt: skip
        self.storeys = [
            ifc.rooted(
                "IfcBuildingStorey", f"storey-{number}", name, None, None,
                ifc.placed(self.building[5], (0.0, 0.0, round(STOREY * number, 3))), None, None, "ELEMENT",
                round(STOREY * number, 3),
            )
            for number, name in enumerate(NAMES)
        ]  # fmt: skip
        for whole, pieces in ((self.project, [self.site]), (self.site, [self.building]),
                              (self.building, self.storeys)):  # fmt: skip
            ifc.rooted("IfcRelAggregates", f"in-{whole[2]}-{whole.is_a()}", None, None, whole, pieces)

    def parts(self, parts: Iterable[Part]) -> None:
        """Write every part as an element with its shape and placement."""
        for part in parts:
            home = self.site if part.storey is None else self.storeys[part.storey]
            placement = self.ifc.placed(home[5], part.origin, part.turn)
            element = self.ifc.rooted(
                part.ifc_class, part.key, part.name, None, part.kind or None, placement,
                self.shapes.of(part), None, **_typed(part),
            )  # fmt: skip
            self._contents.setdefault(part.storey, []).append(element)
            for task in tasks_of(part):
                self._by_task.setdefault(task, []).append(element)
            if part.ifc_class == "IfcWall":
                self._walls[part.kind == "SOLIDWALL"].append(element)
            if part.layers:
                self._by_layers.setdefault(part.layers, []).append(element)

    def spaces(self, spaces: Iterable[Space]) -> None:
        """Write rooms under their storey and a zone for every unit."""
        by_storey: dict[int, list[Any]] = {}
        zones: dict[str, list[Any]] = {}
        for space in spaces:
            storey = self.storeys[space.storey]
            entity = self.ifc.rooted(
                "IfcSpace", space.key, space.number, None, None, self.ifc.placed(storey[5]),
                self.shapes.plain(space.solids), space.name, "ELEMENT",
                "EXTERNAL" if space.outside else "INTERNAL", None,
            )  # fmt: skip
            area = self.ifc.make("IfcQuantityArea", "NetFloorArea", None, None, round(space.area, 3), None)
            base = self.ifc.rooted(
                "IfcElementQuantity", space.key, "Qto_SpaceBaseQuantities", None, "BaseQuantities", (area,)
            )
            self.ifc.rooted("IfcRelDefinesByProperties", space.key, None, None, (entity,), base)
            by_storey.setdefault(space.storey, []).append(entity)
            if space.unit:
                zones.setdefault(space.unit, []).append(entity)
        for number, entities in by_storey.items():
            self.ifc.rooted("IfcRelAggregates", f"rooms-{number}", None, None, self.storeys[number], entities)
        for unit, entities in zones.items():
            zone = self.ifc.rooted("IfcZone", unit, unit, None, "Unit", f"Home {unit}")
            self.ifc.rooted("IfcRelAssignsToGroup", unit, None, None, entities, None, zone)

    def tasks(self, tasks: Iterable[Task]) -> None:
        """Write the programme as it is expected now, with what each task builds, and the one promised."""
        tasks = list(tasks)
        self._schedule("programme", "Programme of works", tasks, promised=False)
        self._schedule("promise", "Programme as promised", tasks, promised=True)

    def _schedule(self, key: str, name: str, tasks: list[Task], *, promised: bool) -> None:
        """A schedule, its summary tasks and their tasks."""
        ifc, mark = self.ifc, "promise-" if promised else ""
        last = max(task.finish if promised else task.expected_finish for task in tasks)
        schedule = ifc.rooted(
            "IfcWorkSchedule", key, name, None, None, None,
            f"{tasks[0].start}T08:00:00", None, None, None, None,
            f"{tasks[0].start}T08:00:00", f"{last}T17:00:00", "BASELINE" if promised else "PLANNED",
        )  # fmt: skip
        ifc.rooted("IfcRelDeclares", key, None, None, self.project, (schedule,))
        heads = []
        for number, stage in enumerate(STAGES):
            lines = [task for task in tasks if task.stage == number]
            heads.append(
                self._task(f"{mark}stage-{number}", stage, str(number + 1), lines, promised=promised)
            )
            entities = []
            for index, line in enumerate(lines, start=1):
                task = self._task(
                    f"{mark}{line.key}", line.name, f"{number + 1}.{index:02}", [line], promised=promised
                )
                entities.append(task)
                if not promised:
                    self._assign(line.key, task, number)
            ifc.rooted("IfcRelNests", f"{mark}stage-{number}", None, None, heads[-1], entities)
        ifc.rooted("IfcRelAssignsToControl", key, None, None, heads, None, schedule)

    def _task(self, key: str, name: str, number: str, lines: list[Task], *, promised: bool) -> Any:
        started = [line.actual_start for line in lines if line.actual_start and not promised]
        ended = [None if promised else line.actual_finish for line in lines]
        actual_end = max(filter(None, ended)) if all(ended) else None
        starts = [line.start if promised else line.expected_start for line in lines]
        ends = [line.finish if promised else line.expected_finish for line in lines]
        time = self.ifc.make(
            "IfcTaskTime", None, "PREDICTED", None, "WORKTIME", None,
            _moment(min(starts), 8), _moment(max(ends), 17),
            None, None, None, None, None, None, None, None, None,
            _moment(min(started) if started else None, 8), _moment(actual_end, 17), None, None,
        )  # fmt: skip
        milestone = len(lines) == 1 and lines[0].start == lines[0].finish
        return self.ifc.rooted(
            "IfcTask", key, name, None, None, number, None, None, None, milestone, None, time, "CONSTRUCTION"
        )

    def _assign(self, key: str, task: Any, stage: int) -> None:
        elements = self._by_task.pop(key, [])
        if elements and stage in BY_PRODUCT:
            for number, element in enumerate(elements):
                self.ifc.rooted(
                    "IfcRelAssignsToProduct", f"{key}-{number}", None, None, (task,), None, element
                )
        elif elements:
            self.ifc.rooted("IfcRelAssignsToProcess", key, None, None, elements, None, task, None)

    def finish(self) -> None:
        """Write what gathers elements: containment and layered materials."""
        if self._by_task:
            raise ValueError(f"no task of the programme is called {', '.join(sorted(self._by_task))}")
        for storey, elements in self._contents.items():
            home = self.site if storey is None else self.storeys[storey]
            self.ifc.rooted("IfcRelContainedInSpatialStructure", str(storey), None, None, elements, home)
        for bearing, walls in self._walls.items():
            value = self.ifc.make("IfcBoolean", bearing)
            said = self.ifc.make("IfcPropertySingleValue", "LoadBearing", None, value, None)
            common = self.ifc.rooted("IfcPropertySet", f"bearing-{bearing}", "Pset_WallCommon", None, (said,))
            self.ifc.rooted("IfcRelDefinesByProperties", f"bearing-{bearing}", None, None, walls, common)
        for name, elements in self._by_layers.items():
            layers = [
                self.ifc.make("IfcMaterialLayer", self.ifc.make("IfcMaterial", material), thickness)
                for material, thickness in LAYERS[name]
            ]
            layered = self.ifc.make("IfcMaterialLayerSet", layers, name)
            self.ifc.rooted("IfcRelAssociatesMaterial", name, None, None, elements, layered)


def _typed(part: Part) -> dict[str, Any]:
    named: dict[str, Any] = {}
    if part.ifc_class != "IfcCivilElement":
        named["PredefinedType"] = part.kind or "NOTDEFINED"
    if part.size and part.ifc_class in {"IfcDoor", "IfcWindow"}:
        named["OverallWidth"], named["OverallHeight"] = part.size
    return named


def _degrees(value: float) -> tuple[int, int, int, int]:
    whole, rest = divmod(round(value * 3_600_000_000), 3_600_000_000)
    minutes, rest = divmod(rest, 60_000_000)
    return whole, minutes, rest // 1_000_000, rest % 1_000_000


def _moment(day: date | None, hour: int) -> str | None:
    return f"{day}T{hour:02}:00:00" if day else None
