"""The models of a development folder, read once and kept, and merged in one frame."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.folder.development import Folder
from models3d.folder.tables import ModelTable
from models3d.folder.wrong_kind import refuse_other_kinds
from models3d.model import Model
from models3d.progress import Progress
from models3d.readers import one_file
from models3d.readers.apart import read_apart
from models3d.readers.beside import beside
from models3d.readers.frames import at_origin, in_one_frame
from models3d.readers.north import on_true_north
from models3d.readers.one_file import OneFile
from models3d.readers.reading_order import Manner, Order, made_from
from models3d.readers.same_storeys import with_storeys_of
from models3d.shelf import Shelf


def read_models(folder: Folder, progress: Progress, shelf: Shelf) -> Model:
    """All ``[[models]]`` as one model in metres, y up; raises BrokenInputError.

    A GlobalId that two files share is one element, the first file's. Every file is read in a process of its
    own; what is read is kept on ``shelf``, also portion by portion while a slow file is under way.
    """
    files = _files(folder, progress, shelf)
    models, warnings = in_one_frame(files)
    merged = _merged(models, [table for table, _ in files])
    merged.warnings.extend(warnings + beside([table.file for table, _ in files], models))
    merged.warnings.extend(on_true_north(files, folder.file.place.true_north))
    if not any(element.meshes for element in merged.elements):
        # The reason is among what is said first.
        said = "; ".join(warning.rstrip(".") for warning in merged.warnings[:3])
        why = f" ({said})" if said else ""
        raise BrokenInputError(
            f"no element of the models has a shape{why}.",
            where="development.toml",
            remedy="Name a model with geometry, and for glTF a table of elements with its nodes' names.",
        )
    first_table, first_file = files[0]
    return at_origin(merged, first_file.zero + first_table.offset[1])


def _files(folder: Folder, progress: Progress, shelf: Shelf) -> list[tuple[ModelTable, OneFile]]:
    """Every file, from the shelf where it lies there, else read and put there."""
    if shelf.folder is None:
        with tempfile.TemporaryDirectory(prefix="maquette-") as aside:
            return _files(folder, progress, Shelf(Path(aside)))
    tables = folder.file.models
    for table in tables:
        refuse_other_kinds(folder.find(table.file), table.file)
        for name in (table.elements, table.spaces):
            if name:
                folder.find(name)
    digests = [made_from(folder.path, table, folder.file.limits.seconds_per_element) for table in tables]
    found = {digest: one_file.find(shelf, digest) for digest in digests}
    missing = {digest: table for digest, table in zip(digests, tables, strict=True) if found[digest] is None}
    orders = _orders(folder, missing, shelf.folder)
    read_apart(orders, folder.file.limits.minutes_per_file, progress)
    return [
        (table, found[digest] or _just_read(shelf, digest, table))
        for digest, table in zip(digests, tables, strict=True)
    ]


def _orders(folder: Folder, tables: dict[str, ModelTable], shelf: Path) -> list[Order]:
    cores = os.cpu_count() or 1
    # Twice the cores in all: when the small files are done, the last large one still has more than its share.
    threads = min(cores, -(-2 * cores // max(1, min(len(tables), cores))))
    manner = Manner(threads, folder.file.limits.of_element())
    shelf.mkdir(parents=True, exist_ok=True)
    return [
        Order(str(folder.path.resolve()), table, str(shelf.resolve()), digest, manner)
        for digest, table in tables.items()
    ]


def _just_read(shelf: Shelf, digest: str, table: ModelTable) -> OneFile:
    file = one_file.find(shelf, digest)
    if file is None:
        raise BrokenInputError(
            "what was read of it is gone from the folder of builds.",
            where=table.file,
            remedy="Check that the disk has space and that nothing else clears that folder, and start again.",
        )
    return file


def _merged(models: Sequence[Model], tables: Sequence[ModelTable]) -> Model:
    merged = Model(storeys=[], elements=[], spaces=[])
    seen: set[str] = set()
    for table, own in zip(tables, models, strict=True):
        model, said = with_storeys_of(own, table.file, merged.storeys)
        merged.warnings.extend(said)
        again = sum(element.global_id in seen for element in model.elements)
        if again:
            merged.warnings.append(
                f"{table.file}: {counted(again, 'element is', 'elements are')} in an earlier model, "
                "which counts."
            )
        merged.elements.extend(one for one in model.elements if one.global_id not in seen)
        merged.spaces.extend(one for one in model.spaces if one.global_id not in seen)
        seen |= {one.global_id for one in model.elements} | {one.global_id for one in model.spaces}
        names = {storey.name for storey in merged.storeys}
        merged.storeys.extend(storey for storey in model.storeys if storey.name not in names)
        merged.tasks.extend(model.tasks)
        merged.warnings.extend(model.warnings)
    return merged
