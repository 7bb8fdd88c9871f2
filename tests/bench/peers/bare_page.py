"""A plain three.js page over the same build, served as well as ours: the limit for loading."""

import gzip
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = Path(__file__).parent / "bare"
KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".glb": "model/gltf-binary",
}


def bundle(folder: Path, page: Path = PAGE, packages: Path = ROOT / "web" / "node_modules") -> Path:
    """Bundle ``page`` into ``folder`` with the project's own Vite, and what it imports from ``packages``."""
    shutil.copytree(page, folder, dirs_exist_ok=True)
    # Found from here are three.js and whatever else the page imports.
    (folder / "node_modules").symlink_to(packages)
    out = folder / "out"
    command = ["npx", "vite", "build", str(folder), "--outDir", str(out), "--base", "./"]
    # The pages wait for their model where they are, which is newer than what Vite takes for granted.
    command += ["--logLevel", "warn", "--target", "esnext"]
    subprocess.run(command, check=True, cwd=ROOT / "web", capture_output=True)
    return out


@contextmanager
def bare_page(page: Path, build: Path) -> Iterator[str]:
    """Serve ``page`` with the build folder ``build`` beside it, compressed; the page's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/") or "index.html"
            file = build / path.removeprefix("build/") if path.startswith("build/") else page / path
            if not file.is_file():
                self.send_error(404)
                return
            shrunk = file.with_name(f"{file.name}.br")
            brotli = shrunk.is_file()
            data = shrunk.read_bytes() if brotli else gzip.compress(file.read_bytes(), 9)
            self.send_response(200)
            self.send_header("Content-Type", KINDS.get(file.suffix, "application/octet-stream"))
            self.send_header("Content-Encoding", "br" if brotli else "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
