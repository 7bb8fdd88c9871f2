"""The page around a plan: its size in millimetres at scale, title, key, scale bar, north, where it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from models3d.floorplans.lettering import Line, wrapped
from models3d.floorplans.marks import SCALE, inset, north, scale_bar
from models3d.floorplans.markup import tag, text
from models3d.floorplans.paths import millimetres
from models3d.floorplans.style import style
from models3d.floorplans.tongues import Tongue

#: Margin around the drawing, and the least width of a page (metres at full size).
MARGIN = 0.9
LEAST_WIDTH = 9.6

#: Height of a line of the key, and the size of the small plan that shows where a home is (metres).
KEY_LINE = 0.36
INSET = (3.0, 2.4)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Block:
    """What stands below a plan: ``heading``, ``sub``, paragraphs of the ``key`` as lists of entries.

    ``whole`` and ``here`` are the storey and the home within it, both None on the plan of a storey. The rest
    is said in ``tongue``.
    """

    tongue: Tongue
    heading: str
    sub: str
    key: Sequence[Sequence[str]] = field(default_factory=list)
    true_north: float = 0.0
    whole: BaseGeometry | None = None
    here: BaseGeometry | None = None


def page(name: str, block: Block, said: str, box: Box, body: str, **data: str | None) -> bytes:
    """An SVG named ``name`` that shows ``body`` within ``box`` (x, z, x, z metres) and says ``said``.

    One unit of the drawing is a millimetre of the building, and its origin is the model's.
    """
    low_x, low_z, high_x, high_z = box
    spare = max(0.0, LEAST_WIDTH - (high_x - low_x)) / 2
    left, right = low_x - spare - MARGIN, high_x + spare + MARGIN
    top = low_z - MARGIN
    below, bottom = _block(block, left + MARGIN, right - MARGIN, high_z + MARGIN)
    x, z, width, height = (millimetres(v) for v in (left, top, right - left, bottom + MARGIN - top))
    whole = tag(
        "svg",
        tag("title", text(block.heading), id=f"{name}-title"),
        tag("desc", text(said), id=f"{name}-desc"),
        tag("style", style()),
        tag("rect", class_="sheet", x=x, y=z, width=width, height=height),
        body,
        tag("g", below, class_="block", aria_hidden="true"),
        xmlns="http://www.w3.org/2000/svg",
        class_="plan",
        role="group",
        viewBox=f"{x} {z} {width} {height}",
        width=f"{width / SCALE:g}mm",
        height=f"{height / SCALE:g}mm",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        data_scale=str(SCALE),
        **data,
    )
    return whole.encode()


def entries(key: Sequence[tuple[str, str]]) -> list[str]:
    """The numbered entries of ``key``."""
    return [f"{number}\u2002{words}" for number, words in key if number]


def _block(block: Block, left: float, right: float, top: float) -> tuple[str, float]:
    """Ink of ``block`` between ``left`` and ``right`` from ``top`` down, and where it ends (metres)."""
    small, end, foot = "", right, top
    if block.whole is not None and block.here is not None:
        small, width = inset(block.whole, block.here, right, top, INSET)
        end, foot = right - width - 0.5, top + INSET[1]
    lines = [
        line
        for entries in block.key
        for line in wrapped(entries, end - 1.2 - left if small else right - left, Line("", "small"))
    ]
    after = top + 1.45 + KEY_LINE * len(lines)
    ink = [
        _text(block.heading, "heading start", left, top + 0.5),
        _text(block.sub, "quiet start", left, top + 0.95),
        *(_text(line, "small start", left, top + 1.45 + KEY_LINE * at) for at, line in enumerate(lines)),
        scale_bar(left, after + 0.65, block.tongue.metre),
        north(end - 0.4, top + 0.45, block.true_north, block.tongue.north),
        small,
    ]
    return "".join(ink), max(after + 0.65, foot)


def _text(words: str, style: str, x: float, z: float) -> str:
    return tag("text", text(words), class_=style, x=millimetres(x), y=millimetres(z))
