"""The bare limit (:mod:`tests.bench.echo`) as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.serving import await_health, free_port


@contextmanager
def echoing() -> Iterator[tuple[str, int]]:
    """Its address and its process."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.echo", str(port)]
    # The bare server takes each socket's farewell for a request and says so at length.
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            await_health(url, process)
            yield url, process.pid
        finally:
            process.terminate()
