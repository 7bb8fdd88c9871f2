"""What is said between an import and the process that reads one model file for it."""

import struct
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import msgspec

from models3d.errors import BrokenInputError
from models3d.folder.tables import ModelTable
from models3d.shelf import digest_of


class Manner(msgspec.Struct, frozen=True):
    """How shapes are computed: on how many threads, and whether ``careful``, in processes that can be spared.

    A careful reader gives up an element for which a kernel needs longer than ``seconds_per_element``.
    """

    threads: int
    seconds_per_element: float
    careful: bool = False


class Order(msgspec.Struct, frozen=True):
    """Read the model ``table`` of ``folder`` and keep it on the shelf in ``shelf`` under ``made_from``."""

    folder: str
    table: ModelTable
    shelf: str
    made_from: str
    manner: Manner

    def size(self) -> int:
        """Bytes of the file, unpacked where it is packed, and one for its sake alone."""
        path = Path(self.folder) / self.table.file
        # Only the order of reading hangs on it; what is wrong with the file its reader says.
        with suppress(OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    return sum(one.file_size for one in packed.infolist()) + 1
        return path.stat().st_size + 1


class Told(msgspec.Struct, tag=True, frozen=True):
    """``done`` of ``total`` steps of the work called ``label`` are done (``total`` 0: unknown)."""

    label: str
    done: int
    total: int


class Refused(msgspec.Struct, tag=True, frozen=True):
    """The file cannot be used; see :class:`models3d.errors.BrokenInputError`."""

    what: str
    where: str
    remedy: str


class Done(msgspec.Struct, tag=True, frozen=True):
    """The file was read and kept."""


Answer = Told | Refused | Done

#: In the environment of a reader: the pipe that closes when the import is gone.
LIFELINE = "MAQUETTE_LIFELINE"

#: How the line of work begins that tells how far a file is.
SHAPES = "Computing the shapes"

#: How files are called that may have others beside them.
GLTF = (".gltf", ".glb")

LENGTH = struct.Struct("<I")


def send(message: Order | Answer, to: BinaryIO) -> None:
    """Write ``message`` with its length before it."""
    data = msgspec.msgpack.encode(message)
    to.write(LENGTH.pack(len(data)) + data)
    to.flush()


def receive_order(of: BinaryIO) -> Order | None:
    """Read one order; None where the other side has gone."""
    head = of.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return msgspec.msgpack.decode(of.read(*LENGTH.unpack(head)), type=Order)


def take_answers(buffer: bytearray) -> list[Answer]:
    """Take all whole answers from the front of ``buffer``."""
    found: list[Answer] = []
    while len(buffer) >= LENGTH.size:
        (length,) = LENGTH.unpack_from(buffer)
        end = LENGTH.size + length
        if len(buffer) < end:
            break
        found.append(msgspec.msgpack.decode(bytes(buffer[LENGTH.size : end]), type=Answer))
        del buffer[:end]
    return found


def made_from(folder: Path, table: ModelTable, seconds_per_element: float) -> str:
    """Digest of everything that reading ``table`` depends on: its files' bytes, its options, its time.

    Where the model is to stand (``offset``) is not among them: it is moved there later.
    """
    files = [folder / name for name in (table.file, table.elements, table.spaces) if name]
    files += _buffers(files[0])
    options = [
        Path(table.file).name,
        table.columns,
        table.space_columns,
        table.encoding,
        table.scale,
        table.up,
    ]
    return digest_of("one model file", files, options, seconds_per_element)


def _buffers(path: Path) -> list[Path]:
    """Files beside a glTF that hold its numbers and pictures, as its reader finds them."""
    if path.suffix.casefold() not in GLTF:
        return []
    # A reader of IFC never asks.
    from models3d.sources.glb import GltfFile

    try:
        file = GltfFile(path)
    except BrokenInputError:
        return []  # what is no glTF is said by its reader
    beside = [path.parent / unquote(uri) for uri in file.uris() if uri and not uri.startswith("data:")]
    return [one for one in beside if _is_file(one)]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # names that no file can have are said by its reader, too
