"""Brings in the sample development where no build of it is there, or where its generator has changed."""

from hashlib import sha256
from pathlib import Path

from rich.console import Console

import models3d
from server.settings import Settings

#: Beside the sample's folder: what the generator was when the build was made.
STAMP = "sample.stamp"


def bring_in_sample(settings: Settings, console: Console) -> None:
    """Write the sample's folder under ``settings.data`` and import it, unless that is done already."""
    stamp, now = settings.data / STAMP, _generator()
    if stamp.exists() and stamp.read_text() == now and any(settings.builds.glob("*/manifest.json")):
        return
    # Imported here: a second start needs neither IFC nor meshes, and is quick.
    from models3d.build import build_development
    from models3d.sample.folder import write_sample

    folder = settings.data / "sample"
    with console.status("Drawing the sample development"):
        write_sample(folder)
    build_development(folder, settings.builds)
    stamp.write_text(now)


def _generator() -> str:
    """A hash of everything that decides what the sample's build is: the code of models3d."""
    root = Path(models3d.__file__).parent
    code = sha256()
    for path in sorted(root.rglob("*.py")):
        code.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return code.hexdigest()
