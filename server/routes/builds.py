"""A development's build folder over HTTP: the manifest asked for each time, all else kept for good.

Where the build has a file's brotli beside it and the browser takes that, it is sent as it lies there.
"""

import mimetypes
import re
from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from werkzeug.security import safe_join

from server.assets import YEAR_S
from server.parts import Parts

mimetypes.add_type("model/gltf-binary", ".glb")
mimetypes.add_type("image/webp", ".webp")

#: Names that carry the digest of what is in them: it never changes.
DIGEST = re.compile(r"\.[0-9a-f]{16}\.\w+$")


def blueprint(parts: Parts) -> Blueprint:
    """The files under "/d/<development>/build/"."""
    files = Blueprint("builds", __name__)

    @files.get("/d/<development>/build/<path:name>")
    def file(development: str, name: str) -> Response:
        build = parts.builds.get(development)
        for_good = DIGEST.search(name) is not None
        sent = _shrunk(build.folder, name) or name
        answer = send_from_directory(
            build.folder,
            sent,
            conditional=True,
            max_age=YEAR_S if for_good else None,
            mimetype=mimetypes.guess_type(name)[0],
        )
        if sent != name:
            answer.headers["Content-Encoding"] = "br"
            answer.vary.add("Accept-Encoding")
        if for_good:
            answer.cache_control.immutable = True
        else:
            answer.cache_control.no_cache = True
        return answer

    return files


def _shrunk(folder: Path, name: str) -> str | None:
    """Name of the file's brotli, where there is one and the browser takes it."""
    path = safe_join(str(folder), f"{name}.br")
    wanted = request.accept_encodings.quality("br") > 0
    return f"{name}.br" if wanted and path and Path(path).is_file() else None
