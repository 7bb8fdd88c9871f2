"""An nginx of the tests' own that runs the example of the documentation, on other ports."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.serving import free_port
from tests.grown.beside import Beside, program

EXAMPLE = Path(__file__).parents[2] / "docs" / "grown" / "nginx.conf"
_AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/maquette.conf;
}}
"""


@contextmanager
def an_nginx(first: int, second: int) -> Iterator[str]:
    """The address of an nginx before the server processes on two ports."""
    port, example = free_port(), EXAMPLE.read_text()
    ours = {"listen 80;": f"listen 127.0.0.1:{port};", ":8001": f":{first}", ":8002": f":{second}"}
    for said, meant in ours.items():
        assert example.count(said) == 1, said
        example = example.replace(said, meant)
    with TemporaryDirectory(prefix="maquette-nginx-") as name:
        folder = Path(name)
        (folder / "maquette.conf").write_text(example)
        (folder / "nginx.conf").write_text(_AROUND.format(folder=folder))
        url = f"http://127.0.0.1:{port}"
        words = [
            program("nginx"),
            "-c",
            str(folder / "nginx.conf"),
            "-p",
            name,
            "-e",
            str(folder / "error.log"),
        ]
        server = Beside(words, folder / "printed.log", lambda: _answers(url))
        server.start()
        try:
            yield url
        finally:
            server.end()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
