"""What of an IFC file is built."""

from typing import Any

#: Classes under IfcElement that show nothing of a building.
UNSEEN = (
    "IfcFeatureElementSubtraction",
    "IfcVirtualElement",
)


def products_of(file: Any) -> list[Any]:
    """Everything in the open ``file`` that is built, and the ground; not what only serves to think of it."""
    unseen = {one.id() for kind in UNSEEN for one in file.by_type(kind)}
    products = [one for one in file.by_type("IfcElement") if one.id() not in unseen]
    products += [one for one in file.by_type("IfcSite") if one.Representation]
    if file.schema != "IFC4X3":
        products += file.by_type("IfcProxy")
    return products
