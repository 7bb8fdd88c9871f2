"""A figure: the question that is its title, the answer in a sentence, the drawing, and its table."""

import csv
import io
import json
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.utils import PlotlyJSONEncoder

from server.i18n import filled, ngettext
from server.i18n import gettext as _

#: Things that one drawing can show and still be read; the table always has all of them.
MOST_DRAWN = 24
#: Height of one bar with its gap, of an axis below with its title, and of no axis, px.
BAR, AXIS, BELOW = 30, 56, 16
#: An axis of bars with their labels beside is so many times as long as the longest bar; fits a phone.
LABEL_ROOM = 1.8

Cell = str | int | float


@dataclass(frozen=True)
class Figure:
    """``drawing`` is None where there is nothing to draw yet; ``answer`` then says so."""

    question: str
    answer: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawing: go.Figure | None

    def csv(self) -> str:
        """The table as CSV (RFC 4180), with the columns' names in the first line."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([_plain(cell) for cell in row] for row in self.rows)
        return out.getvalue()


def _plain(cell: Cell) -> Cell:
    # A spreadsheet runs a cell that begins like a formula; names come from the developer's files.
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def minutes(seconds: float) -> str:
    """Seconds as people say them.

    >>> minutes(48.4), minutes(75), minutes(120), minutes(750)
    ('48 s', '1 min 15 s', '2 min', '12 min')
    """
    whole = round(seconds)
    if whole < 60:
        return filled(_("{seconds} s"), seconds=whole)
    if whole < 600 and whole % 60:
        return filled(_("{minutes} min {seconds} s"), minutes=whole // 60, seconds=whole % 60)
    return filled(_("{minutes} min"), minutes=whole // 60)


def people(count: int) -> str:
    """A number of buyers in words."""
    return filled(ngettext("{count} buyer", "{count} buyers", count), count=count)


def as_json(figure: Figure) -> str:
    """What the page's script reads: Plotly's data and layout; columns of numbers may be base64."""
    drawing = figure.drawing.to_dict() if figure.drawing else None
    said = {"question": figure.question, "answer": figure.answer, "drawing": drawing}
    return json.dumps(said, cls=PlotlyJSONEncoder, separators=(",", ":"))
