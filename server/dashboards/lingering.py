"""At which stage buyers linger: attention by stage, in building order."""

from server.dashboards.figure import BAR, BELOW, LABEL_ROOM, Figure, minutes, people
from server.dashboards.frames import Demand, StageRow
from server.dashboards.theme import Theme, blank
from server.i18n import filled, in_a_row
from server.i18n import gettext as _


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
    return filled(
        _("{stage}: {time} from {people}, {share} % of all attention."),
        stage=most.name,
        time=minutes(most.seconds),
        people=people(most.buyers),
        share=round(100 * share),
    )


def _drawing(stages: tuple[StageRow, ...], theme: Theme) -> object:
    most = max(stage.seconds for stage in stages)
    drawn = blank(theme, BELOW + BAR * len(stages))
    drawn.add_bar(
        orientation="h",
        x=[stage.seconds / 60 for stage in stages],
        y=[stage.name for stage in stages],
        marker={"color": [theme.clay if stage.seconds == most else theme.stone for stage in stages]},
        text=[minutes(stage.seconds) for stage in stages],
        customdata=[people(stage.buyers) for stage in stages],
        textposition="outside",
        cliponaxis=False,
        hovertemplate=in_a_row(["%{y}: %{text}", "%{customdata}<extra></extra>"]),
    )
    drawn.update_layout(bargap=0.4)
    drawn.update_yaxes(autorange="reversed", showgrid=False, type="category")
    drawn.update_xaxes(visible=False, range=[0, most / 60 * LABEL_ROOM])
    return drawn
