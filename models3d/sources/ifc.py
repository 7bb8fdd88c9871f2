"""IFC2X3, IFC4 and IFC4X3 through ifcopenshell: elements, spaces, storeys and tasks of one file."""

import os
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import ifcopenshell.util.unit
import numpy as np

from models3d.errors import BrokenInputError
from models3d.model import Mesh, Model, ModelElement, ModelSpace, ModelStorey
from models3d.progress import Progress
from models3d.sources.ifc_geometry import shapes_of
from models3d.sources.ifctask import read_tasks

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
tree: Any = ifcopenshell.util.element

SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3")

#: How a STEP file begins and ends (ISO 10303-21).
STEP_BEGINS, STEP_ENDS = b"ISO-10303-21", b"END-ISO-10303-21;"

#: Classes under IfcElement or IfcSite that show nothing of a building.
UNSEEN = (
    "IfcFeatureElementSubtraction",
    "IfcVirtualElement",
)


def read_ifc(path: Path, progress: Progress) -> Model:
    """Model of the IFC file at ``path`` in metres, y up; raises BrokenInputError.

    Openings are cut out of what they void and not shown; wholes without a shape of their own are kept
    without meshes, their parts say whose they are. Elements come in the order of the file.
    """
    file = _opened(path)
    products = [one for one in file.by_type("IfcElement") if not any(one.is_a(no) for no in UNSEEN)]
    products += [one for one in file.by_type("IfcSite") if one.Representation]
    rooms = list(file.by_type("IfcSpace"))
    drawn = [one for one in products + rooms if one.Representation]
    if not drawn:
        raise BrokenInputError(
            "no element of it has a shape.", where=path.name, remedy="Export the model with its geometry."
        )
    shapes, failed = shapes_of(file, drawn, progress, path.name)
    progress.start(f"Reading the structure of {path.name}", len(products))
    elements, layers = [], _layers(file)
    for product in sorted(products, key=_place_in_file):
        elements.append(_element(product, shapes.get(product.GlobalId, ()), layers))
        progress.advance()
    warnings = []
    if failed:
        warnings.append(
            f"{path.name}: {len(failed)} elements have no shape (broken, or nothing left of it between "
            f"its openings) and are not shown, first {failed[0]}."
        )
    tasks, task_warnings = read_tasks(file)
    return Model(
        storeys=_storeys(file),
        elements=elements,
        spaces=[_space(one, shapes.get(one.GlobalId, ())) for one in sorted(rooms, key=_place_in_file)],
        tasks=tasks,
        warnings=warnings + [f"{path.name}: {warning}" for warning in task_warnings],
    )


def _opened(path: Path) -> Any:
    remedy = "Export it again as IFC4 or IFC2X3 (a STEP file, .ifc)."
    _refuse_half_a_file(path)
    try:
        file = ifcopenshell.open(str(path))
    except (OSError, RuntimeError, ifcopenshell.Error) as error:
        first = str(error).strip().splitlines()
        raise BrokenInputError(
            f"this cannot be read as IFC: {first[0] if first else 'unknown reason'}.",
            where=path.name,
            remedy=remedy,
        ) from None
    if file.schema not in SCHEMAS:
        raise BrokenInputError(f"its schema is {file.schema}.", where=path.name, remedy=remedy)
    return file


def _refuse_half_a_file(path: Path) -> None:
    """Refuse a file that was cut off: the parser takes what is there of it without a word."""
    try:
        with path.open("rb") as file:
            begins = file.read(256).lstrip().startswith(STEP_BEGINS)
            file.seek(-min(path.stat().st_size, 4096), os.SEEK_END)
            ends = STEP_ENDS in file.read()
    except OSError:
        return  # what cannot be opened at all is said by the parser
    if begins and not ends:
        raise BrokenInputError(
            f"this file breaks off before its end ('{STEP_ENDS.decode()}' is missing).",
            where=path.name,
            remedy="It was not copied or exported whole: copy or export it again.",
        )


def _place_in_file(entity: Any) -> int:
    return int(entity.id())


def _element(product: Any, meshes: tuple[Mesh, ...], layers: dict[int, str]) -> ModelElement:
    whole = tree.get_aggregate(product)
    return ModelElement(
        global_id=product.GlobalId,
        ifc_class=product.is_a(),
        name=product.Name or "",
        storey=_storey_name(product),
        layer=_layer(product, layers) or (_layer(whole, layers) if _is_element(whole) else ""),
        material=_material(product) or (_material(whole) if _is_element(whole) else ""),
        parent=whole.GlobalId if _is_element(whole) else "",
        meshes=meshes,
        zone=_room_of(product),
        bearing=_bearing(product),
    )


