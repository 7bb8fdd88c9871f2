"""Doors as programs write them: placed turned, upside down or mirrored, operated by type or by themselves."""

from typing import Any

from tests.models3d.tiny_ifc import Schema, TinyHouse

Axis = tuple[float, float, float]

X, Y, UP, DOWN = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)


class SwingingHouse(TinyHouse):
    """A tiny house whose doors say how they open."""

    def __init__(self, schema: Schema = "IFC4", unit: float = 1.0) -> None:
        super().__init__(schema, unit)
        self.ground = self.storey("Ground floor", 0.0)

    def door(self, name: str, *, x_axis: Axis = X, up: Axis = UP, own: str = "", typed: str = "") -> Any:
        """A door of 1 m at (3, 2, 0), its x axis and height in those directions."""
        door = self.box("IfcDoor", name, (0.0, 0.0, 0.0), (1.0, 0.1, 2.1), self.ground)
        door.ObjectPlacement.RelativePlacement = self._axes((3.0, 2.0, 0.0), x_axis, up)
        if own:
            door.OperationType = own
        if typed:
            self._typed(door, typed)
        return door

    def mirror(self, door: Any) -> None:
        """The shape of ``door`` is its type's, mirrored from left to right."""
        make = self.file.create_entity
        (shape,) = door.Representation.Representations
        source = make("IfcRepresentationMap", self._axes((0.0, 0.0, 0.0), X, UP), shape)
        left, away, up = (make("IfcDirection", way) for way in ((-1.0, 0.0, 0.0), Y, UP))
        zero = make("IfcCartesianPoint", (1.0 / self.unit, 0.0, 0.0))
        target = make("IfcCartesianTransformationOperator3D", left, away, zero, 1.0, up)
        item = make("IfcMappedItem", source, target)
        mapped = make("IfcShapeRepresentation", self._context, "Body", "MappedRepresentation", [item])
        door.Representation.Representations = [mapped]

    def _typed(self, door: Any, operation: str) -> None:
        given: dict[str, Any] = {"OperationType": operation, "Name": operation}
        if self.schema == "IFC2X3":
            given |= {"ConstructionType": "WOOD", "ParameterTakesPrecedence": False, "Sizeable": False}
            kind = self._root("IfcDoorStyle", **given)
        else:
            kind = self._root("IfcDoorType", PredefinedType="DOOR", **given)
        self._root("IfcRelDefinesByType", RelatingType=kind, RelatedObjects=[door])

    def _axes(self, at: Axis, x_axis: Axis, up: Axis) -> Any:
        make = self.file.create_entity
        point = make("IfcCartesianPoint", tuple(part / self.unit for part in at))
        return make("IfcAxis2Placement3D", point, make("IfcDirection", up), make("IfcDirection", x_axis))
