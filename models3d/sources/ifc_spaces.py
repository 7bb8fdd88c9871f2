"""The spaces of an IFC file: rooms with their volumes, homes and authored areas."""

import math
from functools import partial
from typing import Any

import ifcopenshell.util.element
import ifcopenshell.util.unit

from models3d.meshes import joined
from models3d.model import ModelElement, ModelSpace
from models3d.readers.kept_shapes import Shapes
from models3d.sources.ifc_storeys import Storeys
from models3d.sources.ifc_words import text
from models3d.sources.ifc_zones import zones
from models3d.sources.placeholders import PILED_UP, settled
from models3d.sources.unless_broken import unless_broken

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
tree: Any = ifcopenshell.util.element

#: Names of a room's floor area, the one that is meant for sale first; Revit writes the second.
AREAS = ("NetFloorArea", "GSA BIM Area", "GrossFloorArea")


def spaces_of(
    file: Any, rooms: list[Any], shapes: Shapes, storeys: Storeys, elements: list[ModelElement]
) -> tuple[list[ModelSpace], list[str]]:
    """Spaces of ``rooms`` in their order, and what to warn of."""
    homes: dict[int, str] = unless_broken(partial(zones, file), {})
    area_scale = _area_scale(file)
    scale = float(ifcopenshell.util.unit.calculate_unit_scale(file))
    found = [
        ModelSpace(
            global_id=text(room.GlobalId) or f"#{room.id()}",
            name=text(room.Name),
            long_name=text(room.LongName),
            storey=unless_broken(partial(storeys.of, room), ""),
            zone=homes.get(room.id(), ""),
            mesh=joined(shapes.get(room.id(), ())),
            centre=_scaled(storeys.placements.origin(room), scale),
            area=unless_broken(partial(_area, room, area_scale), None),
        )
        for room in rooms
    ]
    return settled(found, elements, boxes=PILED_UP)


def _area_scale(file: Any) -> float:
    """Square metres in the file's unit of area; where it names none, its unit of length squared."""
    if ifcopenshell.util.unit.get_project_unit(file, "AREAUNIT") is None:
        return float(ifcopenshell.util.unit.calculate_unit_scale(file)) ** 2
    return float(ifcopenshell.util.unit.calculate_unit_scale(file, "AREAUNIT"))


def _scaled(place: tuple[float, float, float] | None, scale: float) -> tuple[float, float, float]:
    x, y, z = place or (0.0, 0.0, 0.0)
    return (x * scale, z * scale, -y * scale)


def _area(room: Any, scale: float) -> float | None:
    """Floor area (m²) that the author of the model wrote down, None where there is none."""
    sets = tree.get_psets(room)
    for name in AREAS:
        for values in sets.values():
            value = values.get(name)
            if isinstance(value, int | float) and math.isfinite(value) and value > 0:
                return round(float(value) * scale, 3)
    return None
