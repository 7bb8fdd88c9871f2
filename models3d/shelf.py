"""Keeps the results of long work by what they were made from, so that nothing is made twice.

An import that was interrupted goes on where it stopped, a changed price list makes nothing again but the
manifest, a changed schedule does not tessellate again: all of it is this one rule.
"""

import os
from collections.abc import Callable
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

#: Packages whose results are kept: another version may give others.
MAKERS = ("ifcopenshell", "dracopy", "numpy", "embreex", "meshopt", "pillow", "scipy", "shapely", "astral")

#: Bytes of the checksum before every entry.
SUM = 16


def digest_of(*made_from: Any) -> str:
    """Digest of bytes, texts, numbers, arrays, paths (their content), structs and lists or tuples of them."""
    digest = sha256(_makers())
    _feed(digest, made_from)
    return digest.hexdigest()


class Shelf:
    """A folder of results, ``name`` and digest to bytes; without a folder nothing is kept.

    Several processes may use one folder: an entry is written aside and then named, so it is whole or absent.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def kept(self, name: str, digest: str, make: Callable[[], bytes]) -> bytes:
        """Give the bytes that ``make`` gave when it was last asked for the same ``name`` and ``digest``."""
        found = self.find(name, digest)
        if found is None:
            found = make()
            self.put(name, digest, found)
        return found

    def find(self, name: str, digest: str) -> bytes | None:
        """Give what is kept under ``name`` and ``digest``; None where nothing is."""
        if self.folder is None:
            return None
        label = _label(name, digest)
        self._used.add(label)
        try:
            entry = (self.folder / label).read_bytes()
        except FileNotFoundError:
            return None
        data = entry[SUM:]
        # A machine that lost its power may have kept a name without its bytes.
        return data if entry[:SUM] == _sum(data) else None

    def put(self, name: str, digest: str, data: bytes) -> None:
        """Keep ``data`` under ``name`` and ``digest``."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        label = _label(name, digest)
        aside = self.folder / f"{label}.{os.getpid()}.part"
        aside.write_bytes(_sum(data) + data)
        aside.replace(self.folder / label)
        self._used.add(label)

    def uses(self, name: str, digest: str) -> None:
        """Keep what lies under ``name`` and ``digest``, which another process asked for."""
        self._used.add(_label(name, digest))

    def tidy(self) -> None:
        """Forget what nobody has asked this shelf for: it was made from something that is no more."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if path.name not in self._used:
                path.unlink(missing_ok=True)


#: A shelf on which nothing is kept.
EMPTY = Shelf()


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=SUM).digest()


def _label(name: str, digest: str) -> str:
    return f"{name}.{digest[:32]}"


@cache
def _makers() -> bytes:
    """Digest of this package's own code and words, and of what it leans on: what is older is not reused."""
    # It takes long to load, and readers, who are told their digests, are spared it.
    from importlib.metadata import version

    digest = sha256()
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.toml")]):
        digest.update(path.read_bytes())
    for package in MAKERS:
        digest.update(f"{package} {version(package)}".encode())
    return digest.digest()


def _feed(digest: Any, thing: Any) -> None:
    """Feed ``thing`` with its kind and size, so that no two different inputs read alike."""
    if isinstance(thing, np.ndarray):
        _mark(digest, f"array {thing.dtype} {thing.shape}")
        digest.update(np.ascontiguousarray(thing).tobytes())
    elif isinstance(thing, bytes):
        _mark(digest, f"bytes {len(thing)}")
        digest.update(thing)
    elif isinstance(thing, Path):
        _mark(digest, "file")
        with thing.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    else:
        try:
            encoded = msgspec.msgpack.encode(thing, order="sorted")
        except TypeError:
            # There are arrays or files in it.
            if not isinstance(thing, list | tuple):
                raise
            _mark(digest, f"list {len(thing)}")
            for one in thing:
                _feed(digest, one)
        else:
            _mark(digest, f"plain {len(encoded)}")
            digest.update(encoded)


def _mark(digest: Any, text: str) -> None:
    digest.update(f"{len(text)}:{text}".encode())
