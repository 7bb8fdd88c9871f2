"""How an IFC file says that its frame lies in the world: true north and map coordinates."""

import math
from typing import Any

import ifcopenshell.util.unit

from models3d.readers.one_file import Grid
from models3d.sources.ifc_properties import SET, Properties

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
units: Any = ifcopenshell.util.unit


def true_north(file: Any) -> float | None:
    """Degrees clockwise from the plan's up to true north, None where ``file`` does not say."""
    for context in file.by_type("IfcGeometricRepresentationContext", include_subtypes=False):
        if context.TrueNorth is not None:
            x, y, *up = context.TrueNorth.DirectionRatios
            # One that points to the sky is a known mistake of exporters and says nothing of north.
            if math.hypot(x, y) > 0 and not any(up):
                return round(math.degrees(math.atan2(x, y)), 3) % 360
    return None


def grid(file: Any, properties: Properties) -> Grid | None:
    """The file's map conversion; None where it has none, or one that says nothing (all zero)."""
    found = _property_set(file, properties) if file.schema == "IFC2X3" else _entity(file)
    if found is None or not any((found.east, found.north, found.height, found.turn)):
        return None
    return found


def _entity(file: Any) -> Grid | None:
    for conversion in file.by_type("IfcMapConversion"):
        crs = conversion.TargetCRS
        own = getattr(crs, "MapUnit", None)
        scale = units.get_unit_scale(own) if own is not None else units.calculate_unit_scale(file)
        return _grid(conversion.get_info(), float(scale), str(getattr(crs, "Name", None) or ""))
    return None


def _property_set(file: Any, properties: Properties) -> Grid | None:
    """IFC2X3 has no such entity; its place is taken by property sets of the project or the site.

    See buildingSMART's user guide for geo-referencing in IFC, "Level of Georeferencing 50 in IFC2X3".
    """
    for holder in (*file.by_type("IfcProject"), *file.by_type("IfcSite")):
        every = properties.values(holder, lambda _: True, SET)
        sets = {name.casefold(): values for name, values in every.items()}
        if "epset_mapconversion" in sets:
            system = str(sets.get("epset_projectedcrs", {}).get("Name") or "")
            scale = float(units.calculate_unit_scale(file))
            return _grid(sets["epset_mapconversion"], scale, system)
    return None


def _grid(values: dict[str, Any], scale: float, system: str) -> Grid:
    along, across = _number(values, "XAxisAbscissa"), _number(values, "XAxisOrdinate")
    return Grid(
        east=_number(values, "Eastings") * scale,
        north=_number(values, "Northings") * scale,
        height=_number(values, "OrthogonalHeight") * scale,
        turn=math.degrees(math.atan2(across, along)) if along or across else 0.0,
        system=system,
    )


def _number(values: dict[str, Any], name: str) -> float:
    value = values.get(name)
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else 0.0
