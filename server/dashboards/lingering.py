"""At which stage buyers linger: attention by stage, in building order."""

from server.dashboards.figure import Figure, minutes, people
from server.dashboards.frames import Demand, StageRow
from server.dashboards.theme import Theme, blank
from server.i18n import gettext as _

#: Height, px: stages are few, and their names need room below.
HEIGHT = 300


def figure(demand: Demand, theme: Theme) -> Figure:
    """Bars of attention by stage, in building order, the longest in clay."""
    return Figure(
        question=_("At which stage do buyers linger?"),
        answer=_answer(demand.stages),
        columns=(_("Stage"), _("Seconds"), _("Buyers")),
        rows=tuple((stage.name, round(stage.seconds), stage.buyers) for stage in demand.stages),
        drawing=_drawing(demand.stages, theme) if any(stage.seconds for stage in demand.stages) else None,
    )


def _answer(stages: tuple[StageRow, ...]) -> str:
    most = max(stages, key=lambda stage: stage.seconds, default=None)
    if most is None or not most.seconds:
        return _("Nobody has lingered at a stage yet.")
    share = most.seconds / sum(stage.seconds for stage in stages)
    return _("{stage}: {time} from {people}, {share} % of all attention.").format(
        stage=most.name, time=minutes(most.seconds), people=people(most.buyers), share=round(100 * share)
    )


def _drawing(stages: tuple[StageRow, ...], theme: Theme) -> object:
    most = max(stage.seconds for stage in stages)
    drawn = blank(theme, HEIGHT)
    drawn.add_bar(
        x=[stage.name for stage in stages],
        y=[stage.seconds / 60 for stage in stages],
        marker={"color": [theme.clay if stage.seconds == most else theme.stone for stage in stages]},
        text=[minutes(stage.seconds) for stage in stages],
        textposition="outside",
        cliponaxis=False,
        customdata=[people(stage.buyers) for stage in stages],
        hovertemplate="%{x}: %{customdata}<extra></extra>",
    )
    drawn.update_layout(bargap=0.35)
    drawn.update_xaxes(showgrid=False, type="category")
    drawn.update_yaxes(visible=False, rangemode="tozero")
    return drawn
