"""The buyer's own page, "What we noticed", computed from their own rows."""

from collections import defaultdict

from analytics.interest import FeatureInterest, interests
from server.builds import Build
from server.errors import UnknownDevelopmentError
from server.store import noticed as rows
from server.store.buyers import buyer_named
from server.store.db import Store
from server.store.models import Decision
from server.things import by_thing, name_of, thing_of
from server.usual import Usuals
from server.wire import Noticed, NoticedDecision, NoticedFeature, NoticedStage, NoticedWatch, Reason

#: What is said to somebody of whom nothing is kept.
NOTHING = Noticed(known=False, paused=False, visits=0, seconds=0.0, features=[], stages=[], decisions=[])


def noticed(store: Store, usuals: Usuals, buyer: str, now: int) -> Noticed:
    """Everything that was noticed about ``buyer`` ("" for nobody), at ``now`` (ms since 1970 UTC)."""
    with store.read() as session:
        person = buyer_named(session, buyer)
        if person is None:
            return NOTHING
        visits, active_ms = rows.visits_and_active_ms(session, buyer)
        features: list[NoticedFeature] = []
        stages: list[NoticedStage] = []
        for development in rows.developments_of(session, buyer):
            seconds = rows.attention_ms_by(session, buyer, development, "feature")
            at_stages = rows.attention_ms_by(session, buyer, development, "stage")
            try:
                build = usuals.builds.get(development).said()
            except UnknownDevelopmentError:  # no longer served; the ids still tell what is kept
                features += [
                    NoticedFeature(key, key, ms / 1000, 0.0, 0.0, 0.0) for key, ms in seconds.items()
                ]
                stages += [NoticedStage(key, key, ms / 1000) for key, ms in at_stages.items()]
                continue
            usual = usuals.of(development, now, simulated=person.simulated)
            own = by_thing(build, rows.own_sums(session, buyer, development))
            features += _features(build, seconds, interests(own, usual, now))
            stages += [
                NoticedStage(key, build.stages[key].name if key in build.stages else key, ms / 1000)
                for key, ms in at_stages.items()
            ]
        return Noticed(
            known=True,
            paused=person.paused,
            visits=visits,
            seconds=active_ms / 1000,
            features=sorted(features, key=lambda line: (-line.seconds, line.feature)),
            stages=sorted(stages, key=lambda stage: -stage.seconds),
            decisions=[_decision(one) for one in rows.told_decisions(session, buyer)],
            objected=person.objected_at is not None,
            watched=[
                NoticedWatch(at, "replay" if replayed else "page")
                for at, replayed in rows.looks_at(session, buyer)
            ],
        )


def _features(
    build: Build, attention_ms: dict[str, int], found: list[FeatureInterest]
) -> list[NoticedFeature]:
    """A line for each thing, rooms within their home as on the sales team's page."""
    seconds: dict[str, float] = defaultdict(float)
    for key, ms in attention_ms.items():
        seconds[thing_of(build, key)] += ms / 1000
    by_name = {one.feature: one for one in found}
    lines = []
    for thing, of_thing in seconds.items():
        one = by_name.get(thing)
        ratio, low, high = (one.ratio, one.low, one.high) if one else (0.0, 0.0, 0.0)
        lines.append(NoticedFeature(thing, name_of(build, thing), of_thing, ratio, low, high))
    return lines


def _decision(one: Decision) -> NoticedDecision:
    reasons = [Reason(reason["text"], reason["points"]) for reason in one.reasons]
    outcome = one.outcome or ("" if one.shown else "not shown")
    return NoticedDecision(one.id, one.at, one.unit, reasons, outcome)
