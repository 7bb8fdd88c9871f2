"""A glTF file with the tables beside it, as ``[[models]]`` names them."""

from pathlib import Path

from models3d.folder.tables import ModelTable
from models3d.progress import Progress
from models3d.readers.kept_shapes import Portions
from models3d.readers.one_file import OneFile
from models3d.sources.elements_csv import read_elements
from models3d.sources.gltf import read_gltf
from models3d.sources.gltf_frame import root
from models3d.sources.rooms import read_rooms


def read_gltf_folder(folder: Path, table: ModelTable, portions: Portions, progress: Progress) -> OneFile:
    """What the glTF file and the tables of ``table`` in ``folder`` say; raises BrokenInputError."""
    elements = read_elements(folder / table.elements, table.columns, table.encoding) if table.elements else {}
    rooms = read_rooms(folder / table.spaces, table.space_columns, table.encoding) if table.spaces else []
    model = read_gltf(folder / table.file, elements, rooms, root(table.scale, table.up), progress)
    shapes = {number: element.meshes for number, element in enumerate(model.elements)}
    first = len(shapes)
    shapes |= {first + number: (one.mesh,) for number, one in enumerate(model.spaces) if one.mesh}
    portions.add(shapes)
    return OneFile(
        model=model,
        element_keys=list(range(first)),
        space_keys=list(range(first, first + len(model.spaces))),
    )
