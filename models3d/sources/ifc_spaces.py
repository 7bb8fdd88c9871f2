"""The spaces of an IFC file: rooms with their volumes, homes and authored areas."""

import math
from functools import partial
from typing import Any

import ifcopenshell.util.unit

from models3d.meshes import joined
from models3d.model import ModelSpace
from models3d.readers.kept_shapes import Shapes
from models3d.sources.ifc_attributes import GLOBAL_ID, NAME
from models3d.sources.ifc_properties import QUANTITIES, SET, Properties
from models3d.sources.ifc_storeys import Storeys
from models3d.sources.ifc_words import text
from models3d.sources.ifc_zones import zones
from models3d.sources.unless_broken import unless_broken

#: Names of a room's floor area, the one that is meant for sale first; Revit writes the second.
AREAS = ("NetFloorArea", "GSA BIM Area", "GrossFloorArea")


def spaces_of(
    file: Any, rooms: list[Any], shapes: Shapes, properties: Properties, storeys: Storeys
) -> list[ModelSpace]:
    """Spaces of ``rooms`` in their order, as they are written down: some may stand for rooms only."""
    homes: dict[int, str] = unless_broken(partial(zones, file, properties), {})
    area_scale = _area_scale(file)
    scale = float(ifcopenshell.util.unit.calculate_unit_scale(file))
    return [
        ModelSpace(
            global_id=text(room[GLOBAL_ID]) or f"#{room.id()}",
            name=text(room[NAME]),
            long_name=text(room.LongName),
            storey=unless_broken(partial(storeys.of, room), ""),
            zone=homes.get(room.id(), ""),
            mesh=joined(shapes.get(room.id(), ())),
            centre=_scaled(storeys.placements.origin(room), scale),
            area=unless_broken(partial(_area, properties, room, area_scale), None),
        )
        for room in rooms
    ]


def _area_scale(file: Any) -> float:
    """Square metres in the file's unit of area; where it names none, its unit of length squared."""
    if ifcopenshell.util.unit.get_project_unit(file, "AREAUNIT") is None:
        return float(ifcopenshell.util.unit.calculate_unit_scale(file)) ** 2
    return float(ifcopenshell.util.unit.calculate_unit_scale(file, "AREAUNIT"))


def _scaled(place: tuple[float, float, float] | None, scale: float) -> tuple[float, float, float]:
    x, y, z = place or (0.0, 0.0, 0.0)
    return (x * scale, z * scale, -y * scale)


def _area(properties: Properties, room: Any, scale: float) -> float | None:
    """Floor area (m²) that the author of the model wrote down, None where there is none."""
    sets = properties.values(room, AREAS.__contains__, SET, QUANTITIES)
    for name in AREAS:
        for values in sets.values():
            value = values.get(name)
            if isinstance(value, int | float) and math.isfinite(value) and value > 0:
                return round(float(value) * scale, 3)
    return None
