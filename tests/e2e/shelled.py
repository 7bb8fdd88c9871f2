"""The shell for a build that was made without it: of what its chunks hold, as a viewer reads them.

The importer looks from outside together with the light, which takes a minute; buyers nearly always have it.
"""

from hashlib import sha256
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from models3d.manifest import Manifest, decode, encode
from models3d.shell import seen_from_outside
from tests.models3d.reading_glb import primitives


def look_from_outside(build: Path) -> None:
    """Write the shell of the complete building into ``build``."""
    file = build / "manifest.json"
    manifest = decode(file.read_bytes())
    data = _shell(manifest, build)
    name = f"shell.{sha256(data).hexdigest()[:16]}.bin"
    (build / name).write_bytes(data)
    file.write_bytes(encode(replace(manifest, shell=name)))
    file.with_name("manifest.json.br").unlink()


def _shell(manifest: Manifest, build: Path) -> bytes:
    """Of what the chunks hold, as a viewer reads it."""
    chunks = [primitives((build / chunk.file).read_bytes()) for chunk in manifest.chunks]
    some = [one for chunk in chunks for one in chunk]
    clear = {material.id for material in manifest.materials if material.opacity < 1}
    corners = np.concatenate([one.points[one.triangles] for one in some])
    solid = np.concatenate([np.full(len(one.triangles), one.material not in clear) for one in some])
    elements = np.concatenate([one.elements[one.triangles[:, 0]] for one in some])
    kinds = np.array([*(feature.kind for feature in manifest.features), "none"])
    seen = kinds[np.array(manifest.elements.feature)[elements]] == "site"
    seen[~seen] = seen_from_outside(corners[~seen], solid[~seen], None)
    ends = np.cumsum([sum(len(one.triangles) for one in chunk) for chunk in chunks])[:-1]
    return b"".join(np.packbits(part).tobytes() for part in np.split(seen, ends))