def _is_element(entity: Any) -> bool:
    return entity is not None and bool(entity.is_a("IfcElement"))


def _storey_name(product: Any) -> str:
    """Name of the storey that holds ``product``, also through wholes, hosts and spaces."""
    at = product
    for _ in range(20):
        if at is None:
            return ""
        if at.is_a("IfcBuildingStorey"):
            return str(at.Name or at.GlobalId)
        at = tree.get_container(at) or tree.get_aggregate(at) or _host(at)
    return ""


def _host(product: Any) -> Any:
    for relation in getattr(product, "FillsVoids", ()) or ():
        for voids in relation.RelatingOpeningElement.VoidsElements:
            return voids.RelatingBuildingElement
    for relation in getattr(product, "Nests", ()) or ():
        return relation.RelatingObject
    return None


def _room_of(product: Any) -> str:
    container = tree.get_container(product)
    return (container.Name or "") if container is not None and container.is_a("IfcSpace") else ""


def _layers(file: Any) -> dict[int, str]:
    """Names of layers by the ids of the representations and items that are drawn on them."""
    return {
        item.id(): layer.Name
        for layer in file.by_type("IfcPresentationLayerAssignment")
        for item in layer.AssignedItems
        if layer.Name
    }


def _layer(product: Any, layers: dict[int, str]) -> str:
    shape = product.Representation
    todo = list(shape.Representations) if shape else []
    while todo:
        drawn = todo.pop(0)
        if drawn.id() in layers:
            return layers[drawn.id()]
        if drawn.is_a("IfcRepresentation"):
            todo.extend(drawn.Items)
        elif drawn.is_a("IfcMappedItem"):
            todo.append(drawn.MappingSource.MappedRepresentation)
    return ""


def _material(product: Any) -> str:
    found = tree.get_material(product, should_skip_usage=True)
    if found is None:
        return ""
    if found.is_a("IfcMaterialLayerSet"):
        if found.LayerSetName:
            return str(found.LayerSetName)
        layers = [layer for layer in found.MaterialLayers if layer.Material]
        thickest = max(layers, key=lambda layer: layer.LayerThickness, default=None)
        return str(thickest.Material.Name or "") if thickest else ""
    name = getattr(found, "Name", None)
    if name:
        return str(name)
    return next((str(one.Name) for one in tree.get_materials(product) if getattr(one, "Name", None)), "")


def _bearing(product: Any) -> bool | None:
    kind = product.is_a().removesuffix("StandardCase").removesuffix("ElementedCase")
    value = tree.get_pset(product, f"Pset_{kind.removeprefix('Ifc')}Common", "LoadBearing")
    return value if isinstance(value, bool) else None


def _storeys(file: Any) -> list[ModelStorey]:
    scale = float(ifcopenshell.util.unit.calculate_unit_scale(file))
    return [
        ModelStorey(one.Name or one.GlobalId, float(one.Elevation or 0.0) * scale)
        for one in sorted(file.by_type("IfcBuildingStorey"), key=_place_in_file)
    ]


def _space(space: Any, meshes: tuple[Mesh, ...]) -> ModelSpace:
    mesh = meshes[0] if meshes else None
    centre = (0.0, 0.0, 0.0)
    if mesh is not None:
        x, y, z = ((mesh.vertices.min(axis=0) + mesh.vertices.max(axis=0)) / 2).tolist()
        centre = (x, y, z)
    return ModelSpace(
        global_id=space.GlobalId,
        name=space.Name or "",
        long_name=space.LongName or "",
        storey=_storey_name(space),
        zone=_zone(space),
        mesh=_joined(meshes),
        centre=centre,
        placeholder=mesh is None,
    )


def _zone(space: Any) -> str:
    """Name of the first zone that ``space`` is assigned to (IfcRelAssignsToGroup)."""
    for relation in space.HasAssignments or ():
        if relation.is_a("IfcRelAssignsToGroup") and relation.RelatingGroup.is_a("IfcZone"):
            return str(relation.RelatingGroup.Name or relation.RelatingGroup.GlobalId)
    return ""


def _joined(meshes: tuple[Mesh, ...]) -> Mesh | None:
    if len(meshes) < 2:
        return meshes[0] if meshes else None
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    triangles = [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=True)]
    vertices = np.concatenate([mesh.vertices for mesh in meshes])
    return Mesh(vertices, np.concatenate(triangles).astype(np.int32))
