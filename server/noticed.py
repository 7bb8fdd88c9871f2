"""The buyer's own page, "What we noticed", computed from their own rows."""

from analytics.interest import FeatureInterest, interests, usual_of
from server.builds import Builds
from server.errors import UnknownDevelopmentError
from server.store import noticed as rows
from server.store.buyers import buyer_named
from server.store.db import Store
from server.store.models import Decision
from server.wire import Noticed, NoticedDecision, NoticedFeature, NoticedStage, Reason

#: What is said to somebody of whom nothing is kept.
NOTHING = Noticed(known=False, paused=False, visits=0, seconds=0.0, features=[], stages=[], decisions=[])


def noticed(store: Store, builds: Builds, buyer: str, now: int) -> Noticed:
    """Everything that was noticed about ``buyer`` ("" for nobody), at ``now`` (ms since 1970 UTC)."""
    with store.read() as session:
        person = buyer_named(session, buyer)
        if person is None:
            return NOTHING
        visits, active_ms = rows.visits_and_active_ms(session, buyer)
        features: list[NoticedFeature] = []
        stages: list[NoticedStage] = []
        for development in rows.developments_of(session, buyer):
            usual = usual_of(rows.everyones_sums(session, development, simulated=person.simulated), now)
            found = interests(rows.own_sums(session, buyer, development), usual, now)
            feature_names, stage_names = _names(builds, development)
            seconds = rows.attention_ms_by(session, buyer, development, "feature")
            features += _features(seconds, {one.feature: one for one in found}, feature_names)
            seconds = rows.attention_ms_by(session, buyer, development, "stage")
            stages += [NoticedStage(key, stage_names.get(key, key), ms / 1000) for key, ms in seconds.items()]
        return Noticed(
            known=True,
            paused=person.paused,
            visits=visits,
            seconds=active_ms / 1000,
            features=features,
            stages=sorted(stages, key=lambda stage: -stage.seconds),
            decisions=[_decision(one) for one in rows.told_decisions(session, buyer)],
        )


def _features(
    attention_ms: dict[str, int], found: dict[str, FeatureInterest], names: dict[str, str]
) -> list[NoticedFeature]:
    lines = []
    for key, ms in attention_ms.items():
        one = found.get(key)
        ratio, low, high = (one.ratio, one.low, one.high) if one else (0.0, 0.0, 0.0)
        lines.append(NoticedFeature(key, names.get(key, key), ms / 1000, ratio, low, high))
    return sorted(lines, key=lambda line: (-line.seconds, line.feature))


def _names(builds: Builds, development: str) -> tuple[dict[str, str], dict[str, str]]:
    try:
        build = builds.get(development)
    except UnknownDevelopmentError:  # no longer served; the ids still tell what is kept
        return {}, {}
    features = {key: feature.name for key, feature in build.features.items()}
    return features, {key: stage.name for key, stage in build.stages.items()}


def _decision(one: Decision) -> NoticedDecision:
    reasons = [Reason(reason["text"], reason["points"]) for reason in one.reasons]
    outcome = one.outcome or ("" if one.shown else "not shown")
    return NoticedDecision(one.id, one.at, one.unit, reasons, outcome)
