"""A result that is kept from an earlier import, or under way beside whatever the import does meanwhile."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from models3d.counted_steps import told_to
from models3d.crew import Crew
from models3d.progress import Progress
from models3d.shelf import Shelf


@dataclass(frozen=True)
class Underway:
    """Bytes for ``shelf`` under ``name`` and ``digest``: ``kept`` there, ``begun``, or ``left`` to make."""

    name: str
    digest: str
    shelf: Shelf
    crew: Crew
    kept: bytes | None = None
    begun: "Future[bytes] | None" = None
    left: Callable[[], bytes] | None = None

    def take(self, progress: Progress, label: str, total: int) -> bytes:
        """Wait for it, or make it now where there is nobody else to; ``label`` is done in ``total`` steps."""
        if self.kept is not None:
            return self.kept
        progress.start(label, total)
        data = self.crew.follow(self.begun, progress) if self.begun else self._made(progress)
        self.shelf.put(self.name, self.digest, data)
        return data

    def _made(self, progress: Progress) -> bytes:
        told_to(progress.reach)
        try:
            return self.left() if self.left else b""
        finally:
            told_to(None)


def begin(name: str, digest: str, shelf: Shelf, crew: Crew, work: Callable[[], bytes]) -> Underway:
    """Begin ``work``, whose result depends on what ``digest`` is of, unless that is kept."""
    kept = shelf.find(name, digest)
    if kept is not None:
        return Underway(name, digest, shelf, crew, kept=kept)
    if crew.hands:
        return Underway(name, digest, shelf, crew, begun=crew.begin(work))
    return Underway(name, digest, shelf, crew, left=work)
