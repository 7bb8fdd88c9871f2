"""Builds to be served in tests: the real importer makes each once for a state of the code, not once a run."""

import shutil
from collections.abc import Callable, Iterable
from fcntl import LOCK_EX, flock
from pathlib import Path

from models3d.shelf import digest_of

SERVER = Path(__file__).parents[2] / "server"


def built(kept: Path, make: Callable[[Path], None], handed_over: Iterable[Path], into: Path) -> None:
    """Copy to the new folder ``into`` what ``make`` fills a folder with.

    The folder ``kept`` holds what was made last; it is made anew when the importer's code, the packages it
    leans on or a file that was ``handed_over`` is another. Workers of one run wait for each other.
    """
    kept.mkdir(parents=True, exist_ok=True)
    commands = sorted(SERVER.rglob("*.py"))
    digest = digest_of([str(path) for path in commands], commands, sorted(handed_over))
    with (kept / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        found = kept / digest[:32]
        if not found.is_dir():
            for older in kept.iterdir():
                if older.is_dir():
                    shutil.rmtree(older)
            making = kept / "making"
            making.mkdir()
            make(making)
            making.rename(found)
        shutil.copytree(found, into, dirs_exist_ok=True)
