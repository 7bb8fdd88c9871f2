"""How the recording is doing, for those who lead: what was taken and refused, what waits, what is kept.

Numbers of this process since it began, and the ages of what the database keeps. Nothing of any buyer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from server.counts import STEPS_S, Counts, Times
from server.i18n import gettext as _
from server.lifetimes import AGGREGATE_DAYS, DAY_MS, PROFILE_DAYS, RAW_DAYS
from server.nightly import MISSED_MS, Run
from server.parts import Parts
from server.refusals import DOOR, OTHER, REASONS
from server.store.ages import Ages, ages
from server.store.facts import count_waiting

#: Batches may wait so long to be unpacked before somebody should look, ms.
PATIENCE_MS = 60_000
#: One of so many batches has to be wrong before somebody should look, of so many batches at least.
WRONG_OF, LEAST_BATCHES = 20, 100
#: Reasons that say that the sender is wrong, and not that a buyer wished or the server could no more.
WRONG = frozenset({"size", "malformed", "conservation", "exposure", "foreign", OTHER}) | {
    name for name in REASONS if name.startswith("unknown_")
}
#: The share of acknowledgements whose time is told.
MOST = 0.99


@dataclass(frozen=True)
class Share:
    """So many of all batches; ``share`` in 0..1 of what stands in the same table."""

    words: str
    count: int
    share: float


@dataclass(frozen=True)
class Kept:
    """One kind of what is kept: for ``days`` at most; the oldest is from ``oldest`` (ms), None for none."""

    words: str
    days: int
    oldest: int | None
    age_days: int


@dataclass(frozen=True)
class Health:
    """Everything that the page tells. Instants are ms since 1970 UTC."""

    now: int
    since: int
    data_to: int | None
    waiting_since: int | None
    waiting: int
    here: int
    #: Of 100 acknowledgements 99 took at most so many ms; None before the first, 0 for the longest step.
    acknowledged_ms: int | None
    outcomes: list[Share]
    turned_away: list[Share]
    #: Sockets and requests that were turned away before any batch was read.
    at_the_door: list[Share]
    recorded: int
    dropped: int
    kept: list[Kept]
    last_run: Run | None
    next_run: int
    #: What somebody should look at, a sentence each.
    complaints: list[str]


def health_at(parts: Parts, now: int) -> Health:
    """How it stands at ``now`` (ms since 1970 UTC)."""
    with parts.store.read() as session:
        behind, found = count_waiting(session), ages(session)
    counts = parts.counts
    return Health(
        now=now,
        since=counts.since,
        data_to=found.data_to,
        waiting_since=found.waiting_since,
        waiting=behind + parts.commits.waiting,
        here=len(parts.presence.buyers()),
        acknowledged_ms=_most_ms(counts.acknowledged),
        outcomes=_outcomes(counts),
        turned_away=_by_reason(counts.turned_away, REASONS),
        at_the_door=_by_reason(counts.at_the_door, DOOR),
        recorded=counts.rows + counts.actions + counts.poses,
        dropped=counts.dropped,
        kept=_kept(found, now),
        last_run=parts.nightly.last,
        next_run=parts.nightly.next_at(now),
        complaints=list(_complaints(counts, found, now)),
    )


def _outcomes(counts: Counts) -> list[Share]:
    words = {
        "stored": _("Stored"),
        "repeat": _("Sent twice, stored once"),
        "later": _("Put off, to be sent again"),
        "refused": _("Refused"),
    }
    by_state = {state: sum(n for (said, _r), n in counts.batches.items() if said == state) for state in words}
    return _shares({words[state]: count for state, count in by_state.items()})


def _by_reason(counted: dict[str, int], words: Mapping[str, str]) -> list[Share]:
    found = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return _shares({_(words[name]) if name in words else _("For another reason."): n for name, n in found})


def _shares(counts: dict[str, int]) -> list[Share]:
    whole = sum(counts.values())
    return [Share(words, count, count / whole if whole else 0.0) for words, count in counts.items()]


def _kept(found: Ages, now: int) -> list[Kept]:
    terms = (
        (_("What was noticed, look by look"), RAW_DAYS, found.raw),
        (_("What was concluded of buyers"), PROFILE_DAYS, found.profile),
        (_("What everybody did together, under no name"), AGGREGATE_DAYS, found.aggregate),
    )
    return [
        Kept(words, days, oldest, 0 if oldest is None else max(0, now - oldest) // DAY_MS)
        for words, days, oldest in terms
    ]


def _complaints(counts: Counts, found: Ages, now: int) -> Iterator[str]:
    if found.waiting_since is not None and now - found.waiting_since > PATIENCE_MS:
        yield _("Batches wait to be unpacked: the pages know nothing of later looks. Is the machine busy?")
    if counts.turned_away.get("overload"):
        yield _("More came than could be stored at once. Nothing is lost: browsers send it again.")
    wrong = sum(count for reason, count in counts.turned_away.items() if reason in WRONG)
    whole = counts.batches.total()
    if whole >= LEAST_BATCHES and wrong * WRONG_OF > whole:
        yield _("Much of what browsers send is refused. Was the development imported anew while they looked?")
    if counts.dropped:
        yield _("Some browsers had to drop rows: they could not reach the server for long.")
    if any(_overdue(at, days, now) for at, days in _terms(found)):
        yield _("Something is kept for longer than it may be. Run “maquette forget-old”.")


def _terms(found: Ages) -> Iterator[tuple[int | None, int]]:
    yield from ((found.raw, RAW_DAYS), (found.profile, PROFILE_DAYS), (found.aggregate, AGGREGATE_DAYS))


def _overdue(at: int | None, days: int, now: int) -> bool:
    return at is not None and now - at > days * DAY_MS + MISSED_MS


def _most_ms(times: Times) -> int | None:
    """The end of the step that ``MOST`` of ``times`` reach, ms."""
    whole = sum(times.counts)
    if not whole:
        return None
    reached = (
        end for end, count in zip(STEPS_S, accumulate(times.counts), strict=False) if count >= MOST * whole
    )
    return round(1000 * next(reached, 0))
