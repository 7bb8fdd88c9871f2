"""Gzip for what shrinks by it: scripts, styles, manifests, geometry, and pages that are everybody's.

Each file is compressed once and kept, by its entity tag. Answers that say something about a person are left
as they are: their length must not tell what is in them.
"""

import gzip
from collections import OrderedDict

from flask import Flask, Response, make_response, request

#: What is worth it. Fonts and pictures are compressed already.
KINDS = frozenset(
    {
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "image/svg+xml",
        "model/gltf-binary",
    }
)
#: Below this a packet is not saved, bytes.
LEAST_BYTES = 1_400
#: Files that are kept compressed; a development has some dozens.
MOST_FILES = 256


def for_everybody(page: str) -> Response:
    """An answer with ``page``, compressed where the browser takes it; nothing in it may be about a person."""
    response = make_response(page)
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def install(app: Flask) -> None:
    """Compress answers that are files of the kinds above, where the browser takes gzip."""
    kept: OrderedDict[str, bytes] = OrderedDict()

    @app.after_request
    def _compress(response: Response) -> Response:
        # Only what is sent as a file (direct_passthrough) and as a whole has a tag that names its bytes.
        if not response.direct_passthrough or response.status_code != 200 or response.mimetype not in KINDS:
            return response
        if response.headers.get("Content-Encoding"):
            return response
        response.vary.add("Accept-Encoding")
        etag, weak = response.get_etag()
        length = response.content_length or 0
        wanted = request.method == "GET" and request.accept_encodings.quality("gzip") > 0
        if not wanted or not etag or weak or length < LEAST_BYTES:
            return response
        response.direct_passthrough = False
        plain = response.get_data()
        if etag not in kept:
            kept[etag] = gzip.compress(plain, 6, mtime=0)
            if len(kept) > MOST_FILES:
                kept.popitem(last=False)
        response.set_data(kept[etag])
        # The same file in another coding: equal to the plain one for a cache's question, not for a range.
        response.set_etag(etag, weak=True)
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("Accept-Ranges", None)
        return response
