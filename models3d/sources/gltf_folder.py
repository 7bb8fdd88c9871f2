"""A glTF file with the tables beside it, as ``[[models]]`` names them."""

from dataclasses import replace
from pathlib import Path

from models3d.folder.tables import ModelTable
from models3d.progress import Progress
from models3d.readers.kept_shapes import Portions
from models3d.readers.one_file import OneFile
from models3d.sources.elements_csv import elements_in, elements_text
from models3d.sources.gltf import read_gltf
from models3d.sources.gltf_frame import root
from models3d.sources.rooms import rooms_in, rooms_text


def read_gltf_folder(folder: Path, table: ModelTable, portions: Portions, progress: Progress) -> OneFile:
    """What the glTF file and the tables of ``table`` in ``folder`` say; raises BrokenInputError."""
    listed = elements_text(folder / table.elements, table.encoding) if table.elements else None
    elements = elements_in(listed, table.columns) if listed else {}
    drawn = rooms_text(folder / table.spaces, table.encoding) if table.spaces else None
    rooms = rooms_in(drawn, table.space_columns) if drawn else []
    model = read_gltf(folder / table.file, elements, rooms, root(table.scale, table.up), progress)
    said = [warning for source in (listed, drawn) if source for warning in source.warnings]
    model = replace(model, warnings=said + model.warnings)
    shapes = {number: element.meshes for number, element in enumerate(model.elements)}
    first = len(shapes)
    shapes |= {first + number: (one.mesh,) for number, one in enumerate(model.spaces) if one.mesh}
    portions.add(shapes)
    return OneFile(
        model=model,
        element_keys=list(range(first)),
        space_keys=list(range(first, first + len(model.spaces))),
    )
