"""What of an IFC file is built."""

from typing import Any

#: Classes under IfcElement that show nothing of a building.
UNSEEN = (
    "IfcFeatureElementSubtraction",
    "IfcVirtualElement",
)


def products_of(file: Any) -> list[Any]:
    """Everything in the open ``file`` that is built, and the ground; not what only serves to think of it."""
    products = [one for one in file.by_type("IfcElement") if not any(one.is_a(no) for no in UNSEEN)]
    products += [one for one in file.by_type("IfcSite") if one.Representation]
    if file.schema != "IFC4X3":
        products += file.by_type("IfcProxy")
    return products
