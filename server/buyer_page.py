"""One buyer in full for sales: line, time line, what was decided, and the consent it all rests on."""

from collections import Counter, defaultdict

from server import wire
from server.board import Boards
from server.builds import Build
from server.errors import UnknownBuyerError
from server.i18n import filled
from server.i18n import gettext as _
from server.replay import why_not
from server.store.buyer_page import Story, story_of
from server.store.models import Decision, Enquiry
from server.store.visits import Sitting
from server.things import name_of, thing_of
from server.timeline import Attended, Named, acted, looks

#: Moments that the page lists, the latest first.
MOST_MOMENTS = 300
#: At one and the same instant, a yes comes before the visit, and both come before what was done in it.
_FIRST = {"visit": 1, "consent": 2}


def page_of(boards: Boards, development: str, buyer: str, now: int) -> wire.BuyerPage:
    """The page of ``buyer`` at ``development``; raises UnknownBuyerError where nobody of that id is kept."""
    with boards.store.read() as session:
        story = story_of(session, development, buyer)
    lines = boards.lines(development, [buyer], now) if story else []
    if story is None or not lines:
        raise UnknownBuyerError(_("Nobody of this name is kept here; they may have erased their data."))
    build = boards.builds.get(development).said()
    return wire.BuyerPage(
        line=lines[0],
        moments=moments_of(build, story),
        decisions=[_decision(build, one) for one in story.decisions],
        consents=[
            wire.ConsentLine(one.purposes, one.given_at, one.withdrawn_at or 0, one.method, one.text_version)
            for one in story.consents
        ],
        paused=story.buyer.paused,
        objected=story.buyer.objected_at is not None,
        visits=_visits(build, story),
    )


def moments_of(build: Build, story: Story) -> list[wire.Moment]:
    """Everything that happened, the latest first."""
    named = Named(
        {key: name_of(build, key) for key in (*build.features, *build.units)},
        {key: one.name for key, one in build.stages.items()},
    )
    moments = [wire.Moment(visit.began_at, "visit", _("A visit began")) for visit in story.visits]
    moments += looks(
        (
            Attended(visit, seq, thing_of(build, feature), stage, attention_ms, at)
            for visit, seq, feature, stage, attention_ms, at in story.attended
        ),
        named,
    )
    for action in story.actions:
        moment = acted(action.kind, action.feature, action.stage, action.at, named)
        moments += [moment] if moment else []
    for decision in story.decisions:
        moments.append(_suggested(build, decision))
    for enquiry in story.enquiries:
        moments.append(wire.Moment(enquiry.at, "enquiry", _asked(build, enquiry)))
    for consent in story.consents:
        moments.append(wire.Moment(consent.given_at, "consent", _("Said yes to recording")))
        if consent.withdrawn_at:
            moments.append(wire.Moment(consent.withdrawn_at, "withdrawn", _("Withdrew the yes")))
    return sorted(moments, key=lambda moment: (-moment.at, _FIRST.get(moment.kind, 0)))[:MOST_MOMENTS]


def _visits(build: Build, story: Story) -> list[wire.VisitLine]:
    """The visits, the latest first, each with what got most of its attention."""
    attended: dict[str, Counter[str]] = defaultdict(Counter)
    for sitting_of, _seq, feature, _stage, attention_ms, _at in story.attended:
        attended[sitting_of][thing_of(build, feature)] += attention_ms
    lines = []
    for visit in story.visits:
        sitting = story.sittings.get(visit.id, Sitting())
        [(most, most_ms)] = attended[visit.id].most_common(1) or [("", 0)]
        why = why_not(story.buyer, sitting)
        lines.append(
            wire.VisitLine(
                visit=visit.id,
                began=visit.began_at,
                seconds=sitting.active_ms / 1000,
                most=name_of(build, most) if most else "",
                most_seconds=most_ms / 1000,
                replay=not why,
                why=why,
            )
        )
    return lines


def _asked(build: Build, enquiry: Enquiry) -> str:
    about = filled(_("Asked about {unit}"), unit=name_of(build, enquiry.unit)) if enquiry.unit else ""
    what = about or _("Sent an enquiry")
    return filled(_("{what}: “{words}”"), what=what, words=enquiry.message) if enquiry.message else what


def _suggested(build: Build, decision: Decision) -> wire.Moment:
    unit = name_of(build, decision.unit)
    if decision.holdout or not decision.shown:
        return wire.Moment(decision.at, "held_out", filled(_("Held out: {unit} was not shown"), unit=unit))
    text = filled(_("Was shown {unit}: “{headline}”"), unit=unit, headline=decision.headline)
    return wire.Moment(decision.at, "suggestion", text)


def _decision(build: Build, decision: Decision) -> wire.DecisionLine:
    return wire.DecisionLine(
        decision=decision.id,
        at=decision.at,
        unit=name_of(build, decision.unit),
        headline=decision.headline,
        reasons=[wire.Reason(str(one["text"]), float(one["points"])) for one in decision.reasons],
        propensity=decision.propensity,
        holdout=decision.holdout,
        shown=decision.shown,
        outcome=decision.outcome,
    )
