"""Rooms of a model that comes as glTF: a table's rows and their boxes, and whether to believe them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models3d.meshes import joined
from models3d.model import Mesh, ModelElement, ModelSpace
from models3d.sources.file_text import USUAL
from models3d.sources.placeholders import settled
from models3d.sources.table import read_table
from models3d.sources.table_text import Keys, TableText, table_text

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


@dataclass(frozen=True)
class RoomRow:
    """One room; ``centre`` (x, y, z), as the model has it, is None where the table does not say."""

    global_id: str
    number: str
    name: str
    storey: str
    unit: str
    centre: tuple[float, float, float] | None


def rooms_text(path: Path, encoding: str = USUAL) -> TableText:
    """The text of the rooms' table at ``path``; raises BrokenInputError."""
    return table_text(path, Keys("[[models]]", "space_columns"), encoding)


def rooms_in(source: TableText, columns: dict[str, str]) -> list[RoomRow]:
    """Rows of the rooms' table ``source``; raises BrokenInputError."""
    rooms = []
    for row in read_table(
        source, columns=COLUMNS, renamed=columns, required=("global_id", "number"), numbers=("x", "y", "z")
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
    rooms: list[RoomRow],
    shapes: dict[str, list[Mesh]],
    elements: list[ModelElement],
    root: NDArray[np.float64],
) -> tuple[list[ModelSpace], list[str]]:
    """Spaces of ``rooms`` with a shape where they have one, and what to warn of.

    ``root`` (4, 4) takes what the table says to where ``shapes`` are: metres, y up.
    """
    return settled(
        [
            ModelSpace(
                global_id=room.global_id,
                name=room.number,
                long_name=room.name,
                storey=room.storey,
                zone=room.unit,
                mesh=joined(shapes.get(room.global_id, [])),
                centre=_placed(room.centre or (0.0, 0.0, 0.0), root),
            )
            for room in rooms
        ],
        elements,
    )


def _placed(centre: tuple[float, float, float], root: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y, z = (root[:3, :3] @ centre + root[:3, 3]).tolist()
    return x, y, z
