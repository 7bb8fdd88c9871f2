"""IFC2X3, IFC4 and IFC4X3 through ifcopenshell: elements, spaces, storeys and tasks of one file."""

import math
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.materials.file_tongue import in_its_tongue
from models3d.model import Mesh, Model, ModelElement
from models3d.progress import Progress
from models3d.readers.kept_shapes import Portions, Shapes
from models3d.readers.one_file import OneFile
from models3d.readers.reading_order import SHAPES, Manner
from models3d.shelf import Shelf
from models3d.sources.ifc_attributes import GLOBAL_ID, NAME
from models3d.sources.ifc_bodies import has_body
from models3d.sources.ifc_doors import operation_of
from models3d.sources.ifc_frame import grid, true_north
from models3d.sources.ifc_geometry import shapes_of
from models3d.sources.ifc_lifted import lifted
from models3d.sources.ifc_opening import open_ifc
from models3d.sources.ifc_placing import Placements
from models3d.sources.ifc_products import products_of
from models3d.sources.ifc_properties import Properties
from models3d.sources.ifc_relations import Relations
from models3d.sources.ifc_spaces import spaces_of
from models3d.sources.ifc_storeys import Storeys
from models3d.sources.ifc_troubles import said_of
from models3d.sources.ifc_words import bearing_of, kind_of, layer_of, layers, material_name, room_name, text
from models3d.sources.ifctask import read_tasks
from models3d.sources.placeholders import PILED_UP, settled
from models3d.sources.unless_broken import unless_broken


def read_ifc(path: Path, progress: Progress) -> Model:
    """Model of the IFC file at ``path``, read in this process; see :func:`read_ifc_file`."""
    return read_ifc_file(path, progress, Portions(Shelf(), ""), Manner(os.cpu_count() or 1, math.inf)).model


def read_ifc_file(path: Path, progress: Progress, portions: Portions, manner: Manner) -> OneFile:
    """What the IFC file at ``path`` says, in metres, y up; raises BrokenInputError.

    Openings are cut out of what they void and not shown; wholes without a shape of their own are kept
    without meshes, their parts say whose they are. Elements come in the order of the file.
    """
    progress.start(f"Opening {path.name}")
    file, older = open_ifc(path)
    products = sorted(products_of(file), key=_place_in_file)
    rooms = sorted(file.by_type("IfcSpace"), key=_place_in_file)
    _unname(products + rooms)
    shown = [one for one in products if has_body(one)]
    if not shown:
        raise BrokenInputError(
            "no element of it has a shape.", where=path.name, remedy="Export the model with its geometry."
        )
    drawn = shown + [one for one in rooms if has_body(one)]
    progress.start(f"{SHAPES} of {path.name}", len(drawn))
    try:
        shapes, troubles = shapes_of(file, drawn, portions, manner, progress)
    except RuntimeError as error:
        raise BrokenInputError(
            f"its shapes cannot be computed: {error}.", where=path.name, remedy="Export the model again."
        ) from None
    progress.start(f"Reading the structure of {path.name}", len(products))
    relations = Relations(file)
    properties = Properties(relations)
    storeys = Storeys(file, relations, Placements())
    reader = _Reader(relations, properties, storeys, layers(file))
    elements = []
    for product in products:
        elements.append(reader.element(product, shapes.get(product.id(), ())))
        progress.advance()
    elements, repeated = _told_apart(in_its_tongue(elements))
    listed, risen = lifted(storeys.listed, elements)
    spaces, doubts = settled(spaces_of(file, rooms, shapes, properties, storeys), elements, boxes=PILED_UP)
    tasks, task_doubts = read_tasks(file, relations)
    lost = said_of(file, troubles)
    given_up = {one.product for one in troubles}
    said = [*_shapeless(shown, shapes, given_up), *lost, *risen]
    warnings = [*older, *repeated, *said, *doubts, *task_doubts]
    return OneFile(
        model=Model(
            storeys=listed,
            elements=elements,
            spaces=spaces,
            tasks=tasks,
            warnings=[f"{path.name}: {warning}" for warning in warnings],
        ),
        element_keys=[one.id() for one in products],
        space_keys=[one.id() for one in rooms],
        true_north=unless_broken(lambda: true_north(file), None),
        grid=unless_broken(lambda: grid(file, properties), None),
        zero=storeys.zero,
    )


def _unname(products: Iterable[Any]) -> None:
    """Put "$" where a name is none, as "*": the kernel draws nothing then. Without an id it never ends."""
    for product in products:
        if not isinstance(product[NAME], str):
            product.Name = None
        if not isinstance(product[GLOBAL_ID], str):
            product.GlobalId = f"#{product.id()}"


def _place_in_file(entity: Any) -> int:
    return int(entity.id())


class _Reader:
    """Reads products, what many have in common once."""

    def __init__(
        self, relations: Relations, properties: Properties, storeys: Storeys, layers: dict[int, str]
    ) -> None:
        self._relations, self._properties = relations, properties
        self._storeys, self._layers = storeys, layers
        self._materials: dict[int, str] = {}

    def element(self, product: Any, meshes: tuple[Mesh, ...]) -> ModelElement:
        """What the file says of ``product``, which has ``meshes``."""
        relations = self._relations
        whole, product_type = relations.whole_of(product), relations.type_of(product)
        whole = whole if whole is not None and whole.is_a("IfcElement") else None
        related = [one for one in (product, whole) if one is not None]
        return ModelElement(
            global_id=text(product[GLOBAL_ID]) or f"#{product.id()}",
            ifc_class=product.is_a(),
            name=text(product[NAME]),
            storey=unless_broken(lambda: self._storeys.of(product), ""),
            layer=unless_broken(lambda: _first(layer_of(one, self._layers) for one in related), ""),
            material=unless_broken(lambda: _first(self._material(one) for one in related), ""),
            parent=text(whole.GlobalId) if whole else "",
            meshes=meshes,
            zone=unless_broken(lambda: room_name(relations.place_of(product)), ""),
            bearing=unless_broken(lambda: bearing_of(product, self._properties), None),
            kind=unless_broken(lambda: kind_of(product, product_type), ""),
            opens=unless_broken(lambda: operation_of(product, product_type, self._storeys.placements), None),
        )

    def _material(self, product: Any) -> str:
        found = self._relations.material_of(product)
        if found is None:
            return ""
        if found.id() not in self._materials:
            self._materials[found.id()] = material_name(found)
        return self._materials[found.id()]


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")


def _told_apart(elements: list[ModelElement]) -> tuple[list[ModelElement], list[str]]:
    """``elements`` with ids of their own, where exporters gave several of them the same."""
    seen: Counter[str] = Counter()
    found = []
    for element in elements:
        seen[element.global_id] += 1
        again = seen[element.global_id]
        found.append(replace(element, global_id=f"{element.global_id}~{again}") if again > 1 else element)
    repeated = [name for name, times in seen.items() if times > 1]
    if not repeated:
        return found, []
    return found, [
        f"{counted(len(repeated), 'GlobalId is', 'GlobalIds are')} used for more than one element (first "
        f"{repeated[0]}); all of these are shown, but a schedule can only name the first of each."
    ]


def _shapeless(shown: list[Any], shapes: Shapes, given_up: set[int]) -> list[str]:
    known = shapes.keys() | given_up
    failed = [one[GLOBAL_ID] for one in shown if one.id() not in known]
    if not failed:
        return []
    return [
        f"{counted(len(failed), 'element has', 'elements have')} no shape (broken, or nothing left of it "
        f"between its openings) and cannot be shown, first {failed[0]}."
    ]
