"""How large a floor plan is drawn, so that several can be shown at the same scale, the drawing alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

#: The sheet, in millimetres of the building: x, y, width, height.
_SHEET = re.compile(r'\bviewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
#: Title, key and scale stand below the drawing; the first of them is the heading, at this height.
_HEADING = re.compile(r'<g class="block"[^>]*><text class="heading[^"]*" x="-?[\d.]+" y="(-?[\d.]+)"')
#: From the drawing's lower edge to the heading's line, and of the margin what may go, millimetres.
_ABOVE_HEADING, _SPARE = 1_000.0, 600.0


@dataclass(frozen=True)
class Drawn:
    """A plan's file, the size of its sheet, and what of it is the drawing; millimetres of the building."""

    file: str
    sheet: tuple[float, float]
    left: float
    top: float
    width: float
    height: float


def drawn(folder: Path, file: str) -> Drawn | None:
    """The plan called ``file`` in a build's ``folder``; None where there is none."""
    try:
        return _drawn(folder / file) if file else None
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1_024)
def _drawn(path: Path) -> Drawn:
    """Names carry the digest of what is in them, so that each is read once; what fails is tried again."""
    text = path.read_text(encoding="utf-8")
    sheet, heading = _SHEET.search(text), _HEADING.search(text)
    if sheet is None:
        raise ValueError(f"{path.name} says nowhere how large it is.")
    _x, y, width, height = map(float, sheet.groups())
    if heading is None:
        return Drawn(path.name, (width, height), 0.0, 0.0, width, height)
    foot = float(heading[1]) - _ABOVE_HEADING - y
    return Drawn(path.name, (width, height), _SPARE, _SPARE, width - 2 * _SPARE, foot - _SPARE)
