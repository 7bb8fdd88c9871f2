"""Which homes draw more looks than being in view explains: interest over all buyers."""

import numpy as np

from server.dashboards.figure import AXIS, BAR, MOST_DRAWN, Figure
from server.dashboards.frames import KNOWABLE_FROM, Demand, UnitRow
from server.dashboards.theme import Theme, blank
from server.i18n import filled
from server.i18n import gettext as _
from server.notation import decimal

#: What the axis spans at least, times the usual.
LEAST_SPAN = (0.25, 4.0)


def figure(demand: Demand, theme: Theme) -> Figure:
    """A dot and its interval by unit on a scale of doublings; hatched where it cannot be known yet."""
    seen = sorted((unit for unit in demand.units if unit.buyers), key=lambda unit: (-unit.low, unit.name))
    return Figure(
        question=_("Which homes draw more looks than being in view explains?"),
        answer=_answer(seen),
        columns=(_("Home"), _("Times the usual"), _("From"), _("To"), _("Buyers"), _("Known?")),
        rows=tuple(
            (
                unit.name,
                round(unit.ratio, 2),
                round(unit.low, 2),
                round(unit.high, 2),
                unit.buyers,
                _("yes") if unit.knowable else _("not yet"),
            )
            for unit in seen
        ),
        drawing=_drawing(seen[:MOST_DRAWN], theme) if seen else None,
    )


def _answer(seen: list[UnitRow]) -> str:
    known = [unit for unit in seen if unit.knowable]
    if not known:
        return filled(_("Not yet knowable: no home was looked at by {count} buyers."), count=KNOWABLE_FROM)
    sure = [unit for unit in known if unit.low > 1]
    if not sure:
        return _("None, as far as can be known: every interval reaches the usual.")
    first = sure[0]
    return filled(
        _("{unit}: {ratio} times the usual ({low} to {high})."),
        unit=first.name,
        ratio=decimal(first.ratio),
        low=decimal(first.low),
        high=decimal(first.high),
    )


def _drawing(seen: list[UnitRow], theme: Theme) -> object:
    drawn = blank(theme, AXIS + BAR * len(seen))
    low, high = LEAST_SPAN
    low, high = (
        min([low, *(unit.low for unit in seen)]) * 0.9,
        max([high, *(unit.high for unit in seen)]) * 1.1,
    )
    ratio, names = np.array([unit.ratio for unit in seen]), [unit.name for unit in seen]
    drawn.add_bar(
        orientation="h",
        y=names,
        base=[unit.low for unit in seen],
        x=[unit.high - unit.low for unit in seen],
        width=0.34,
        marker={
            "color": [theme.stone if unit.knowable else "rgba(0,0,0,0)" for unit in seen],
            "opacity": 0.55,
            "line": {"color": theme.stone, "width": 1},
            "pattern": {
                "shape": ["" if unit.knowable else "/" for unit in seen],
                "fgcolor": theme.stone,
                "size": 6,
            },
        },
        hoverinfo="skip",
    )
    drawn.add_scatter(
        mode="markers",
        x=ratio,
        y=names,
        marker={
            "size": 10,
            "color": [theme.clay if unit.low > 1 and unit.knowable else theme.ink for unit in seen],
        },
        customdata=[[decimal(unit.low), decimal(unit.high), _known(unit)] for unit in seen],
        hovertemplate=_(
            "%{y}: %{x:.1f} times the usual (%{customdata[0]} to %{customdata[1]}), %{customdata[2]}"
        )
        + "<extra></extra>",
    )
    drawn.add_vline(x=1, line={"color": theme.ink, "width": 1, "dash": "dot"})
    drawn.update_yaxes(range=[len(seen) - 0.5, -0.5], showgrid=False, type="category")
    ticks = [tick for tick in (0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32) if low <= tick <= high]
    drawn.update_xaxes(
        type="log",
        range=[float(np.log10(low)), float(np.log10(high))],
        tickvals=ticks,
        ticktext=[f"{decimal(tick, '0.###')}×" for tick in ticks],
        title={"text": _("times the usual; hatched: not yet knowable")},
    )
    return drawn


def _known(unit: UnitRow) -> str:
    return _("known") if unit.knowable else _("not yet knowable")
