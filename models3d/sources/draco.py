"""Draco's own decoder behind a door with types: its package ships none, and this alone speaks to it."""

from dataclasses import dataclass
from typing import Any

import DracoPy
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Unpacked:
    """What one Draco bitstream holds."""

    #: Corners of the triangles (n, 3), as numbers of rows; what the bitstream has wrong may be anything.
    triangles: NDArray[np.int32]
    #: Rows (points, width) of each attribute by its unique id, quantised ones restored.
    attributes: dict[int, NDArray[Any]]


def unpacked(data: bytes) -> Unpacked:
    """The mesh in ``data``, none of its triangles where it is a cloud of points.

    Raises ValueError where it is not what Draco packs.
    """
    try:
        mesh = DracoPy.decode(data)
    except (DracoPy.FileTypeException, TypeError, RuntimeError) as error:
        raise ValueError(str(error)) from None
    faces = mesh.faces if isinstance(mesh, DracoPy.DracoMesh) else np.zeros((0, 3))
    rows = {int(one["unique_id"]): one["data"] for one in mesh.attributes}
    return Unpacked(
        np.asarray(faces).astype(np.int32),
        {number: np.asarray(values) for number, values in rows.items() if values is not None},
    )
