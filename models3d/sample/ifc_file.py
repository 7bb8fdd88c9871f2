"""A new IFC4 file with units, a true north and the entities that everything shares; metres throughout."""

from collections.abc import Sequence
from functools import cache
from math import cos, radians, sin
from typing import Any

import ifcopenshell

from models3d.sample.guids import guid

#: Written into the header instead of the clock's time: the same sample is the same bytes.
TIME_STAMP = "2026-03-02T08:00:00"
AUTHOR = "Maquette sample"


class IfcFile:
    """Makes entities and remembers the ones that repeat: points, directions, placements, styles."""

    def __init__(self, name: str, true_north: float) -> None:
        self.file: Any = ifcopenshell.file(schema="IFC4")
        self._header(name)
        self.point = cache(self._point)
        self.direction = cache(self._direction)
        self.axis = cache(self._axis)
        self.plan_axis = cache(self._plan_axis)
        self.relations: list[tuple[str, Any, list[Any]]] = []
        angle = radians(true_north)
        self.world = self.make(
            "IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, self.axis((0.0, 0.0, 0.0)),
            self.direction((round(sin(angle), 9), round(cos(angle), 9))),
        )  # fmt: skip
        self.body = self.make(
            "IfcGeometricRepresentationSubContext", "Body", "Model", None, None, None, None, self.world, None,
            "MODEL_VIEW", None,
        )  # fmt: skip

    def _header(self, name: str) -> None:
        head = self.file.header
        head.file_description.description = ("ViewDefinition [ReferenceView_V1.2]",)
        head.file_name.name = name
        head.file_name.time_stamp = TIME_STAMP
        head.file_name.author = (AUTHOR,)
        head.file_name.organization = (AUTHOR,)
        head.file_name.preprocessor_version = AUTHOR
        head.file_name.originating_system = AUTHOR

    def make(self, ifc_class: str, *attributes: Any) -> Any:
        """A new entity with its attributes in the schema's order."""
        return self.file.create_entity(ifc_class, *attributes)

    def rooted(self, ifc_class: str, key: str, *attributes: Any, **named: Any) -> Any:
        """A new entity with a GlobalId made of its class and ``key``; ``attributes`` follow OwnerHistory."""
        return self.file.create_entity(ifc_class, guid(f"{ifc_class}:{key}"), None, *attributes, **named)

    def _point(self, at: Sequence[float]) -> Any:
        return self.make("IfcCartesianPoint", tuple(float(v) for v in at))

    def _direction(self, ratios: Sequence[float]) -> Any:
        return self.make("IfcDirection", tuple(float(v) for v in ratios))

    def _axis(
        self,
        at: tuple[float, float, float],
        z: Sequence[float] | None = None,
        x: Sequence[float] | None = None,
    ) -> Any:
        return self.make(
            "IfcAxis2Placement3D", self.point(at),
            self.direction(tuple(z)) if z else None, self.direction(tuple(x)) if x else None,
        )  # fmt: skip

    def _plan_axis(self, at: tuple[float, float]) -> Any:
        return self.make("IfcAxis2Placement2D", self.point(at), None)

    def placed(self, parent: Any, at: tuple[float, float, float] = (0.0, 0.0, 0.0), turn: float = 0.0) -> Any:
        """A local placement in ``parent``'s frame, turned anticlockwise by ``turn`` degrees."""
        if not turn:
            return self.make("IfcLocalPlacement", parent, self.axis(at))
        x = (round(cos(radians(turn)), 9), round(sin(radians(turn)), 9), 0.0)
        return self.make("IfcLocalPlacement", parent, self.axis(at, (0.0, 0.0, 1.0), x))
