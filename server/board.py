"""The sales page's state: facts of the store and a development's names, put together as ``wire.Board``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from analytics.interest import Usual, interests
from server import attention_order, wire
from server.builds import Build, Builds
from server.i18n import filled, in_a_row, ngettext
from server.i18n import gettext as _
from server.presence import Presence
from server.store.board import Facts, Tallied, buyers_since, facts_of
from server.store.db import Store
from server.things import merged, name_of, own_name, parts_of_things
from server.usual import Usuals
from server.visitor import label_of
from server.zones import zone_called

#: Interests and stages that a line lists.
MOST_INTERESTS, MOST_STAGES = 5, 4
#: Attention below this is passing by and not listed, ms.
LEAST_MS = 1_500
#: Who looks at midnight belongs to the evening before: a new day begins at this hour of the development's.
DAY_BEGINS_AT = 4


@dataclass
class Boards:
    """Boards of all developments. ``now`` is in ms since 1970 UTC everywhere."""

    store: Store
    builds: Builds
    presence: Presence
    usuals: Usuals

    def board(self, development: str, now: int) -> wire.Board:
        """Everybody who is here or was here today, highest rank first."""
        build = self.builds.get(development)
        since = day_began(build.manifest.development.place.timezone, now)
        with self.store.read() as session:
            buyers = buyers_since(session, development, since, self.presence.buyers())
        lines = self.lines(development, buyers, now)
        return wire.Board(
            data_to=max((line.data_to for line in lines), default=0),
            now=[line for line in lines if line.online],
            today=[line for line in lines if not line.online],
        )

    def change(self, development: str, buyers: Collection[str], now: int) -> wire.BoardChange:
        """The lines of ``buyers`` as they are now; who is not kept here any more is ``gone``."""
        lines = self.lines(development, sorted(buyers), now)
        gone = sorted(set(buyers) - {line.buyer for line in lines})
        return wire.BoardChange(development, max((line.data_to for line in lines), default=0), lines, gone)

    def lines(self, development: str, buyers: Sequence[str], now: int) -> list[wire.BuyerLine]:
        """A line for each of ``buyers`` who visited ``development``, highest rank first."""
        build = self.builds.get(development).said()
        with self.store.read() as session:
            facts = facts_of(session, development, buyers)
        kinds = {one.simulated for one in facts}
        usual = {kind: self.usuals.of(development, now, simulated=kind) for kind in kinds}
        here = self.presence.buyers()
        lines = [_line(build, one, usual[one.simulated], now, online=one.buyer in here) for one in facts]
        return sorted(lines, key=lambda line: (-line.rank, line.buyer))


def day_began(timezone: str, now: int) -> int:
    """When what people call today began in ``timezone`` (UTC where it is unknown), ms since 1970 UTC."""
    here = datetime.fromtimestamp(now / 1000, zone_called(timezone)) - timedelta(hours=DAY_BEGINS_AT)
    day = here.replace(hour=DAY_BEGINS_AT, minute=0, second=0, microsecond=0)
    return int(day.timestamp() * 1000)


def favourites_of(facts: Facts) -> list[str]:
    """Ids of the units that are favourites now, the oldest first."""
    kept: dict[str, None] = {}
    for action in facts.actions:
        if action.kind == "favourite":
            kept[action.feature] = None
        elif action.kind == "unfavourite":
            kept.pop(action.feature, None)
    return list(kept)


def _line(build: Build, facts: Facts, usual: Usual, now: int, *, online: bool) -> wire.BuyerLine:
    favourites = favourites_of(facts)
    found = _interests(build, facts, usual, now, favourites)
    enquiry = facts.enquiries[-1] if facts.enquiries else None
    return wire.BuyerLine(
        buyer=facts.buyer,
        label=label_of(facts.buyer, enquiry.name if enquiry else ""),
        online=online,
        simulated=facts.simulated,
        development=build.manifest.development.id,
        first_seen=facts.first_seen,
        last_seen=facts.last_seen,
        visits=facts.visits,
        active_seconds=facts.active_ms / 1000,
        stage=_stage(build, facts),
        interests=found,
        stages=_stages(build, facts),
        favourites=[name_of(build, unit) for unit in favourites],
        suggestion=_suggestion(build, facts),
        rank=attention_order.rank_of(facts, favourites, found),
        why=attention_order.why(
            facts, favourites, found, name_of(build, enquiry.unit) if enquiry and enquiry.unit else ""
        ),
        data_to=facts.last_seen,
    )


def _interests(
    build: Build, facts: Facts, usual: Usual, now: int, favourites: list[str]
) -> list[wire.Interest]:
    parts = parts_of_things(build, facts.features)
    sums = {thing: merged(one.sum for one in of_thing) for thing, of_thing in parts.items()}
    opened = [action.feature for action in facts.actions if action.kind == "open_unit"]
    lines = []
    for one in interests(sums, usual, now):
        of_thing = parts[one.feature]
        attention_ms = sum(part.attention_ms for part in of_thing)
        if attention_ms < LEAST_MS:
            continue
        reason = _reason(build, of_thing, opened.count(one.feature), one.feature in favourites)
        name = name_of(build, one.feature)
        lines.append(
            wire.Interest(one.feature, name, attention_ms / 1000, one.ratio, one.low, one.high, reason)
        )
    return lines[:MOST_INTERESTS]


def _reason(build: Build, parts: list[Tallied], opened: int, favourite: bool) -> str:
    most = max(parts, key=lambda part: (part.attention_ms, part.key))
    reasons = []
    if len(parts) > 1 and most.key not in build.units:
        reasons.append(filled(_("mostly: {part}"), part=own_name(build, most.key)))
    if len(parts) == 1:  # of a unit's rooms several are in view at once, so that shares do not add up
        share = min(100, round(100 * most.attention_ms / max(most.exposure_ms, 1)))
        reasons.append(filled(_("{share} % of the time it was in view"), share=share))
    if opened:
        times = ngettext("opened its card", "opened its card {count} times", opened)
        reasons.append(filled(times, count=opened))
    if favourite:
        reasons.append(_("marked it as a favourite"))
    return in_a_row(reasons)


def _stages(build: Build, facts: Facts) -> list[wire.NoticedStage]:
    most = sorted(facts.stages, key=lambda one: (-one.attention_ms, one.key))
    return [
        wire.NoticedStage(one.key, build.stages[one.key].name, one.attention_ms / 1000)
        for one in most
        if one.attention_ms >= LEAST_MS and one.key in build.stages
    ][:MOST_STAGES]


def _stage(build: Build, facts: Facts) -> str:
    """Name of the stage that was last shown: the latest batch's, and of several in it the last chosen."""
    if not facts.stages:
        return ""
    latest = max(one.last_at for one in facts.stages)
    shown = {one.key for one in facts.stages if one.last_at == latest}
    chosen = [one.stage for one in facts.actions if one.kind == "choose_stage" and one.stage in shown]
    return stage_name(build, chosen[-1] if chosen else min(shown))


def _suggestion(build: Build, facts: Facts) -> str:
    decision = facts.decision
    if decision is None:
        return ""
    unit = name_of(build, decision.unit)
    if decision.holdout or not decision.shown:
        return filled(_("Held out: {unit} was not shown"), unit=unit)
    states = {
        "": _("{unit} was suggested"),
        "opened": _("{unit} was suggested and opened"),
        "dismissed": _("{unit} was suggested and dismissed"),
        "enquired": _("{unit} was suggested and asked about"),
    }
    return filled(states.get(decision.outcome, states[""]), unit=unit)


def stage_name(build: Build, stage: str) -> str:
    """A stage's name, or its id where the build no longer knows it."""
    return build.stages[stage].name if stage in build.stages else stage
