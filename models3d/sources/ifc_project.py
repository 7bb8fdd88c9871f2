"""Parts of a model that came without the project above them, which says the units of all that is below it."""

from typing import Any

import ifcopenshell.util.unit

#: Nobody sees the project that is put in the place of the missing one.
NAMELESS = "0" * 22


def with_project(file: Any) -> list[str]:
    """Give ``file`` a project where it has none, and that a unit where it has none; what to warn of."""
    project = next(iter(file.by_type("IfcProject")), None)
    lost = project is None
    if project is None:
        units = next(iter(file.by_type("IfcUnitAssignment")), None)
        project = file.create_entity("IfcProject", GlobalId=NAMELESS, UnitsInContext=units)
    if not project.RepresentationContexts:
        whole = file.by_type("IfcGeometricRepresentationContext", include_subtypes=False)
        project.RepresentationContexts = list(whole) or None
    why = "it is a part of a model without its project (IfcProject)" if lost else "its project names no units"
    if ifcopenshell.util.unit.get_project_unit(file, "LENGTHUNIT") is not None:
        return [f"{why}; its lengths are taken to be in the units that it still has."] if lost else []
    known = project.UnitsInContext.Units if project.UnitsInContext else ()
    metre = file.create_entity("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
    project.UnitsInContext = file.create_entity("IfcUnitAssignment", [*known, metre])
    return [
        f"{why}, so nothing says in which unit its lengths are: they are taken for metres; where that is "
        "wrong, export the model whole."
    ]
