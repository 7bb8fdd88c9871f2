"""Brings in the sample development where no build of it is there, or where its generator has changed."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import msgspec

import models3d
from models3d import manifest
from models3d.folder.development import read_development
from server.errors import RefusedError
from server.settings import Settings

#: Beside the sample's folder: what the generator was when the build was made.
STAMP = "sample.stamp"

#: What the import behind the server prints.
LOG = "sample.log"

#: How far the import behind the server stands back for the buyers it serves (nice).
BEHIND = 15


class NoSampleError(RefusedError):
    """The sample development could not be made."""

    remedy = "The reason is said above; 'maquette serve' without --with-sample works without it."


def bring_in_sample(settings: Settings) -> subprocess.Popen[bytes] | None:
    """Write the sample's folder under ``settings.data`` and import it, unless that is done already.

    By the commands that everybody uses, in processes of their own: they draw their progress while they
    compute, and what meshes cost of memory is not carried by the server for the rest of its life. As soon as
    the building can be walked in, this returns; its light, plans and pictures are made behind the server, by
    the process that is given back (None where they are there). Whoever stops the server stops that too: what
    it made by then is kept, and the next start goes on from there.
    """
    now, folder = _generator(), settings.data / "sample"
    stamp = settings.data / STAMP
    if not (stamp.exists() and stamp.read_text() == now and any(settings.builds.glob("*/manifest.json"))):
        _run("sample", str(folder))
        _run("import", str(folder), "--into", str(settings.builds), "--quick")
        stamp.write_text(now)
    if _whole(settings.builds / read_development(folder).development().id):
        return None
    words = ["-m", "server", "import", str(folder), "--into", str(settings.builds)]
    with (settings.data / LOG).open("wb") as log:
        behind = subprocess.Popen(  # noqa: S603 - words of ours
            [sys.executable, *words], stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    os.setpriority(os.PRIO_PROCESS, behind.pid, BEHIND)
    return behind


def _whole(build: Path) -> bool:
    """Say whether the build has what is made last."""
    try:
        return manifest.decode((build / "manifest.json").read_bytes()).poster is not None
    except (OSError, msgspec.DecodeError):
        return False


def _run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "server", *words], check=False)  # noqa: S603 - words of ours
    if done.returncode:
        raise NoSampleError(f"'maquette {words[0]}' did not make the sample development.")


def _generator() -> str:
    """A hash of everything that decides what the sample's build is: the code of models3d."""
    root = Path(models3d.__file__).parent
    code = sha256()
    for path in sorted(root.rglob("*.py")):
        code.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return code.hexdigest()
