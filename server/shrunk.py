"""Files that lie compressed beside themselves: sent as they lie there, where the browser takes brotli."""

import mimetypes
from pathlib import Path

from flask import Response, request, send_from_directory
from werkzeug.security import safe_join


def send_shrunk(folder: Path, name: str, max_age: int | None) -> Response:
    """The file ``name`` of ``folder``, by its brotli where there is one; kept for ``max_age`` s."""
    sent = _brotli(folder, name) or name
    answer = send_from_directory(
        folder, sent, conditional=True, max_age=max_age, mimetype=mimetypes.guess_type(name)[0]
    )
    if sent != name:
        answer.headers["Content-Encoding"] = "br"
        answer.vary.add("Accept-Encoding")
    return answer


def _brotli(folder: Path, name: str) -> str | None:
    """Name of the file's brotli, where there is one and the browser takes it."""
    path = safe_join(str(folder), f"{name}.br")
    wanted = request.accept_encodings.quality("br") > 0
    return f"{name}.br" if wanted and path and Path(path).is_file() else None
