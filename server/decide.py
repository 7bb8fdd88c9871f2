"""One kind of decision: whether to suggest a unit to one buyer now, and which, with reasons and chance.

Called behind the ingest, in the transaction that wrote the buyer's new tallies, so that score, reasons and
propensity are stored with the facts that they rest on. Silence (``unit`` "") and held-out decisions are
stored too, as not shown: without them nobody could later tell what a suggestion was worth.
"""

from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import takewhile

from sqlalchemy.orm import Session

from analytics.affinity import ScoredUnit, score_units
from analytics.decision import (
    LEAST_EVIDENCE_S,
    SILENCE,
    Choice,
    Situation,
    candidates,
    choose,
    obstacle,
    rests_until,
)
from analytics.interest import Moments, Usual, usual_from
from analytics.tally import Tally
from server import wire
from server.builds import Build, Builds
from server.ids import new_id
from server.reasons import headline, sentence
from server.store import decisions
from server.store.models import Decision
from server.unit_facts import by_unit, facts_of, unit_of

#: How old the crowd (the usual, what is popular) may be, ms; it changes slowly and costs a scan.
CROWD_AGE_MS = 30_000
#: Buyers of whom it is remembered until when they are left in peace; then those of the past are forgotten.
MOST_RESTING = 20_000


@dataclass(frozen=True)
class Crowd:
    """All buyers of a development together, as of ``read_ms``; real and made buyers are different crowds."""

    read_ms: int
    usual: Usual
    everyone: dict[str, Tally]


@dataclass
class Decider:
    """Decides for the developments of ``builds``.

    Remembers each crowd for a while, and until when a buyer is left in peace: that saves a look-up a batch.
    """

    builds: Builds
    #: By buyer and development, ms since 1970 UTC.
    _rests: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    _crowds: dict[tuple[str, bool], Crowd] = field(default_factory=dict, repr=False)

    def consider(
        self, session: Session, buyer_id: str, development: str, now_ms: int
    ) -> wire.Suggestion | None:
        """Decide for one buyer, store the decision, and return what is to be shown, if anything.

        Call it after each unpacked batch: until a threshold is crossed it costs one indexed look-up.
        ``session`` is a writing one; the caller shows the suggestion after its commit.
        """
        build = self.builds.get(development)
        own = by_unit(build, decisions.buyer_sums(session, buyer_id, development))
        evidence_s = sum(tally.seconds(now_ms) for tally in own.values())
        if evidence_s < LEAST_EVIDENCE_S:
            return None
        locale = decisions.profile_locale(session, buyer_id)
        earlier = decisions.decided(session, buyer_id, development)
        situation = Situation(
            now_ms=now_ms,
            profile_allowed=locale is not None,
            evidence_s=evidence_s,
            suggested=frozenset(unit for unit, _ in earlier if unit != SILENCE),
            decided_at=tuple(at for unit, at in earlier if unit != SILENCE),
            considered_at=earlier[-1][1] if earlier else 0,
            silences=len(list(takewhile(lambda one: one[0] == SILENCE, reversed(earlier)))),
        )
        if locale is None or obstacle(situation):
            self._rest(buyer_id, development, situation)
            return None
        acts = decisions.acts_of(session, buyer_id, development)
        situation = replace(
            situation,
            present=frozenset({acts.open_card, _looked_at(session, build, buyer_id, development)}),
            favourites=acts.favourites,
            dismissed=acts.dismissed,
        )
        crowd = self._crowd(session, build, development, buyer_id, now_ms)
        scored = score_units(
            facts_of(build.manifest.units),
            own,
            crowd.everyone,
            usual=crowd.usual,
            now_ms=now_ms,
            favourites=acts.favourites,
        )
        among = candidates(scored, situation)
        choice = choose(among, buyer_id, len(earlier))
        suggestion, score = _worded(build, among, choice, locale)
        shown = choice.unit != SILENCE and not choice.holdout
        self._rest(buyer_id, development, replace(situation, considered_at=now_ms, silences=0))
        decisions.keep_decision(
            session,
            Decision(
                id=suggestion.decision,
                buyer_id=buyer_id,
                development=development,
                unit=choice.unit,
                score=score,
                propensity=choice.propensity,
                holdout=choice.holdout,
                shown=shown,
                headline=suggestion.headline,
                reasons=[{"text": reason.text, "points": reason.points} for reason in suggestion.reasons],
                at=now_ms,
            ),
        )
        return suggestion if shown else None

    def rests(self, buyer_id: str, development: str, now_ms: int) -> bool:
        """Whether it is known that nothing can be said to the buyer now: nothing need be considered."""
        return now_ms < self._rests.get((buyer_id, development), 0)

    def forget(self, buyer_id: str) -> None:
        """Remember nothing of ``buyer_id``, of nobody where it is ""; in the thread that decides."""
        for key in [key for key in self._rests if buyer_id in ("", key[0])]:
            del self._rests[key]

    def _rest(self, buyer_id: str, development: str, situation: Situation) -> None:
        if len(self._rests) >= MOST_RESTING:
            self._rests = {key: until for key, until in self._rests.items() if until > situation.now_ms}
        if until := rests_until(situation):
            self._rests[buyer_id, development] = until

    def _crowd(self, session: Session, build: Build, development: str, buyer_id: str, now_ms: int) -> Crowd:
        simulated = decisions.is_simulated(session, buyer_id)
        known = self._crowds.get((development, simulated))
        if known is None or not 0 <= now_ms - known.read_ms < CROWD_AGE_MS:
            moments = decisions.crowd_moments(session, development, simulated=simulated)
            of_units = [moments[feature] for feature in moments if unit_of(build, feature)]
            known = Crowd(
                now_ms,
                usual_from(reduce(Moments.merge, of_units, Moments()), now_ms),
                by_unit(build, {key: Tally(one.attention, one.exposure) for key, one in moments.items()}),
            )
            self._crowds[development, simulated] = known
        return known


def _worded(
    build: Build, among: list[ScoredUnit], choice: Choice, locale: str
) -> tuple[wire.Suggestion, float]:
    """The chosen unit in words, and its score; empty words and 0 for silence."""
    decision = new_id()
    chosen = next((one for one in among if one.unit == choice.unit), None)
    if chosen is None:
        return wire.Suggestion(decision, SILENCE, "", []), 0.0
    reasons = [wire.Reason(sentence(one, locale), one.points) for one in chosen.reasons]
    named = headline(build.units[chosen.unit].name, chosen.reasons, locale)
    return wire.Suggestion(decision, chosen.unit, named, reasons), chosen.score


def _looked_at(session: Session, build: Build, buyer_id: str, development: str) -> str:
    """The unit that got most of the latest batch; "" where none did."""
    given: dict[str, int] = {}
    for feature, attention in decisions.latest_features(session, buyer_id, development).items():
        if unit := unit_of(build, feature):
            given[unit] = given.get(unit, 0) + attention
    return max(given, key=lambda unit: (given[unit], unit), default="")
