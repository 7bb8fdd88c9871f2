"""Which homes are wanted but dear: price of a square metre against attention."""

from statistics import median

from server.dashboards.figure import Figure, minutes
from server.dashboards.frames import Demand, UnitRow
from server.dashboards.theme import SMALL, Theme, blank
from server.dashboards.words import status_word
from server.i18n import filled, in_a_row, listed
from server.i18n import gettext as _

#: Height, px.
HEIGHT = 360
#: Homes named in the drawing; more names would lie on top of each other.
MOST_NAMED = 6


def figure(demand: Demand, theme: Theme) -> Figure:
    """Each home by price of a square metre and attention; upper right of both medians is wanted and dear."""
    priced = [unit for unit in demand.units if unit.price and unit.area]
    wanted = _wanted_and_dear(priced)
    return Figure(
        question=_("Which homes are wanted but dear?"),
        answer=_answer(priced, wanted),
        columns=(_("Home"), _("Status"), _("Price a m²"), _("Seconds"), _("Wanted and dear")),
        rows=tuple(
            (
                unit.name,
                status_word(unit.status),
                round(unit.price / unit.area),
                round(unit.seconds),
                _("yes") if unit in wanted else _("no"),
            )
            for unit in sorted(priced, key=lambda unit: (-unit.seconds, unit.name))
        ),
        drawing=_drawing(priced, wanted, demand.currency, theme) if any(u.seconds for u in priced) else None,
    )


def _wanted_and_dear(priced: list[UnitRow]) -> list[UnitRow]:
    if not any(unit.seconds for unit in priced):
        return []
    dear, long = median(unit.price / unit.area for unit in priced), median(u.seconds for u in priced)
    found = [
        unit
        for unit in priced
        if unit.status == "available" and unit.price / unit.area > dear and unit.seconds > long
    ]
    return sorted(found, key=lambda unit: -unit.seconds)


def _answer(priced: list[UnitRow], wanted: list[UnitRow]) -> str:
    if not priced:
        return _("No home has a price.")
    if not any(unit.seconds for unit in priced):
        return _("Nobody has looked at a home yet.")
    if not wanted:
        return _("None: the homes looked at longest are not the dear ones.")
    return filled(
        _("{units}: looked at longer, and dearer by the square metre, than half of the homes."),
        units=listed([unit.name for unit in wanted[:3]]),
    )


def _drawing(priced: list[UnitRow], wanted: list[UnitRow], currency: str, theme: Theme) -> object:
    drawn = blank(theme, HEIGHT)
    longest = sorted(priced, key=lambda unit: -unit.seconds)
    named = {unit.id for unit in [*wanted, *longest][:MOST_NAMED]}
    prices = [unit.price / unit.area for unit in priced]
    room = 0.06 * (max(prices) - min(prices) or max(prices))
    left, right, top = min(prices) - room, max(prices) + room, 1.2 * longest[0].seconds / 60
    dear, long = median(unit.price / unit.area for unit in priced), median(u.seconds for u in priced)
    drawn.add_scatter(
        mode="markers+text",
        x=[unit.price / unit.area for unit in priced],
        y=[unit.seconds / 60 for unit in priced],
        text=[f" {unit.name} " if unit.id in named else "" for unit in priced],
        # Names grow towards the middle, where there is room.
        textposition=["middle left" if price > (left + right) / 2 else "middle right" for price in prices],
        cliponaxis=False,
        marker={
            "size": 11,
            "color": [theme.clay if unit in wanted else theme.stone for unit in priced],
            "symbol": ["circle" if unit.status == "available" else "circle-open" for unit in priced],
        },
        customdata=[[unit.name, status_word(unit.status), minutes(unit.seconds)] for unit in priced],
        hovertemplate=in_a_row(
            [
                "%{customdata[0]}",
                "%{customdata[1]}: %{customdata[2]}",
                filled(_("{figure} {currency} a m²"), figure="%{x:,.0f}", currency=currency),
            ]
        )
        + "<extra></extra>",
    )
    drawn.add_shape(
        type="rect",
        layer="below",
        line={"width": 0},
        fillcolor=theme.clay,
        opacity=0.1,
        x0=dear,
        x1=right,
        y0=long / 60,
        y1=top,
    )
    drawn.add_annotation(
        text=_("wanted and dear"),
        x=right,
        y=top,
        xanchor="right",
        yanchor="top",
        showarrow=False,
        font={"size": SMALL, "color": theme.quiet},
    )
    drawn.update_xaxes(
        title={"text": filled(_("{currency} a square metre"), currency=currency)},
        tickformat=",.0f",
        range=[left, right],
        nticks=6,
    )
    drawn.update_yaxes(title={"text": _("minutes of attention")}, range=[0, top], nticks=5)
    return drawn
