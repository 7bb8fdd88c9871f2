"""The road of this package in one function: from a development folder to a build folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace as replace_fields

from models3d.belonging import Part
from models3d.bodies import Distinct, Place, distinct_surfaces
from models3d.described import Described, describe
from models3d.errors import BrokenInputError
from models3d.lattice import grid_over
from models3d.manifest import Bounds, Elements, Manifest, decode, encode
from models3d.model import ModelElement
from models3d.pack import Packed, pack_stage
from models3d.progress import Progress, Silent
from models3d.staged import Staged, read_staged
from models3d.storey_index import finder
from models3d.swap import replacing
from models3d.units import describe_units

MANIFEST = "manifest.json"

#: The elements' GlobalIds, a list of strings in the order of the manifest's elements.
IDS = "ids.json"
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
        nameless = replace_fields(manifest.elements, global_id=[])
        (folder / MANIFEST).write_bytes(encode(replace_fields(manifest, elements=nameless)))
        (folder / IDS).write_bytes(msgspec.json.encode(manifest.elements.global_id))
    return target


def read_build(folder: Path) -> Manifest:
    """Manifest of the build in ``folder``; raises OSError or msgspec.ValidationError where there is none."""
    manifest = decode((folder / MANIFEST).read_bytes())
    ids = msgspec.json.decode((folder / IDS).read_bytes(), type=list[str])
    return replace_fields(manifest, elements=replace_fields(manifest.elements, global_id=ids))


def _pack(described: Described, progress: Progress) -> list[Packed]:
    """One chunk for every stage that adds something."""
    staged, materials = described.staged, described.materials
    progress.start("Finding what is repeated")
    shapes = [element.meshes for element in described.elements]
    surfaces = distinct_surfaces(shapes, described.looks, materials)
    if not surfaces:
        raise BrokenInputError(
            "nothing in the models has a shape, so there is nothing to show.",
            where=staged.development.name,
            remedy="Export the models with their geometry, or name other files under [[models]].",
        )
    grid = grid_over(mesh.vertices for meshes in shapes for mesh in meshes)
    by_stage = _by_stage(surfaces, staged.element_stage.tolist(), len(staged.stages))
    progress.start("Packing stages", len(by_stage))
    chunks = []
    for number, some in enumerate(by_stage):
        packed = pack_stage(number, staged.stages[number].id, some, materials, grid)
        if packed:
            chunks.append(packed)
        progress.advance()
    return chunks


def _by_stage(surfaces: Sequence[Distinct], stage: list[int], stages: int) -> list[list[Distinct]]:
    """For each stage the surfaces that it adds, with their places in it."""
    found: list[list[Distinct]] = [[] for _ in range(stages)]
    for one in surfaces:
        own: dict[int, list[Place]] = {}
        for place in one.places:
            own.setdefault(stage[place.element], []).append(place)
        for number, places in own.items():
            found[number].append(replace(one, places=places))
    return found


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
