"""An import in a process of its own, measured step by step."""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from models3d.build import build_development


@dataclass(frozen=True)
class Step:
    """A line of work that the import told of; CPU seconds with all of its processes."""

    label: str
    wall: float
    cpu: float


@dataclass(frozen=True)
class Import:
    """Where the build is, its steps in order, and the highest memory of any process."""

    build: Path
    steps: list[Step]
    peak_mb: float


def imported(folder: Path, builds: Path, *, quick: bool) -> Import:
    """Import ``folder`` into ``builds`` in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.imports", str(folder), str(builds), str(int(quick))]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return Import(Path(found["build"]), [Step(*one) for one in found["steps"]], found["peak"])


class Clock:
    """Progress that only looks at the clock."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float, float]] = []
        self._label, self._wall, self._cpu = "Starting", time.perf_counter(), _cpu()

    def start(self, label: str, total: int = 0) -> None:  # noqa: ARG002 - the protocol's signature
        """Close the line before."""
        wall, cpu = time.perf_counter(), _cpu()
        self.steps.append((self._label, wall - self._wall, cpu - self._cpu))
        self._label, self._wall, self._cpu = label, wall, cpu

    def advance(self, steps: int = 1) -> None:
        """Say nothing."""

    def reach(self, done: int) -> None:
        """Say nothing."""


def _cpu() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def _main(folder: str, builds: str, quick: str) -> None:
    clock = Clock()
    *_, build = build_development(Path(folder), Path(builds), clock, quick=quick == "1")
    clock.start("")
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(one).ru_maxrss for one in whose) / 1024
    print(json.dumps({"build": str(build), "steps": clock.steps[1:], "peak": peak}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
