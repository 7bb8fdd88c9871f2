"""Opens an IFC file, plain or zipped, and says what is wrong where it cannot be opened."""

import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

import ifcopenshell

from models3d.errors import BrokenInputError
from models3d.sources.ifc_project import with_project
from models3d.sources.ifc_text import is_plain, plain
from models3d.sources.ifc_whole import gave_up_in, left_out, refuse_unless_read_to_its_end
from models3d.sources.unless_broken import unless_broken

SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3")

#: What the parser calls the schemas that it knows; IFC4X3 has had corrections (ISO 16739-1:2024 is the last).
LATEST = "IFC4X3_ADD2"
SAME = {"IFC4X3": LATEST, "IFC4X3_TC1": LATEST, "IFC4X3_ADD1": LATEST}
#: Releases that are written nearly as one of these is, and drafts of them: read as that one, with a warning.
KIN = {
    "IFC2X_FINAL": "IFC2X3", "IFC2X2_FINAL": "IFC2X3", "IFC4X1": LATEST, "IFC4X2": LATEST,
    "IFC4X3_RC1": LATEST, "IFC4X3_RC2": LATEST, "IFC4X3_RC3": LATEST, "IFC4X3_RC4": LATEST,
}  # fmt: skip
#: Where the head of a file, in its first so many bytes, names its schema.
HEAD = 1 << 16
NAMED = re.compile(rb"(FILE_SCHEMA\s*\(\s*\(\s*')([A-Za-z0-9_]+)'", re.IGNORECASE)

#: How a STEP file begins and ends (ISO 10303-21).
STEP_BEGINS, STEP_ENDS = b"ISO-10303-21", b"END-ISO-10303-21;"
#: What some editors put before a text (the byte order mark of UTF-8), which the parser does not expect.
MARK = b"\xef\xbb\xbf"
#: A zipped model larger than this when unpacked (bytes), or so many times as large as packed, is no model.
MOST_UNPACKED, MOST_TIMES = 8 << 30, 200
#: What unpacks to less than this (bytes) does no harm.
HARMLESS = 64 << 20

REMEDY = "Export it again as IFC4 or IFC2X3 (a STEP file, .ifc)."


def open_ifc(path: Path) -> tuple[Any, list[str]]:
    """The open file at ``path``, and what to warn of; raises BrokenInputError."""
    try:
        with _plain(path) as (plain, kin):
            file = _parsed(plain, path.name, kin)
            lost = left_out(file)
            refuse_unless_read_to_its_end(file, plain, path.name)
            said = f"its schema is {kin}, which is read as {KIN.get(kin)}: look whether all is there."
            units: list[str] = unless_broken(lambda: with_project(file), [])
            return file, [*[said] * bool(kin), *lost, *units]
    except OSError as error:
        raise BrokenInputError(
            f"this file cannot be opened ({error.strerror}).", where=path.name, remedy="Check its rights."
        ) from None


@contextmanager
def _plain(path: Path) -> Iterator[tuple[Path, str]]:
    """Path of the STEP file that ``path`` is or holds, as the parser takes it, while the block runs.

    Beside it the name of the schema that the parser is not told of, for it would refuse it; mostly "".
    """
    with path.open("rb") as file:
        if file.read(2) == b"PK":
            with _unpacked(path) as step:
                _refuse_what_is_no_model(step, path.name)
                with _as_parsed(step, _path_of(step)) as plain:
                    yield plain
            return
        _refuse_what_is_no_model(file, path.name)
        with _as_parsed(file, path) as plain:
            yield plain


def _refuse_what_is_no_model(file: BinaryIO, label: str) -> None:
    file.seek(0)
    _refuse_other_kinds(file.read(4096), label)
    _refuse_half_a_file(file, label)
    file.seek(0)


@contextmanager
def _as_parsed(file: BinaryIO, path: Path) -> Iterator[tuple[Path, str]]:
    """``path`` of the open ``file``, or of a copy without what the parser would trip over or lose."""
    head = file.read(HEAD)
    marked, named = head.startswith(MARK), NAMED.search(head)
    schema = named[2].decode().upper() if named else ""
    file.seek(0)
    instead = (SAME | KIN).get(schema)
    if not marked and not instead and is_plain(file):
        yield path, ""
        return
    with tempfile.TemporaryFile() as without:
        file.seek(len(MARK) if marked else 0)
        data = plain(file.read())
        if instead:
            data = NAMED.sub(rb"\g<1>%s'" % instead.encode(), data, count=1)
        without.write(data)
        yield _path_of(cast(BinaryIO, without)), schema if schema in KIN else ""


