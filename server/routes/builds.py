"""A development's build folder over HTTP: the manifest asked for each time, the chunks kept for good."""

import mimetypes

from flask import Blueprint, Response, send_from_directory

from server.assets import YEAR_S
from server.builds import MANIFEST
from server.parts import Parts

mimetypes.add_type("model/gltf-binary", ".glb")


def blueprint(parts: Parts) -> Blueprint:
    """The files under "/d/<development>/build/"."""
    files = Blueprint("builds", __name__)

    @files.get("/d/<development>/build/<path:name>")
    def file(development: str, name: str) -> Response:
        build = parts.builds.get(development)
        # A chunk's address carries its hash (?v=) or its name does; what the manifest names never changes.
        chunk = any(name == one.file and one.sha256[:8] in name for one in build.manifest.chunks)
        answer = send_from_directory(build.folder, name, conditional=True, max_age=YEAR_S if chunk else None)
        if chunk:
            answer.cache_control.immutable = True
        else:
            answer.cache_control.no_cache = True
        if name == MANIFEST:
            answer.mimetype = "application/json"
        return answer

    return files
