"""How large a floor plan is drawn, so that several can be shown at the same scale."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

#: The drawing's own millimetres: x, y, width, height.
_BOX = re.compile(rb'\bviewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
#: The root element is among so many bytes.
_HEAD = 4_096


@dataclass(frozen=True)
class Drawn:
    """A plan's file, and its width and height in millimetres of the building."""

    file: str
    width: float
    height: float


def drawn(folder: Path, file: str) -> Drawn | None:
    """The plan called ``file`` in a build's ``folder``; None where there is none."""
    size = _size(folder / file) if file else None
    return Drawn(file, *size) if size else None


@lru_cache(maxsize=1_024)
def _size(path: Path) -> tuple[float, float] | None:
    """Names carry the digest of what is in them, so that it is read once."""
    try:
        with path.open("rb") as plan:
            found = _BOX.search(plan.read(_HEAD))
    except OSError:
        return None
    return (float(found[3]), float(found[4])) if found else None
