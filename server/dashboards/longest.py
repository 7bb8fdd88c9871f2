"""Which homes buyers look at longest: attention by unit."""

from server.dashboards.figure import BAR, BELOW, LABEL_ROOM, MOST_DRAWN, Figure, minutes, people
from server.dashboards.frames import Demand, UnitRow
from server.dashboards.theme import Theme, blank
from server.dashboards.words import status_word
from server.i18n import filled
from server.i18n import gettext as _


def figure(demand: Demand, theme: Theme) -> Figure:
    """Bars of attention by unit, the longest on top, coloured and labelled by status."""
    looked = sorted((unit for unit in demand.units if unit.seconds > 0), key=lambda unit: -unit.seconds)
    return Figure(
        question=_("Which homes do buyers look at longest?"),
        answer=_answer(looked),
        columns=(_("Home"), _("Status"), _("Seconds"), _("Buyers"), _("Favourites"), _("Enquiries")),
        rows=tuple(
            (
                unit.name,
                status_word(unit.status),
                round(unit.seconds),
                unit.buyers,
                unit.favourites,
                unit.enquiries,
            )
            for unit in sorted(demand.units, key=lambda unit: (-unit.seconds, unit.name))
        ),
        drawing=_drawing(looked[:MOST_DRAWN], theme) if looked else None,
    )


def _answer(looked: list[UnitRow]) -> str:
    if not looked:
        return _("Nobody has looked at a home yet.")
    first = looked[0]
    return filled(
        _("{unit}: {time} from {people}."),
        unit=first.name,
        time=minutes(first.seconds),
        people=people(first.buyers),
    )


def _drawing(looked: list[UnitRow], theme: Theme) -> object:
    drawn = blank(theme, BELOW + BAR * len(looked))
    drawn.add_bar(
        orientation="h",
        x=[unit.seconds / 60 for unit in looked],
        y=[unit.name for unit in looked],
        marker={"color": [theme.status(unit.status) for unit in looked]},
        text=[f"{minutes(unit.seconds)} · {status_word(unit.status)}" for unit in looked],
        textposition="outside",
        cliponaxis=False,
        customdata=[[people(unit.buyers), unit.favourites, unit.enquiries] for unit in looked],
        hovertemplate=_("%{y}: %{customdata[0]}, favourites %{customdata[1]}, enquiries %{customdata[2]}")
        + "<extra></extra>",
    )
    drawn.update_layout(bargap=0.4)
    drawn.update_yaxes(autorange="reversed", showgrid=False, type="category")
    # Every bar says its length, so the axis would say it twice; the room beside the longest is its label's.
    drawn.update_xaxes(visible=False, range=[0, looked[0].seconds / 60 * LABEL_ROOM])
    return drawn
