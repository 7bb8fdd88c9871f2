"""What SQLite asks of the disk, in order; and what would be left of it had the power gone at any moment.

The file system's part of SQLite (its VFS) is a table of functions: those that write are replaced by ours,
which note what they do and do it. Nothing else about the library, the store or the server is different.
That a file is gone is taken to last at once.
"""

import _sqlite3
import ctypes
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

_POINTER = ctypes.c_void_p
# A name is handed on as the pointer that it is: SQLite goes on reading it while the file is open.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_char_p, ctypes.c_int)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods``, whose later versions end in further functions."""

    _fields_ = [
        ("version", ctypes.c_int), ("close", _POINTER), ("read", _POINTER), ("write", _POINTER),
        ("truncate", _POINTER), ("sync", _POINTER), ("rest", _POINTER * 13),
    ]  # fmt: skip


class _Vfs(ctypes.Structure):
    """The beginning of ``sqlite3_vfs``."""

    _fields_ = [
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("most", ctypes.c_int), ("next", _POINTER),
        ("name", ctypes.c_char_p), ("own", _POINTER), ("open", _POINTER),
        ("delete", _POINTER),
    ]  # fmt: skip


class _File(ctypes.Structure):
    """The beginning of ``sqlite3_file``."""

    _fields_ = [("methods", ctypes.POINTER(_Methods))]


@dataclass(frozen=True)
class Deed:
    """Something that was done to a file, or (``what`` "told") a batch that was acknowledged."""

    what: str
    name: str
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """All deeds, in order."""

    deeds: list[Deed] = field(default_factory=list)

    def told(self, batch: str) -> None:
        """Somebody was told that ``batch`` is stored."""
        self.deeds.append(Deed("told", batch))

    def cuts(self) -> list[int]:
        """Moments around each flush and each acknowledgement: so many deeds were done."""
        moments = {0, len(self.deeds)}
        for number, deed in enumerate(self.deeds):
            if deed.what in ("sync", "told"):
                moments |= {number, number + 1}
        return sorted(moments)

    def left(self, cut: int, folder: Path, kept: Random | None = None) -> set[str]:
        """Write what a power cut after ``cut`` deeds leaves to ``folder``; who was told before it.

        Of what was not flushed nothing is left, or (``kept``) this and that, in any order.
        """
        files: dict[str, bytearray] = defaultdict(bytearray)
        pending: dict[str, list[Deed]] = defaultdict(list)
        told = set()
        for deed in self.deeds[:cut]:
            if deed.what == "told":
                told.add(deed.name)
            elif deed.what == "delete":
                pending.pop(deed.name, None)
                files.pop(deed.name, None)
            elif deed.what == "sync":
                for one in pending.pop(deed.name, ()):
                    _apply(files[deed.name], one)
            else:
                pending[deed.name].append(deed)
        if kept is not None:
            for name, deeds in pending.items():
                for one in deeds:
                    if kept.random() < 0.5:
                        _apply(files[name], one)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return told


def _apply(content: bytearray, deed: Deed) -> None:
    if deed.what == "truncate":
        del content[deed.at :]
        return
    content.extend(bytes(max(0, deed.at - len(content))))
    content[deed.at : deed.at + len(deed.data)] = deed.data


@contextmanager
def watched_disk(folder: Path) -> Iterator[Disk]:
    """Note what every SQLite connection that is opened in the block writes to files in ``folder``.

    What else is open in this process may be closed meanwhile, and takes its log away with it.
    """
    disk = Disk()
    names: dict[int, str] = {}
    kept: list[Any] = []
    library = ctypes.CDLL(_sqlite3.__file__)
    find = library.sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    vfs = find(None).contents
    before = vfs.open, vfs.delete
    really_open, really_delete = _OPEN(before[0]), _DELETE(before[1])

    def inside(path: bytes) -> str:
        """The name of the file at ``path``; "" where it is none of ``folder``."""
        file = Path(path.decode())
        return file.name if file.parent == folder else ""

    def note(what: str, file: int, at: int = 0, data: bytes = b"") -> None:
        disk.deeds.append(Deed(what, names[file], at, data))

    def watch(file: int) -> None:
        """Put our own functions before those of an open file."""
        here = ctypes.cast(file, ctypes.POINTER(_File)).contents
        size = ctypes.sizeof(_Methods)
        ours = _Methods.from_buffer_copy(ctypes.string_at(here.methods, size))
        write, truncate, sync = _WRITE(ours.write), _TRUNCATE(ours.truncate), _SYNC(ours.sync)

        def on_write(one: int, data: int, count: int, at: int) -> int:
            note("write", one, at, ctypes.string_at(data, count))
            return int(write(one, data, count, at))

        def on_truncate(one: int, size: int) -> int:
            note("truncate", one, size)
            return int(truncate(one, size))

        def on_sync(one: int, flags: int) -> int:
            done = int(sync(one, flags))
            note("sync", one)  # only now is it safe
            return done

        callbacks: list[Any] = [_WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync)]
        ours.write, ours.truncate, ours.sync = (ctypes.cast(one, _POINTER).value for one in callbacks)
        kept.append((ours, callbacks, write, truncate, sync))
        here.methods = ctypes.pointer(ours)

    def on_open(own: int, path: int | None, file: int, flags: int, out: int) -> int:
        done = int(really_open(own, path, file, flags, out))
        if done == 0 and path is not None and (name := inside(ctypes.string_at(path))):
            names[file] = name
            watch(file)
        return done

    def on_delete(own: int, path: bytes, flush: int) -> int:
        if name := inside(path):
            disk.deeds.append(Deed("delete", name))
        return int(really_delete(own, path, flush))

    replaced = _OPEN(on_open), _DELETE(on_delete)
    vfs.open, vfs.delete = (ctypes.cast(one, _POINTER).value for one in replaced)
    try:
        yield disk
    finally:
        vfs.open, vfs.delete = before
        assert disk.deeds, "SQLite wrote nothing that could be seen"


def batches_in(folder: Path, name: str) -> set[str]:
    """Ids in the log of a database that was left behind; an AssertionError where it is damaged."""
    if not (folder / name).exists():
        return set()
    connection = sqlite3.connect(folder / name)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'batch'").fetchone()
        return {row[0] for row in connection.execute("SELECT id FROM batch")} if there else set()
    finally:
        connection.close()
