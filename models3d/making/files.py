"""The files of a build while it grows: named by their content, so that a browser may keep them for good."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

import brotli

from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of

#: What shrinks by brotli; pictures are compressed already.
SHRINKS = (".glb", ".json", ".svg", ".bin")

#: Brotli's highest quality, and a window that sees repeats across a whole chunk.
QUALITY, WINDOW = 11, 24
#: The manifest is written last, and all wait for it: the quality below takes a quarter of the time, for three
#: bytes in a hundred.
QUICKER, SUFFIX = 10, ".json"


class Files:
    """Name -> bytes; the same bytes are there once.

    What shrinks is compressed from the moment it is there, beside the work on what follows. To be used as a
    context: on an error, an interrupt included, what is not begun by then is let be.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._files: dict[str, bytes] = {}
        self._shrunk: dict[str, Future[bytes]] = {}
        self._workers = ThreadPoolExecutor(os.cpu_count(), "brotli")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.shutdown(wait=True, cancel_futures=True)

    def add(self, stem: str, suffix: str, data: bytes) -> str:
        """Take in ``data`` as ``stem``.<digest>``suffix``; that name, or "" for no data."""
        if not data:
            return ""
        name = f"{stem}.{sha256(data).hexdigest()[:16]}{suffix}"
        self.fixed(name, data)
        return name

    def fixed(self, name: str, data: bytes) -> None:
        """Take in ``data`` under a name that does not change with it."""
        if self._files.get(name) == data:
            return
        self._files[name] = data
        if name.endswith(SHRINKS):
            self._shrunk[name] = self._workers.submit(
                self._shrink, data, QUICKER if name.endswith(SUFFIX) else QUALITY
            )

    def write(self, folder: Path, progress: Progress) -> None:
        """Write everything into ``folder``, and beside what shrinks its brotli under the name + ".br"."""
        progress.start("Writing", len(self._files))
        for name, data in self._files.items():
            (folder / name).write_bytes(data)
            if name in self._shrunk:
                (folder / f"{name}.br").write_bytes(self._shrunk[name].result())
            progress.advance()

    def _shrink(self, data: bytes, quality: int) -> bytes:
        return self._shelf.kept(
            "brotli", digest_of(data), lambda: bytes(brotli.compress(data, quality=quality, lgwin=WINDOW))
        )
