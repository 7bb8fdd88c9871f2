"""How much of the machine's time its host gave to others; a limit in seconds holds for what was left."""

from pathlib import Path

#: Linux counts the ticks of all processors: user, nice, system, idle, iowait, irq, softirq, steal (proc(5)).
COUNTS = Path("/proc/stat")
_STEAL = 7


class Stolen:
    """Counts from its making; where nothing is counted (no Linux), nothing was stolen."""

    def __init__(self) -> None:
        """Begin to count."""
        self._began = _ticks()

    @property
    def stretch(self) -> float:
        """By what factor everything took longer than on the machine alone, 1 or more."""
        passed = [now - before for now, before in zip(_ticks(), self._began, strict=True)]
        wanted = sum(passed) - passed[3] - passed[4]
        return 1.0 if wanted <= 0 else max(1.0, wanted / max(1, wanted - passed[_STEAL]))


def _ticks() -> list[int]:
    if not COUNTS.exists():
        return [0] * (_STEAL + 1)
    return [int(word) for word in COUNTS.read_text().split("\n", 1)[0].split()[1 : _STEAL + 2]]
