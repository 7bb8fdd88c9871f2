"""The road of this package in one function: from a development folder to a build folder."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models3d.belonging import Part
from models3d.described import Described, describe
from models3d.errors import BrokenInputError
from models3d.manifest import Bounds, Elements, Manifest, decode, encode
from models3d.model import ModelElement
from models3d.pack import Packed, grid_over, pack_stage
from models3d.progress import Progress, Silent
from models3d.soup import Piece
from models3d.staged import Staged, read_staged
from models3d.storey_index import finder
from models3d.swap import replacing
from models3d.units import describe_units

MANIFEST = "manifest.json"
SILENT = Silent()


def build_development(folder: Path, builds: Path, progress: Progress = SILENT) -> Path:
    """Read the development in ``folder`` and write its build into ``builds``; the build folder's path.

    Raises :class:`BrokenInputError` and then, as on an interrupt, leaves the last good build untouched.
    """
    return write_build(read_staged(folder, progress), builds, progress)


def write_build(staged: Staged, builds: Path, progress: Progress = SILENT) -> Path:
    """Write ``builds``/<development's id>/ with its chunks and manifest; whole, or not at all."""
    target = builds / staged.development.id
    with replacing(target) as folder:
        described = describe(staged, progress)
        chunks = _pack(described, progress)
        for packed in chunks:
            (folder / packed.chunk.file).write_bytes(packed.data)
        manifest = _say(described, chunks)
        (folder / MANIFEST).write_bytes(encode(manifest))
    return target


def read_build(folder: Path) -> Manifest:
    """Manifest of the build in ``folder``; raises OSError or msgspec.ValidationError where there is none."""
    return decode((folder / MANIFEST).read_bytes())


def _pack(described: Described, progress: Progress) -> list[Packed]:
    """One chunk for every stage that adds something."""
    staged, materials = described.staged, described.materials
    find = finder(staged.storeys)
    pieces: list[list[Piece]] = [[] for _ in staged.stages]
    for index, (element, own) in enumerate(zip(described.elements, described.looks, strict=True)):
        storey = find(element.storey)
        for mesh, material in zip(element.meshes, own, strict=True):
            if len(mesh.triangles):
                pieces[staged.element_stage[index]].append(Piece(index, storey, material, mesh))
    shown = [piece for some in pieces for piece in some]
    if not shown:
        raise BrokenInputError(
            "nothing in the models has a shape, so there is nothing to show.",
            where=staged.development.name,
            remedy="Export the models with their geometry, or name other files under [[models]].",
        )
    grid = grid_over(shown)
    progress.start("Packing stages", len(pieces))
    chunks = []
    for number, some in enumerate(pieces):
        if some:
            chunks.append(pack_stage(number, staged.stages[number].id, some, materials, grid))
        progress.advance()
    return chunks


def _say(described: Described, chunks: Sequence[Packed]) -> Manifest:
    """Say everything about the build that is not a triangle."""
    staged, homes = described.staged, described.homes
    placeless = [home.row.name for home in homes if not home.volumes]
    return Manifest(
        version=1,
        development=staged.development,
        bounds=_bounds(described.elements, described.parts),
        storeys=staged.storeys,
        units=describe_units(staged, homes, described.plans),
        features=described.features,
        stages=staged.stages,
        tasks=staged.tasks,
        materials=described.materials,
        elements=_columns(staged, described.belongs),
        chunks=[packed.chunk for packed in chunks],
        coverage=staged.coverage,
        sources=staged.sources,
        warnings=[
            *staged.warnings,
            *(
                [f"Nothing in the models says where these units are: {', '.join(placeless)}."]
                * bool(placeless)
            ),
        ],
    )


def _columns(staged: Staged, belongs: list[int]) -> Elements:
    elements = staged.model.elements
    find = finder(staged.storeys)
    return Elements(
        global_id=[element.global_id for element in elements],
        ifc_class=[element.ifc_class for element in elements],
        storey=[find(element.storey) for element in elements],
        stage=staged.element_stage.tolist(),
        feature=belongs,
        planned_start=staged.planned[:, 0].tolist(),
        planned_finish=staged.planned[:, 1].tolist(),
        actual_start=staged.actual[:, 0].tolist(),
        actual_finish=staged.actual[:, 1].tolist(),
        derived=staged.derived.astype(int).tolist(),
    )


def _bounds(elements: Sequence[ModelElement], parts: Sequence[Part]) -> Bounds:
    """Box of the house; of everything where all of it is site."""
    shaped = [(element, part) for element, part in zip(elements, parts, strict=True) if element.meshes]
    house = [element for element, part in shaped if part != "site"] or [element for element, _ in shaped]
    boxes = [(mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)) for one in house for mesh in one.meshes]
    low = np.round(np.min([box[0] for box in boxes], axis=0), 3).tolist()
    high = np.round(np.max([box[1] for box in boxes], axis=0), 3).tolist()
    return Bounds((low[0], low[1], low[2]), (high[0], high[1], high[2]))
