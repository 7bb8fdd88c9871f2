"""Writes SVG: every text and attribute is escaped here and nowhere else."""

import re
from html import escape

from models3d.floorplans.style import plainly

#: What XML 1.0 has no character for; names from models can hold anything.
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """``words`` as XML text or attribute value."""
    return escape(UNSPEAKABLE.sub("", words), quote=True)


def tag(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """Element ``name``; ``children`` are markup already. ``class_`` is ``class``, ``data_x`` is ``data-x``.

    An attribute that is None is left out. What its classes look like is written on it.

    >>> tag("g", tag("title", text("Tom & Ann")), class_="area", data_unit="1")
    '<g class="area" data-unit="1" fill="#fffdf9"><title>Tom &amp; Ann</title></g>'
    """
    looks = plainly(name, str(attributes.get("class_") or ""))
    said = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()} | looks
    written = "".join(f' {key}="{text(_number(value))}"' for key, value in said.items() if value is not None)
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else str(value)
