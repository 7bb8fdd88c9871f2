"""The files of a build while it grows: named by their content, so that a browser may keep them for good."""

from hashlib import sha256
from pathlib import Path

import brotli

from models3d.shelf import Shelf, digest_of

#: What shrinks by brotli; pictures are compressed already.
SHRINKS = (".glb", ".json", ".svg")

#: Brotli's highest quality, and a window that sees repeats across a whole chunk.
QUALITY, WINDOW = 11, 24


class Files:
    """Name -> bytes; the same bytes are there once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._files: dict[str, bytes] = {}

    def add(self, stem: str, suffix: str, data: bytes) -> str:
        """Take in ``data`` as ``stem``.<digest>``suffix``; that name, or "" for no data."""
        if not data:
            return ""
        name = f"{stem}.{sha256(data).hexdigest()[:16]}{suffix}"
        self._files[name] = data
        return name

    def fixed(self, name: str, data: bytes) -> None:
        """Take in ``data`` under a name that does not change with it."""
        self._files[name] = data

    def write(self, folder: Path) -> None:
        """Write everything into ``folder``, and beside what shrinks its brotli under the name + ".br"."""
        for name, data in self._files.items():
            (folder / name).write_bytes(data)
            if name.endswith(SHRINKS):
                (folder / f"{name}.br").write_bytes(self._shrunk(data))

    def _shrunk(self, data: bytes) -> bytes:
        return self._shelf.kept(
            "brotli", digest_of(data), lambda: bytes(brotli.compress(data, quality=QUALITY, lgwin=WINDOW))
        )
