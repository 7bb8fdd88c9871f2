"""A real server as its own process, on a port of its own, with its own data folder."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: How long a server may take to answer on /healthz, seconds; generous, these machines are busy.
STARTING_TIME = 180.0
#: For who sends as a thousand buyers under the cookies of a few: a buyer may open and send what they like.
UNBOUND = {"MAQUETTE_BUYER_VISITS": "0"}


@dataclass
class Served:
    """A running ``maquette serve``: where it answers, where its files live, and its process."""

    url: str
    data: Path
    process: subprocess.Popen[str]
    log: Path

    @property
    def printed(self) -> str:
        """What the server has printed so far."""
        return self.log.read_text()

    @property
    def sales_sign_in(self) -> tuple[str, str]:
        """Name and one-time password that the first start printed for the sales team."""
        found = re.search(r"name\s+(\S+)\s+password\s+(\S+)", self.printed)
        assert found, f"no sign-in for the sales team in:\n{self.printed}"
        return found[1], found[2]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(
    data: Path,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    within: Sequence[str] = (),
) -> Iterator[Served]:
    """Serve ``data`` until the block ends; the process is stopped as an operator would stop it.

    ``settings`` are further environment variables of the server's, ``within`` a command that starts it.
    """
    port = port or free_port()
    log = data / f"served-{time.monotonic_ns()}.log"
    ours = {"PORT": str(port), "MAQUETTE_DATA": str(data), "COLUMNS": "200"}
    environment = {**os.environ, **ours, **(settings or {})}
    with log.open("w") as out:
        process = subprocess.Popen(
            [*within, sys.executable, "-m", "server", "serve"],
            env=environment,
            stdout=out,
            stderr=out,
            text=True,
        )
    served = Served(f"http://127.0.0.1:{port}", data, process, log)
    try:
        try:
            await_health(served.url, process, lambda: f"{served.url}/sales/" in served.printed)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{served.printed}") from None
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def await_health(
    url: str, process: subprocess.Popen[Any], listens: Callable[[], bool] = lambda: True
) -> None:
    """Wait until ``url`` answers on /healthz; an AssertionError where ``process`` ends or time runs out.

    ``listens`` tells whether ``process`` has the port: another server may have taken it since it was free.
    """
    until = time.monotonic() + STARTING_TIME
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended at its start"
        try:
            if listens():
                with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
                    json.load(answer)
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)  # between two questions to another process there is nothing to await
    raise AssertionError(f"the server did not answer within {STARTING_TIME} s")
