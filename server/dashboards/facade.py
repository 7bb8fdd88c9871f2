"""Where in the building the demand is: the building itself is the heat map, a row a floor, a cell a home."""

from plotly.colors import sample_colorscale

from server.dashboards.figure import Figure, minutes
from server.dashboards.frames import Demand, UnitRow
from server.dashboards.theme import Theme, blank, letters_on
from server.dashboards.words import floor_word
from server.i18n import apart, filled
from server.i18n import gettext as _

#: Height of a floor and of what stands below, px.
FLOOR, BELOW = 52, 16


def figure(demand: Demand, theme: Theme) -> Figure:
    """A cell a home, by floor and name, coloured in cividis by attention."""
    units = sorted(demand.units, key=lambda unit: (unit.floor, unit.name))
    return Figure(
        question=_("Where in the building is the demand?"),
        answer=_answer(units),
        columns=(_("Floor"), _("Home"), _("Seconds"), _("Buyers")),
        rows=tuple((unit.floor, unit.name, round(unit.seconds), unit.buyers) for unit in reversed(units)),
        drawing=_drawing(units, theme) if any(unit.seconds for unit in units) else None,
    )


def _by_floor(units: list[UnitRow]) -> dict[int, list[UnitRow]]:
    floors: dict[int, list[UnitRow]] = {}
    for unit in units:
        floors.setdefault(unit.floor, []).append(unit)
    return floors


def _answer(units: list[UnitRow]) -> str:
    if not any(unit.seconds for unit in units):
        return _("Nobody has looked at a home yet.")
    # The mean of a floor's homes: a floor with more homes is not wanted more for that.
    means = {
        floor: sum(unit.seconds for unit in there) / len(there) for floor, there in _by_floor(units).items()
    }
    most = max(means, key=lambda floor: means[floor])
    return filled(
        _("{floor}: {time} a home, the most of all floors."),
        floor=floor_word(most),
        time=minutes(means[most]),
    )


def _drawing(units: list[UnitRow], theme: Theme) -> object:
    floors = _by_floor(units)
    most = max(unit.seconds for unit in units)
    widest = max(len(there) for there in floors.values())
    # Every floor is as wide as the widest: its homes share the width.
    cells = [
        (unit, floor, place * widest / len(there), widest / len(there))
        for floor, there in floors.items()
        for place, unit in enumerate(there)
    ]
    colours = sample_colorscale("Cividis", [unit.seconds / most for unit, *_rest in cells])
    drawn = blank(theme, BELOW + FLOOR * len(floors))
    # Bars, not Plotly's heat map: that one asks for an inline style, which the page's policy forbids.
    drawn.add_bar(
        orientation="h",
        y=[floor_word(floor) for _unit, floor, _start, _width in cells],
        base=[start for _unit, _floor, start, _width in cells],
        x=[width for *_rest, width in cells],
        marker={
            "color": colours,
            "line": {"color": theme.paper, "width": 3},
        },
        text=[f"{unit.name}<br>{apart(minutes(unit.seconds))}" for unit, *_rest in cells],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": [letters_on(colour) for colour in colours]},
        customdata=[unit.buyers for unit, *_rest in cells],
        hovertemplate=_("%{text}<br>buyers: %{customdata}") + "<extra></extra>",
    )
    drawn.update_layout(bargap=0.0, barmode="overlay")
    drawn.update_xaxes(visible=False, range=[0, widest])
    drawn.update_yaxes(
        showgrid=False,
        type="category",
        categoryorder="array",
        categoryarray=[floor_word(floor) for floor in sorted(floors)],
    )
    return drawn
