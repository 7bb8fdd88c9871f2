"""What an IFC file says of one product in words: layer, material, room, whether it bears."""

from typing import Any

from models3d.sources.ifc_attributes import SHAPE, attribute
from models3d.sources.ifc_properties import Properties

#: What carries nothing but itself, so that nobody is asked whether it does.
FITTED = (
    "IfcWindow", "IfcDoor", "IfcFurn", "IfcCovering", "IfcRailing", "IfcFlow", "IfcDistribution",
    "IfcSanitary", "IfcLight", "IfcTransport", "IfcGeographic", "IfcSite",
)  # fmt: skip


def text(value: Any) -> str:
    """``value`` where it is text, else "": in a mangled file an attribute can be anything."""
    return value if isinstance(value, str) else ""


def layers(file: Any) -> dict[int, str]:
    """Names of layers by the ids of the representations and items that are drawn on them."""
    return {
        item.id(): name
        for layer in file.by_type("IfcPresentationLayerAssignment")
        if (name := text(layer.Name))
        for item in layer.AssignedItems
    }


def layer_of(product: Any, layers: dict[int, str]) -> str:
    """Name of the first of ``layers`` that ``product`` is drawn on, "" for none."""
    shape = product[SHAPE] if layers else None
    todo = list(shape.Representations) if shape is not None else []
    seen: set[int] = set()
    while todo:
        drawn = todo.pop(0)
        if drawn.id() in layers:
            return layers[drawn.id()]
        if drawn.id() in seen:
            continue
        seen.add(drawn.id())
        if drawn.is_a("IfcRepresentation"):
            todo.extend(drawn.Items)
        elif drawn.is_a("IfcMappedItem"):
            todo.append(drawn.MappingSource.MappedRepresentation)
    return ""


def material_name(found: Any) -> str:
    """Name of a material: a set's own, else its thickest layer's, "" for none."""
    if found is None:
        return ""
    if found.is_a("IfcMaterialLayerSet"):
        if found.LayerSetName:
            return str(found.LayerSetName)
        parts = [layer for layer in found.MaterialLayers if layer.Material]
        thickest = max(parts, key=lambda layer: layer.LayerThickness or 0.0, default=None)
        return str(thickest.Material.Name or "") if thickest else ""
    name = getattr(found, "Name", None)
    if name:
        return str(name)
    return next((str(one.Name) for one in _parts(found) if getattr(one, "Name", None)), "")


def _parts(found: Any) -> list[Any]:
    """What a list or set of materials is made of."""
    if found.is_a("IfcMaterialList"):
        return list(found.Materials)
    members = getattr(found, "MaterialProfiles", None) or getattr(found, "MaterialConstituents", None) or ()
    return [one.Material for one in members]


def bearing_of(product: Any, properties: Properties) -> bool | None:
    """Whether ``product`` says that it carries others, None where it does not say."""
    ifc_class = product.is_a()
    if ifc_class.startswith(FITTED):
        return None
    kind = ifc_class.removesuffix("StandardCase").removesuffix("ElementedCase")
    value = properties.value(product, f"Pset_{kind.removeprefix('Ifc')}Common", "LoadBearing")
    return value if isinstance(value, bool) else None


def room_name(place: Any) -> str:
    """Number of ``place`` where that is a room, else ""."""
    return text(place.Name) if place is not None and place.is_a("IfcSpace") else ""


def kind_of(product: Any, product_type: Any) -> str:
    """Predefined type of ``product``, else of its type, in capitals; "" where neither says one."""
    for one in (product, product_type):
        kind = attribute(one, "PredefinedType") if one is not None else None
        if kind and kind not in ("NOTDEFINED", "USERDEFINED"):
            return str(kind)
    return ""