def _path_of(file: BinaryIO) -> Path:
    """A path to an open file that has no name any more, so that nothing of it can be left behind."""
    file.flush()
    file.seek(0)
    return Path(f"/dev/fd/{file.fileno()}")


@contextmanager
def _unpacked(path: Path) -> Iterator[BinaryIO]:
    try:
        with zipfile.ZipFile(path) as packed, tempfile.TemporaryFile() as file:
            names = [name for name in packed.namelist() if not name.startswith("__MACOSX")]
            models = [name for name in names if PurePosixPath(name).suffix.casefold() == ".ifc"]
            if not models:
                raise _no_model_in(names, path.name)
            if len(models) > 1:
                raise BrokenInputError(
                    f"it holds {len(models)} models ({', '.join(models[:3])}, ...).",
                    where=path.name,
                    remedy="Unpack it and give each model a [[models]] table of its own.",
                )
            step = cast(BinaryIO, file)
            most = min(MOST_UNPACKED, max(HARMLESS, MOST_TIMES * path.stat().st_size))
            with packed.open(models[0]) as inside:
                _copy(cast(BinaryIO, inside), step, path.name, most)
            yield step
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise BrokenInputError(
            f"it cannot be unpacked ({error}).",
            where=path.name,
            remedy="Unpack it yourself, or export again.",
        ) from None


def _no_model_in(names: list[str], label: str) -> BrokenInputError:
    if any(PurePosixPath(name).suffix.casefold() in (".ifcxml", ".xml") for name in names):
        return BrokenInputError("the model in it is IfcXML, which is not read.", where=label, remedy=REMEDY)
    return BrokenInputError("there is no .ifc file in it.", where=label, remedy=REMEDY)


def _copy(of: BinaryIO, to: BinaryIO, label: str, most: int) -> None:
    size = 0
    while block := of.read(1 << 20):
        size += len(block)
        if size > most:
            raise BrokenInputError(
                f"unpacked it is larger than {most >> 20} MB, which no model of its size is.",
                where=label,
                remedy="Unpack it yourself and look at what is in it, or divide the model.",
            )
        to.write(block)


def _refuse_other_kinds(begins: bytes, label: str) -> None:
    text = begins.removeprefix(MARK).lstrip()
    if text.startswith(STEP_BEGINS):
        return
    if text.startswith(b"<"):
        what = (
            "this is IfcXML, which is not read." if b"ifc" in begins.lower() else "this is XML, no IFC file."
        )
    elif text.startswith(b"glTF"):
        what = "this is a glTF file with the wrong ending; a glTF model ends in .glb."
    elif not text:
        what = "this file is empty."
    else:
        what = f"this cannot be read as IFC: it does not begin with {STEP_BEGINS.decode()}."
    raise BrokenInputError(what, where=label, remedy=REMEDY)


def _refuse_half_a_file(file: BinaryIO, label: str) -> None:
    """Refuse a file that was cut off: the parser takes what is there of it without a word."""
    size = file.seek(0, os.SEEK_END)
    file.seek(-min(size, 4096), os.SEEK_END)
    if STEP_ENDS not in file.read():
        raise BrokenInputError(
            f"this file breaks off before its end ('{STEP_ENDS.decode()}' is missing).",
            where=label,
            remedy="It was not copied or exported whole: copy or export it again.",
        )


def _parsed(path: Path, label: str, kin: str) -> Any:
    try:
        file = ifcopenshell.open(str(path), format=".ifc")
    except (OSError, RuntimeError, ifcopenshell.Error) as error:
        first = str(error).strip().splitlines()
        _, unsupported, schema = first[0].partition("Unsupported schema: ") if first else ("", "", "")
        if unsupported:
            raise BrokenInputError(
                f"its schema is {schema}, and {', '.join(SCHEMAS)} are read.", where=label, remedy=REMEDY
            ) from None
        line = gave_up_in(path)
        if line is not None:
            raise BrokenInputError(
                "it is damaged here and cannot be read as IFC.",
                where=f"{label} line {line}",
                remedy=f"Copy it once more. {REMEDY}",
            ) from None
        if kin:
            raise BrokenInputError(
                f"its schema is {kin}, and it cannot be read as {KIN[kin]}.", where=label, remedy=REMEDY
            ) from None
        why = "its head is damaged" if "header" in str(error) else (first[0] if first else "unknown reason")
        raise BrokenInputError(
            f"this cannot be read as IFC: {why}.", where=label, remedy=f"Copy it once more. {REMEDY}"
        ) from None
    if file.schema not in SCHEMAS:
        raise BrokenInputError(f"its schema is {file.schema}.", where=label, remedy=REMEDY)
    return file
