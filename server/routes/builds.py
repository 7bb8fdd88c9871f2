"""A development's build folder over HTTP: the manifest asked for each time, all else kept for good."""

import mimetypes
import re

from flask import Blueprint, Response

from server.assets import YEAR_S
from server.parts import Parts
from server.shrunk import send_shrunk

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
        answer = send_shrunk(build.folder, name, YEAR_S if for_good else None)
        if for_good:
            answer.cache_control.immutable = True
        else:
            answer.cache_control.no_cache = True
        return answer

    return files
