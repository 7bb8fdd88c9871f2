"""glTF whose node names are element ids, with a table of elements and one of rooms beside it.

This is what visualisation studios deliver: the geometry says where, the tables say what.
"""

import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models3d.counted import counted
from models3d.materials.file_tongue import in_its_tongue
from models3d.model import Mesh, Model, ModelElement
from models3d.progress import Progress
from models3d.sources.elements_csv import ElementRow
from models3d.sources.glb import GltfFile
from models3d.sources.gltf_doubled import faces_once
from models3d.sources.gltf_frame import doubts
from models3d.sources.gltf_listed import name_of
from models3d.sources.gltf_looks import Looks
from models3d.sources.gltf_nodes import Placed, hidden_scenes, placed_meshes
from models3d.sources.gltf_shapes import called, shape_of
from models3d.sources.gltf_skins import Skins
from models3d.sources.rooms import RoomRow, spaces_of

Matrix = NDArray[np.float64]

#: What reaches farther than this (metres) is no shape: the earth is smaller.
FARTHEST = 1e8


def read_gltf(
    path: Path, elements: dict[str, ElementRow], rooms: list[RoomRow], root: Matrix, progress: Progress
) -> Model:
    """Model of the glTF file at ``path``; ``root`` (4, 4) takes its scene to metres, y up.

    ``elements`` are the rows of its table by id, ``rooms`` those of the rooms' table. A node whose name
    is no id gives its triangles to the nearest node above it that has one. Elements come in the order
    of the file; those without geometry (wholes of parts) follow in the order of the table. Without a table
    every named node with a shape is an element of unknown class.
    """
    file = GltfFile(path)
    elements = elements or _unlisted(file)
    room_ids = {room.global_id for room in rooms}
    ids = _spellings([*elements, *room_ids])
    shapes: dict[str, list[Mesh]] = {}
    unnamed: list[str] = []
    looks, skins = Looks(file), Skins(file, root)
    progress.start(f"Reading {path.name}", len(file.listed("nodes")))
    # What is no number, or none on earth, is found where a shape is placed.
    with np.errstate(over="ignore", invalid="ignore"):
        for placed in placed_meshes(file, ids, root):
            progress.advance()
            for mesh in _meshes(file, looks, skins, placed):
                if placed.owner:
                    shapes.setdefault(ids[placed.owner], []).append(mesh)
                else:
                    unnamed.append(placed.name)
    shapes = dict(zip(shapes, faces_once(list(shapes.values())), strict=True))
    warnings = _said_of(path.name, unnamed, hidden_scenes(file))
    warnings += [*skins.said_of(path.name), *looks.said_of(path.name)]
    found = [_element(elements[name], shapes[name]) for name in shapes if _built(name, elements, room_ids)]
    silent = [name for name in elements if name not in shapes and _built(name, elements, room_ids)]
    found = in_its_tongue([*found, *(_element(elements[name], []) for name in silent)])
    drawn = {name: shapes[name] for name in shapes if name in room_ids}
    spaces, more = spaces_of(rooms, drawn, found, root)
    warnings += [f"{path.name}: {doubt}" for doubt in doubts(found)]
    return Model(storeys=[], elements=found, spaces=spaces, warnings=warnings + more)


def _spellings(ids: list[str]) -> dict[str, str]:
    """``ids`` by how nodes may spell them: some systems write an é as one sign, some as two (NFC, NFD)."""
    other = {unicodedata.normalize(form, one): one for one in ids for form in ("NFC", "NFD")}
    return other | {one: one for one in ids}


def _said_of(label: str, unnamed: list[str], scenes: list[str]) -> list[str]:
    said = []
    if unnamed:
        first = ", ".join(f"'{name}'" for name in dict.fromkeys(unnamed) if name)[:100]
        said.append(
            f"{label}: {counted(len(unnamed), 'shape belongs', 'shapes belong')} to no element of the table "
            "and will not be shown"
            f"{f' (nodes {first})' if first else ''}."
        )
    if scenes:
        said.append(
            f"{label}: it has several scenes, and only its first is shown; not {', '.join(scenes)[:100]}."
        )
    return said


def _unlisted(file: GltfFile) -> dict[str, ElementRow]:
    names = [name_of(node) for node in file.listed("nodes") if "mesh" in node and name_of(node)]
    return {name: ElementRow(name, "IfcBuildingElementProxy", name, "", "", "", "", "") for name in names}


def _built(name: str, elements: dict[str, ElementRow], rooms: set[str]) -> bool:
    return name in elements and name not in rooms and elements[name].ifc_class != "IfcSpace"


def _element(row: ElementRow, meshes: list[Mesh]) -> ModelElement:
    return ModelElement(
        global_id=row.global_id,
        ifc_class=row.ifc_class,
        name=row.name,
        storey=row.storey,
        layer=row.layer,
        material=row.material,
        parent=row.parent,
        zone=row.zone,
        meshes=tuple(meshes),
    )


def _meshes(file: GltfFile, looks: Looks, skins: Skins, placed: Placed) -> list[Mesh]:
    with file.reading("meshes", placed.mesh):
        primitives = file.entry("meshes", placed.mesh)["primitives"]
        found = [_mesh(file, looks, skins, placed, primitive) for primitive in primitives]
        return [mesh for mesh in found if mesh is not None]


def _mesh(
    file: GltfFile, looks: Looks, skins: Skins, placed: Placed, primitive: dict[str, Any]
) -> Mesh | None:
    shape = shape_of(file, placed.mesh, primitive)
    if shape is None:
        return None
    points, triangles = shape
    if not len(triangles):
        return None
    posed = skins.matrices(placed, primitive, len(points))
    if posed is None:
        vertices = points @ placed.world[:3, :3].T + placed.world[:3, 3]
        inside_out = np.linalg.det(placed.world[:3, :3]) < 0
    else:
        vertices = (posed[:, :, :3] @ points[:, :, None])[:, :, 0] + posed[:, :, 3]
        inside_out = np.median(np.linalg.det(posed[:, :, :3])) < 0
    # Not below a bound is what is no number, too.
    if not (np.abs(vertices) < FARTHEST).all():
        shown = called(file, placed.mesh)
        raise file.broken(
            f"its {shown} lies nowhere on earth (coordinates are no numbers, or too large).",
            "Export it again, in metres.",
        )
    if inside_out:
        # A mirrored node turns its triangles inside out.
        triangles = np.ascontiguousarray(triangles[:, ::-1])
    return Mesh(vertices, triangles, *looks.of(primitive))
