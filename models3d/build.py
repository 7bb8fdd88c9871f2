"""The road of this package in one function: from a development folder to a build folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace

from models3d.collecting import rarely_collected
from models3d.crew import ALONE, Crew, hired
from models3d.described import Described, find_out
from models3d.dressed import Dressed
from models3d.folder.development import read_development
from models3d.homes.belonging import Part
from models3d.homes.features import room_features
from models3d.homes.handover import with_handovers
from models3d.homes.placeless import placeless
from models3d.homes.storey_index import finder
from models3d.homes.units import describe_units
from models3d.making.chunks import begin_chunks, take_chunks
from models3d.making.daylight import Daylight, make_daylight
from models3d.making.depth import Depth
from models3d.making.early import Early
from models3d.making.files import Files
from models3d.making.freight import Laden, laden
from models3d.making.inputs import Inputs
from models3d.making.photos import by_day, in_homes, make_photos, take_photos
from models3d.making.pictures import Pictures, make_pictures
from models3d.making.plans import PlanFiles, begin_plans, take_plans
from models3d.making.shell import begin_shell, take_shell
from models3d.making.surfaces import make_finishes, make_occlusion, make_textures
from models3d.manifest import Bounds, Chunk, Elements, Manifest, Stage, Storey, Unit, decode, encode
from models3d.materials.choosing import guesses
from models3d.model import ModelElement
from models3d.progress import Progress, Silent
from models3d.shelf import EMPTY, Shelf
from models3d.staged import Staged, read_staged
from models3d.swap import WORK, mend, replacing
from models3d.tour.written import check_tour, tour_of

MANIFEST = "manifest.json"

#: The elements' GlobalIds, a list of strings in the order of the manifest's elements.
IDS = "ids.json"
SILENT = Silent()


def build_development(
    folder: Path, builds: Path, progress: Progress = SILENT, *, quick: bool = False
) -> Iterator[Path]:
    """Read the development in ``folder`` and write its build into ``builds``; the build folder's path.

    Comes three times unless it is to be ``quick``: as soon as one can walk in it, then with its light and
    plans, then with its pictures.

    Raises :class:`BrokenInputError` and then, as on an interrupt, leaves the last good build untouched; what
    was made by then is kept and not made again.
    """
    with rarely_collected(), shelf_of(folder, builds, whole=not quick) as shelf, hired() as crew:
        mend(builds / read_development(folder).development().id)
        early = Early(shelf, crew)
        found = early.found(read_staged(folder, progress, shelf, early))
        with Files(shelf) as files:
            most = Depth.WALKABLE if quick else Depth.PICTURED
            for manifest in _manifests(found, files, shelf, crew, progress, most=most):
                yield _written(manifest, files, builds, progress)


@contextmanager
def shelf_of(folder: Path, builds: Path, *, whole: bool) -> Iterator[Shelf]:
    """Where the results of this development's long work are kept; tidied when the ``whole`` went well."""
    shelf = Shelf(builds / WORK / f"{read_development(folder).development().id}.kept")
    yield shelf
    if whole:
        shelf.tidy()


def write_build(
    dressed: Dressed,
    builds: Path,
    progress: Progress = SILENT,
    shelf: Shelf = EMPTY,
    depth: Depth = Depth.PICTURED,
) -> Path:
    """Write ``builds``/<development's id>/ with its manifest and files; whole, or not at all."""
    mend(builds / dressed.staged.development.id)
    with Files(shelf) as files:
        *_, manifest = _manifests(laden(dressed), files, shelf, ALONE, progress, most=depth)
        return _written(manifest, files, builds, progress)


def _written(manifest: Manifest, files: Files, builds: Path, progress: Progress) -> Path:
    """Publish ``manifest`` and ``files`` in the place of an older build."""
    files.fixed(MANIFEST, encode(replace(manifest, elements=replace(manifest.elements, global_id=[]))))
    files.fixed(IDS, msgspec.json.encode(manifest.elements.global_id))
    target = builds / manifest.development.id
    with replacing(target) as folder:
        files.write(folder, progress)
    return target


