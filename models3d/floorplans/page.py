"""The page around a plan: its size in millimetres at scale, title block, scale bar, north, key."""

from collections.abc import Sequence

from models3d.floorplans.marks import SCALE, north, scale_bar
from models3d.floorplans.markup import tag, text
from models3d.floorplans.paths import millimetres
from models3d.floorplans.style import style

#: Margin around the drawing, and the least width of a page (metres at full size).
MARGIN = 0.9
LEAST_WIDTH = 9.6

#: Height of the title block below the drawing, and of a line of the key in it (metres at full size).
BLOCK = 2.0
KEY_LINE = 0.36

Box = tuple[float, float, float, float]


def page(
    *,
    name: str,
    heading: str,
    sub: str,
    said: str,
    box: Box,
    body: str,
    key: Sequence[str],
    true_north: float,
    **data: str | None,
) -> bytes:
    """An SVG named ``name`` that shows ``body`` within ``box`` (x, z, x, z metres) and says ``said``.

    One unit of the drawing is a millimetre of the building, and its origin is the model's.
    """
    low_x, low_z, high_x, high_z = box
    spare = max(0.0, LEAST_WIDTH - (high_x - low_x)) / 2
    left, right = low_x - spare - MARGIN, high_x + spare + MARGIN
    top, foot = low_z - MARGIN, high_z + MARGIN
    bottom = foot + BLOCK + KEY_LINE * len(key)
    x, z, width, height = (millimetres(v) for v in (left, top, right - left, bottom - top))
    start = millimetres(left + MARGIN)
    block = [
        tag("text", text(heading), class_="heading start", x=start, y=millimetres(foot + 0.5)),
        tag("text", text(sub), class_="quiet start", x=start, y=millimetres(foot + 0.95)),
        *(
            tag("text", text(line), class_="small start", x=start, y=millimetres(foot + 1.45 + KEY_LINE * at))
            for at, line in enumerate(key)
        ),
        scale_bar(right - MARGIN - 5 - 1.6, foot + 0.55),
        north(right - MARGIN - 0.45, foot + 0.45, true_north),
    ]
    whole = tag(
        "svg",
        tag("title", text(heading), id=f"{name}-title"),
        tag("desc", text(said), id=f"{name}-desc"),
        tag("style", style()),
        tag("rect", class_="sheet", x=x, y=z, width=width, height=height),
        body,
        tag("g", *block, class_="block", aria_hidden="true"),
        xmlns="http://www.w3.org/2000/svg",
        class_="plan",
        role="img",
        viewBox=f"{x} {z} {width} {height}",
        width=f"{width / SCALE:g}mm",
        height=f"{height / SCALE:g}mm",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        data_scale=str(SCALE),
        **data,
    )
    return whole.encode()
