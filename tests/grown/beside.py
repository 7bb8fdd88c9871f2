"""Other people's servers as children of the tests: started, stopped, killed and started again."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import until


@dataclass
class Beside:
    """A server of somebody else's, which prints to ``log``."""

    words: Sequence[str]
    log: Path
    answers: Callable[[], bool]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self._answers, 60)

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"{self.words[0]} ended at its start:\n{self.log.read_text()}"
        return self.answers()

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send it a signal, and wait until it is gone; SIGKILL is a power cut."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)


def as_user(name: str, words: Sequence[str]) -> list[str]:
    """The words that run ``words`` as somebody else; as whoever runs the tests where ``name`` is ""."""
    if not name:
        return list(words)
    return [program("setpriv"), f"--reuid={name}", f"--regid={name}", "--clear-groups", *words]


def program(name: str) -> str:
    """Where Debian put ``name``, on the path or not."""
    folders = [os.environ["PATH"], "/usr/sbin", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))]
    found = shutil.which(name, path=os.pathsep.join(folders))
    assert found, f"{name} is missing; tests/grown/services.sh says how to install it"
    return found