def _manifests(
    found: Laden, files: Files, shelf: Shelf, crew: Crew, progress: Progress, *, most: Depth
) -> Iterator[Manifest]:
    """The manifest at each depth up to ``most``, whose files are by then in ``files``; longest work last."""
    dressed, freight, stowage = found.dressed, found.freight, found.stowage
    chunks = begin_chunks(freight, stowage, shelf, crew)
    described = find_out(dressed, progress)
    staged = described.staged
    check_tour(staged.tour_rules, staged.stages, staged.storeys, described.features)
    inputs = Inputs(described, freight)
    manifest = _say(described, take_chunks(chunks, freight, stowage, files, progress))
    in_homes(described.staged.photos, manifest.units)
    manifest = replace(manifest, photos=by_day(take_photos(described, files, shelf, progress)))
    manifest = _with_daylight(manifest, described, make_daylight(described, inputs, shelf, progress))
    manifest = replace(manifest, tour=tour_of(manifest, staged.tour_rules))
    yield manifest
    if most >= Depth.LIT:
        shell = begin_shell(described, freight, stowage, shelf, crew)
        plans = begin_plans(described, inputs, shelf, crew)
        manifest = replace(manifest, materials=make_textures(manifest.materials, files, shelf, progress))
        manifest = replace(manifest, palettes=make_finishes(manifest.palettes, files, shelf))
        manifest = replace(manifest, occlusion=make_occlusion(described, files, shelf, progress))
        manifest = replace(manifest, shell=take_shell(shell, files, progress))
        manifest = _with_plans(manifest, take_plans(plans, described, files, progress))
        yield manifest
    if most >= Depth.PICTURED:
        made = make_photos(described, files, shelf, progress, crew=crew)
        manifest = replace(manifest, photos=by_day([*manifest.photos, *made]))
        yield _with_pictures(manifest, make_pictures(described, files, shelf, crew, progress))


def read_build(folder: Path) -> Manifest:
    """Manifest of the build in ``folder``; raises OSError or msgspec.ValidationError where there is none."""
    manifest = decode((folder / MANIFEST).read_bytes())
    ids = msgspec.json.decode((folder / IDS).read_bytes(), type=list[str])
    return replace(manifest, elements=replace(manifest.elements, global_id=ids))


def _say(described: Described, chunks: list[Chunk]) -> Manifest:
    """Say everything about the build that is not a file."""
    staged, homes = described.staged, described.homes
    return Manifest(
        version=1,
        development=staged.development,
        bounds=_bounds(described.elements, described.parts),
        storeys=staged.storeys,
        units=with_handovers(
            describe_units(staged, homes, described.plans), described, [home.row.handover for home in homes]
        ),
        features=described.features,
        stages=staged.stages,
        tasks=staged.tasks,
        materials=described.materials,
        elements=_columns(staged, described.belongs),
        chunks=chunks,
        coverage=staged.coverage,
        sources=staged.sources,
        reported_until=staged.reported_until,
        warnings=[
            *staged.warnings,
            *guesses(described.elements, staged.material_rules),
            *placeless(homes, staged.model),
        ],
        palettes=staged.palettes,
        nearby=staged.nearby,
        nearby_source=staged.nearby_source,
    )


def _with_daylight(manifest: Manifest, described: Described, daylight: Daylight) -> Manifest:
    units: list[Unit] = [
        replace(unit, sun=sun.best, views=views)
        for unit, sun, views in zip(manifest.units, daylight.suns, daylight.views, strict=True)
    ]
    feature_of = room_features(described.staged, described.homes, manifest.features)
    suns = {feature_of.get(space, ""): sun for home in daylight.suns for space, sun in home.rooms.items()}
    features = [
        replace(one, room=replace(one.room, sun=suns[one.id])) if one.room and one.id in suns else one
        for one in manifest.features
    ]
    return replace(manifest, units=units, features=features)


def _with_plans(manifest: Manifest, plans: PlanFiles) -> Manifest:
    storeys: list[Storey] = [
        replace(storey, plan=plan) for storey, plan in zip(manifest.storeys, plans.storeys, strict=True)
    ]
    units: list[Unit] = [
        replace(unit, plan=plan) for unit, plan in zip(manifest.units, plans.units, strict=True)
    ]
    return replace(manifest, storeys=storeys, units=units)


def _with_pictures(manifest: Manifest, pictures: Pictures) -> Manifest:
    stages: list[Stage] = [
        replace(stage, still=still) for stage, still in zip(manifest.stages, pictures.stages, strict=True)
    ]
    units: list[Unit] = [
        replace(unit, still=still) for unit, still in zip(manifest.units, pictures.units, strict=True)
    ]
    return replace(
        manifest,
        stages=stages,
        units=units,
        poster=pictures.poster,
        reported_still=pictures.reported,
        ground_still=pictures.ground,
    )


def _columns(staged: Staged, belongs: list[int]) -> Elements:
    elements = staged.model.elements
    find = finder(staged.storeys)
    moved = bool((staged.expected != staged.planned).any())
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
        expected_start=staged.expected[:, 0].tolist() if moved else [],
        expected_finish=staged.expected[:, 1].tolist() if moved else [],
    )


def _bounds(elements: Sequence[ModelElement], parts: Sequence[Part]) -> Bounds:
    """Box of the house; of everything where all of it is site."""
    shaped = [(element, part) for element, part in zip(elements, parts, strict=True) if element.meshes]
    house = [element for element, part in shaped if part != "site"] or [element for element, _ in shaped]
    boxes = [(mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)) for one in house for mesh in one.meshes]
    low = np.round(np.min([box[0] for box in boxes], axis=0), 3).tolist()
    high = np.round(np.max([box[1] for box in boxes], axis=0), 3).tolist()
    return Bounds((low[0], low[1], low[2]), (high[0], high[1], high[2]))
