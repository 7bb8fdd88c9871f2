"""Colours and type of the figures: the page's tokens (web/src/styles/tokens.css), light and dark.

A test compares the two, so that the figures never drift from the page.
"""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from server.notation import separators

#: The page's text face, self-hosted by the page.
SANS = '"Inter Variable", Inter, system-ui, sans-serif'
#: The page's scale in px: small, and the figure's own text.
SMALL, TEXT = 12, 13


@dataclass(frozen=True)
class Theme:
    """One colour scheme; names are the tokens'."""

    paper: str
    paper_raised: str
    ink: str
    clay: str
    ochre: str
    moss: str
    stone: str

    @property
    def quiet(self) -> str:
        """Ink for what is said beside: axis text, notes."""
        return self._ink(0.72)

    @property
    def hairline(self) -> str:
        """Ink for lines of the grid."""
        return self._ink(0.12)

    def status(self, status: str) -> str:
        """The colour of a unit's status; the word always stands beside it."""
        return {"available": self.moss, "reserved": self.ochre}.get(status, self.stone)

    def _ink(self, opacity: float) -> str:
        red, green, blue = (int(self.ink[at : at + 2], 16) for at in (1, 3, 5))
        return f"rgba({red},{green},{blue},{opacity})"


LIGHT = Theme("#f6f3ee", "#fffdf9", "#1d1b18", "#b4532a", "#c98a2b", "#4b7a57", "#9b958b")
DARK = Theme("#12151b", "#1a1e26", "#ece7df", "#d9764a", "#d9a24a", "#7fb08c", "#8d887f")
THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance of "rgb(r, g, b)" as in WCAG 2.2, from 0 (black) to 1."""
    parts = [float(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def letters_on(colour: str) -> str:
    """Black or white, whichever can be read better on ``colour``; one of them always reaches AA (4.5 to 1).

    >>> letters_on("rgb(255, 233, 69)"), letters_on("rgb(0, 34, 78)")
    ('#000000', '#ffffff')
    """
    return "#000000" if (luminance(colour) + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff"


def blank(theme: Theme, height: int) -> go.Figure:
    """A figure without Plotly's own look: transparent, a hairline grid, our type; ``height`` in px."""
    axis: dict[str, Any] = {
        "gridcolor": theme.hairline,
        "linecolor": theme.hairline,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "title": {"standoff": 12, "font": {"size": SMALL, "color": theme.quiet}},
        "tickfont": {"size": SMALL, "color": theme.ink},
    }
    return go.Figure(
        layout={
            "template": go.layout.Template(),
            "height": height,
            "separators": separators(),
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": TEXT, "color": theme.ink},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": theme.paper_raised,
                "bordercolor": theme.hairline,
                "font": {"family": SANS, "size": TEXT, "color": theme.ink},
            },
        }
    )
