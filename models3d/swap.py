"""Puts a finished folder in the place of an older one, so that there is always a whole one to read."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Folder beside the builds where a new one grows and an old one waits; deeper than where builds are sought.
WORK = ".work"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk as ``target``; it becomes ``target`` when the block ends well.

    On any error, an interrupt included, ``target`` stays as it was. The older folder is set aside for the
    moment between two renames; where a crash hits just that moment, the next call brings it back.
    """
    work = target.parent / WORK
    work.mkdir(parents=True, exist_ok=True)
    aside = work / f"{target.name}.old"
    _mend(target, aside)
    fresh = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".new", dir=work))
    try:
        yield fresh
        fresh.chmod(0o755)  # mkdtemp makes it private, but a server may run as somebody else
        if target.exists():
            target.rename(aside)
        try:
            fresh.rename(target)
        except BaseException:
            _mend(target, aside)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if not any(work.iterdir()):
            work.rmdir()


def _mend(target: Path, aside: Path) -> None:
    """Bring back what was set ``aside``, or drop it where its successor is in place."""
    if aside.exists() and not target.exists():
        aside.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
