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
    mend(target)
    work, aside = target.parent / WORK, _aside(target)
    work.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".new", dir=work))
    try:
        yield fresh
        fresh.chmod(0o755)  # mkdtemp makes it private, but a server may run as somebody else
        if target.exists():
            target.rename(aside)
        try:
            fresh.rename(target)
        except BaseException:
            mend(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if not any(work.iterdir()):
            work.rmdir()


def mend(target: Path) -> None:
    """Bring back what a crash left set aside, or drop it where its successor is in place."""
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.parent / WORK / f"{target.name}.old"
