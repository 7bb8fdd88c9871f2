"""Which homes are wanted but dear: price of a square metre against attention."""

from statistics import median

from server.dashboards.figure import Figure, minutes
from server.dashboards.frames import Demand, UnitRow
from server.dashboards.theme import Theme, blank
from server.dashboards.words import status_word
from server.i18n import gettext as _

#: Height, px.
HEIGHT = 420
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
    named = ", ".join(unit.name for unit in wanted[:3])
    return _("{units}: looked at longer, and dearer by the square metre, than half of the homes.").format(
        units=named
    )


def _drawing(priced: list[UnitRow], wanted: list[UnitRow], currency: str, theme: Theme) -> object:
    drawn = blank(theme, HEIGHT)
    named = {unit.id for unit in wanted[:MOST_NAMED]}
    dear, long = median(unit.price / unit.area for unit in priced), median(u.seconds for u in priced)
    drawn.add_scatter(
        mode="markers+text",
        x=[unit.price / unit.area for unit in priced],
        y=[unit.seconds / 60 for unit in priced],
        text=[unit.name if unit.id in named else "" for unit in priced],
        textposition="top center",
        cliponaxis=False,
        marker={
            "size": 11,
            "color": [theme.clay if unit in wanted else theme.stone for unit in priced],
            "symbol": ["circle" if unit.status == "available" else "circle-open" for unit in priced],
        },
        customdata=[[unit.name, status_word(unit.status), minutes(unit.seconds)] for unit in priced],
        hovertemplate=f"%{{customdata[0]}}, %{{customdata[1]}}: %{{customdata[2]}}, %{{x:,.0f}} {currency}/m²"
        "<extra></extra>",
    )
    half = {"color": theme.ink, "width": 1, "dash": "dot"}
    drawn.add_vline(x=dear, line=half)
    drawn.add_hline(y=long / 60, line=half)
    drawn.add_annotation(
        text=_("wanted and dear"),
        xref="paper",
        yref="paper",
        x=1,
        y=1,
        xanchor="right",
        yanchor="top",
        showarrow=False,
        font={"color": theme.quiet},
    )
    drawn.update_xaxes(
        title={"text": _("{currency} a square metre").format(currency=currency)}, tickformat=",.0f"
    )
    drawn.update_yaxes(title={"text": _("minutes of attention")}, rangemode="tozero")
    return drawn
