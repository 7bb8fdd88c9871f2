"""Brings in the sample development where no build of it is there, or where its generator has changed."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import models3d
from server.errors import RefusedError
from server.settings import Settings

#: Beside the sample's folder: what the generator was when the build was made.
STAMP = "sample.stamp"


class NoSampleError(RefusedError):
    """The sample development could not be made."""

    remedy = "The reason is said above; 'maquette serve' without --with-sample works without it."


def bring_in_sample(settings: Settings) -> None:
    """Write the sample's folder under ``settings.data`` and import it, unless that is done already.

    By the commands that everybody uses, in processes of their own: they draw their progress while they
    compute, and what meshes cost of memory is not carried by the server for the rest of its life.
    """
    stamp, now = settings.data / STAMP, _generator()
    if stamp.exists() and stamp.read_text() == now and any(settings.builds.glob("*/manifest.json")):
        return
    folder = settings.data / "sample"
    _run("sample", str(folder))
    _run("import", str(folder), "--into", str(settings.builds))
    stamp.write_text(now)


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
