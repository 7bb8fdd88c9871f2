"""From paper back to the model: the address of the same place in it, and that address as a QR code."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode, urlsplit

import segno
from flask import request
from markupsafe import Markup

from server.i18n import ASKED, locales

#: What of the address of the model's page says what is on show; the rest is how one came to it, and for whom.
CARRIED = ("stage", "day", "built", "sun", "cut", "with", "fin", "inside", "view")
#: A longer link says the home alone: its code would be too fine for a phone to read off paper.
LONGEST = 400


def place_of(development: str, unit: str, asked: Mapping[str, str]) -> str:
    """Address of ``unit`` in the model, with what ``asked`` (of an address) has on show.

    Where the camera stands goes along from inside the home alone: from outside every screen frames it anew.
    """
    root = f"/d/{quote(development)}/"
    carried = {name: asked[name] for name in CARRIED if asked.get(name)} | _spoken(asked)
    if "inside" not in carried:
        carried.pop("view", None)
    whole = f"{root}?{urlencode({'unit': unit, **carried})}"
    return whole if len(whole) <= LONGEST else f"{root}?{urlencode({'unit': unit})}"


def side_by_side(development: str, units: Sequence[str], asked: Mapping[str, str]) -> str:
    """Address of ``units`` side by side, in the language that was ``asked`` for."""
    query = urlencode({"unit": units, **_spoken(asked)}, doseq=True)
    return f"/d/{quote(development)}/compare?{query}"


def _spoken(asked: Mapping[str, str]) -> dict[str, str]:
    """The language that was ``asked`` for, where there is such a one: nothing else belongs in a code."""
    return {ASKED: asked[ASKED]} if asked.get(ASKED) in locales() else {}


def absolute(address: str, origins: tuple[str, ...] = ()) -> str:
    """``address`` as others can follow it.

    Behind a proxy the scheme of the request is not the browser's; the settings' ``origins`` may say it.
    """
    said = [origin for origin in origins if urlsplit(origin).netloc == request.host]
    return (said[0] if said else request.host_url.rstrip("/")) + address


def code_of(address: str) -> Markup:
    """``address`` as a QR code: an inline SVG in ink on white, with the white margin that readers ask for."""
    drawing = segno.make_qr(address, error="m").svg_inline(
        border=4, dark="#1d1b18", light="#ffffff", svgclass="qr", lineclass=None, omitsize=True
    )
    return Markup(drawing)  # noqa: S704 - numbers of segno's own making, neither the address nor another text
