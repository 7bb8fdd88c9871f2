"""How attributes are asked for that a reader wants of every thing in a file.

By its place an attribute comes four times as quickly as by its name, and for these it is the same in IFC2X3,
IFC4 and IFC4X3. What is asked for a few times is asked for by its name.
"""

from typing import Any

#: Of everything that has an id of its own (IfcRoot).
GLOBAL_ID, NAME = 0, 2
#: Of everything that is placed somewhere (IfcProduct).
PLACEMENT, SHAPE = 5, 6
#: Of everything that is drawn (IfcRepresentation).
STANDS_FOR, KIND = 1, 2


def attribute(entity: Any, name: str) -> Any:
    """What ``entity`` has under ``name``; None where its class has no attribute of that name.

    Asked for it directly, ifcopenshell looks through all rules of the schema for one that derives it.
    """
    return getattr(entity, name) if entity.get_attribute_category(name) else None
