"""Writes SVG: every text and attribute is escaped here and nowhere else."""

import re
from html import escape

#: What XML 1.0 has no character for; names from models can hold anything.
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """``words`` as XML text or attribute value."""
    return escape(UNSPEAKABLE.sub("", words), quote=True)


def tag(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """Element ``name``; ``children`` are markup already. ``class_`` is ``class``, ``data_x`` is ``data-x``.

    An attribute that is None is left out.

    >>> tag("g", tag("title", text("Tom & Ann")), class_="room", data_unit="1")
    '<g class="room" data-unit="1"><title>Tom &amp; Ann</title></g>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else str(value)
