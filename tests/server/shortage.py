"""A disk that is full until it is not: a small file system of its own, or a limit on the size of files."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.serving import Served
from tests.server.killing import children_of

#: Size of the small file system, MB.
SIZE_MB = 24


@dataclass
class Disk:
    """The disk under ``data``; ``small`` where it is one of its own."""

    data: Path
    small: bool

    def fill(self, served: Served) -> None:
        """Leave no room for another byte."""
        if not self.small:
            largest = max(path.stat().st_size for path in self.data.glob("maquette.sqlite*"))
            self._limit(served, largest)
            return
        with self._filler.open("wb", buffering=0) as out, suppress(OSError):
            while out.write(bytes(4_096)):
                pass

    def free(self, served: Served) -> None:
        """Make room again."""
        if self.small:
            self._filler.unlink()
        else:
            self._limit(served, resource.RLIM_INFINITY)

    def _limit(self, served: Served, most: int) -> None:
        # What the server starts from now on has its limit, what it has started has one of its own.
        for process in (served.process.pid, *children_of(served.process.pid)):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    @property
    def _filler(self) -> Path:
        return self.data / "filler"


@contextmanager
def disk_at(data: Path, *, small: bool) -> Iterator[Disk]:
    """A disk at ``data``; where a small one may not be mounted, it is the usual one with a limit."""
    data.mkdir()
    mounted = (
        small and os.geteuid() == 0 and _done("mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", data)
    )
    try:
        yield Disk(data, mounted)
    finally:
        if mounted:
            _done("umount", data)


def _done(*words: str | Path) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
