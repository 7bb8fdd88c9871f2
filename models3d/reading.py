"""The models of a development folder, read and merged in one frame."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from models3d.boxes import boxes_of
from models3d.development import Folder
from models3d.errors import BrokenInputError
from models3d.model import Mesh, Model, ModelElement, ModelSpace
from models3d.progress import Progress
from models3d.sources.elements_csv import read_elements
from models3d.sources.gltf import read_gltf
from models3d.sources.ifc import read_ifc
from models3d.sources.rooms import read_rooms
from models3d.tables import ModelTable

#: A model whose middle is farther from its origin than this (metres) stands in national coordinates.
FAR = 10_000.0


def read_models(folder: Folder, progress: Progress) -> Model:
    """All ``[[models]]`` as one model in metres, y up; raises BrokenInputError.

    A GlobalId that two files share is one element, the first file's. Models in national coordinates are
    brought to the origin together, by whole metres, for single precision would make them shake.
    """
    merged = Model(storeys=[], elements=[], spaces=[])
    seen: set[str] = set()
    for table in folder.file.models:
        model = _moved(_read(folder, table, progress), np.array(table.offset))
        again = sum(element.global_id in seen for element in model.elements)
        if again:
            merged.warnings.append(
                f"{table.file}: {again} elements are in an earlier model too; that counts."
            )
        merged.elements.extend(one for one in model.elements if one.global_id not in seen)
        merged.spaces.extend(one for one in model.spaces if one.global_id not in seen)
        seen |= {one.global_id for one in model.elements} | {one.global_id for one in model.spaces}
        names = {storey.name for storey in merged.storeys}
        merged.storeys.extend(storey for storey in model.storeys if storey.name not in names)
        merged.tasks.extend(model.tasks)
        merged.warnings.extend(model.warnings)
    if not any(element.meshes for element in merged.elements):
        raise BrokenInputError(
            "no element of the models has a shape.",
            where="development.toml",
            remedy="Name a model with geometry, and for glTF a table of elements with its nodes' names.",
        )
    return _at_origin(merged)


def _read(folder: Folder, table: ModelTable, progress: Progress) -> Model:
    path = folder.find(table.file)
    kind = path.suffix.casefold()
    if kind == ".ifc":
        return read_ifc(path, progress)
    if kind in (".glb", ".gltf"):
        return _gltf(folder, table, path, progress)
    raise BrokenInputError(
        f"a model of the kind '{path.suffix}' cannot be read.",
        where=table.file,
        remedy="Export it as .ifc, .glb or .gltf.",
    )


def _gltf(folder: Folder, table: ModelTable, path: Path, progress: Progress) -> Model:
    elements = (
        read_elements(folder.find(table.elements), table.columns, table.encoding) if table.elements else {}
    )
    rooms = read_rooms(folder.find(table.spaces), table.space_columns, table.encoding) if table.spaces else []
    return read_gltf(path, elements, rooms, progress)


def _at_origin(model: Model) -> Model:
    boxes = boxes_of(model.elements)
    middle = np.nanmedian((boxes.low + boxes.high) / 2, axis=0)
    middle[1] = 0.0
    if np.linalg.norm(middle) < FAR:
        return model
    offset = -np.round(middle)
    east, north = -offset[0], offset[2]
    model.warnings.append(
        f"The models stand {east:.0f} m east and {north:.0f} m north of their origin and were moved to it."
    )
    return _moved(model, offset)


def _moved(model: Model, offset: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Model:
    if not offset.any():
        return model

    def mesh(one: Mesh) -> Mesh:
        return replace(one, vertices=one.vertices + offset)

    def element(one: ModelElement) -> ModelElement:
        return replace(one, meshes=tuple(mesh(part) for part in one.meshes))

    def space(one: ModelSpace) -> ModelSpace:
        x, y, z = (np.array(one.centre) + offset).tolist()
        return replace(one, mesh=None if one.mesh is None else mesh(one.mesh), centre=(x, y, z))

    return replace(
        model,
        storeys=[replace(one, elevation=one.elevation + float(offset[1])) for one in model.storeys],
        elements=[element(one) for one in model.elements],
        spaces=[space(one) for one in model.spaces],
    )
