"""Rooms of a model that comes as glTF: a table's rows and their boxes, and whether to believe them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh, ModelElement, ModelSpace
from models3d.sources.table import read_table

#: Our name of a column -> its name in a table that needs no mapping.
COLUMNS = {
    "global_id": "global_id",
    "number": "number",
    "name": "name",
    "storey": "storey",
    "unit": "unit",
    "x": "x",
    "y": "y",
    "z": "z",
}

#: A square box of this side (metres) stands for a room that nobody has drawn.
PLACEHOLDER_SIDE = 2.0
#: As many rooms in one place are no rooms in places of their own.
PILED_UP = 3


@dataclass(frozen=True)
class RoomRow:
    """One room; ``centre`` (x, y, z) metres is None where the table does not say."""

    global_id: str
    number: str
    name: str
    storey: str
    unit: str
    centre: tuple[float, float, float] | None


def read_rooms(path: Path, columns: dict[str, str], encoding: str = "utf-8") -> list[RoomRow]:
    """Rows of the rooms' table at ``path``; raises BrokenInputError."""
    rooms = []
    for row in read_table(
        path, columns=COLUMNS, renamed=columns, required=("global_id", "number"), encoding=encoding
    ):
        x, y, z = row.number("x"), row.number("y"), row.number("z")
        rooms.append(
            RoomRow(
                global_id=row["global_id"],
                number=row["number"],
                name=row["name"],
                storey=row["storey"],
                unit=row["unit"],
                centre=None if x is None or y is None or z is None else (x, y, z),
            )
        )
    return rooms


def spaces_of(
    rooms: list[RoomRow], shapes: dict[str, list[Mesh]], elements: list[ModelElement]
) -> tuple[list[ModelSpace], list[str]]:
    """Spaces of ``rooms`` with a shape where they have one, and what to warn of.

    A 2 x 2 m box, or one of three and more in the same place, is a placeholder; its centre is then the
    mean of the elements that the model puts in that room, where there are any on the room's storey.
    """
    meshes = {room.global_id: _one(shapes.get(room.global_id, [])) for room in rooms}
    crowds: dict[tuple[float, ...], int] = {}
    for mesh in meshes.values():
        if mesh is not None:
            spot = _spot(mesh)
            crowds[spot] = crowds.get(spot, 0) + 1
    spaces, placeholders, placed = [], 0, 0
    for room in rooms:
        mesh = meshes[room.global_id]
        false = mesh is None or _is_box(mesh) or crowds[_spot(mesh)] >= PILED_UP
        centre = room.centre or (0.0, 0.0, 0.0)
        if mesh is not None and not false:
            low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
            centre = _triple((low + high) / 2)
        elif false:
            placeholders += 1
            found = _centre_of(room, elements)
            placed += found is not None
            centre = found or centre
        spaces.append(
            ModelSpace(
                global_id=room.global_id,
                name=room.number,
                long_name=room.name,
                storey=room.storey,
                zone=room.unit,
                mesh=mesh,
                centre=centre,
                placeholder=false,
            )
        )
    if not placeholders:
        return spaces, []
    return spaces, [
        f"{placeholders} of {len(rooms)} rooms are placeholders without a shape of their own; "
        f"{placed} of them are placed by their elements. Areas must come from units.csv."
    ]


def _one(meshes: list[Mesh]) -> Mesh | None:
    if not meshes:
        return None
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    triangles = [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=True)]
    vertices = np.concatenate([mesh.vertices for mesh in meshes])
    return Mesh(vertices, np.concatenate(triangles).astype(np.int32))


def _spot(mesh: Mesh) -> tuple[float, ...]:
    low = mesh.vertices.min(axis=0)
    return tuple(round(float(value), 2) for value in low)


def _is_box(mesh: Mesh) -> bool:
    size = mesh.vertices.max(axis=0) - mesh.vertices.min(axis=0)
    return bool(abs(size[0] - PLACEHOLDER_SIDE) < 0.01 and abs(size[2] - PLACEHOLDER_SIDE) < 0.01)


def _centre_of(room: RoomRow, elements: list[ModelElement]) -> tuple[float, float, float] | None:
    boxes: list[NDArray[np.float64]] = []
    for element in elements:
        if element.zone == room.number and element.storey == room.storey and element.meshes:
            points = np.concatenate([mesh.vertices for mesh in element.meshes])
            boxes.append((points.min(axis=0) + points.max(axis=0)) / 2)
    return _triple(np.mean(boxes, axis=0)) if boxes else None


def _triple(values: NDArray[np.float64]) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
