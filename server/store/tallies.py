"""Tallies: what batches add to buyers' running sums, and how those are made again from the facts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Executable, bindparam, case, delete, func, select
from sqlalchemy.orm import Session

from analytics.looks import LOOK_BATCHES, look_before
from analytics.tally import LOOK_CAP_MS
from analytics.tally import Tally as Sum
from server.store.buyers import profiled_among
from server.store.dialect import insert_or
from server.store.models import Attention, Batch, Tally

#: Batches that are asked for at a time for the look that one goes on with; most looks end among the first.
_AT_A_TIME = 16

_LOOKS = (
    select(Attention.feature, Batch.seq, func.sum(Attention.attention_ms))
    .join(Batch, Batch.id == Attention.batch_id)
    .where(
        Batch.visit_id == bindparam("visit"),
        Batch.seq.between(bindparam("first"), bindparam("last")),
        Attention.feature.in_(bindparam("features", expanding=True)),
    )
    .group_by(Attention.feature, Batch.seq)
)


@dataclass(frozen=True, slots=True)
class Added:
    """A batch as tallies see it; ``rows`` are (feature, stage, attention, exposure), ms."""

    buyer: str
    visit: str
    seq: int
    began_at: int
    active_ms: int
    development: str
    rows: Sequence[tuple[str, str, int, int]]


@dataclass(slots=True)
class _Visit:
    """What is known of the looks of one visit: attention in ms by feature and sequence number."""

    attended: dict[str, dict[int, int]] = field(default_factory=dict)
    #: What of it came from the database: it is asked for once.
    asked: set[tuple[str, int]] = field(default_factory=set)

    def note(self, feature: str, seq: int, attention_ms: int) -> None:
        """Add what was attended to."""
        of_feature = self.attended.setdefault(feature, {})
        of_feature[seq] = of_feature.get(seq, 0) + attention_ms

    def note_stored(self, feature: str, seq: int, attention_ms: int) -> None:
        """Add what stands in the database, unless it was added before."""
        if (feature, seq) not in self.asked:
            self.asked.add((feature, seq))
            self.note(feature, seq, attention_ms)

    def look(self, feature: str, seq: int) -> int:
        """How long the look at ``feature`` was when batch ``seq`` began, ms."""
        return look_before(self.attended.get(feature, {}), seq)

    def goes_on(self, feature: str, seq: int, first: int) -> bool:
        """Whether a look is unbroken from ``first`` to before ``seq``, and shorter than what counts of it."""
        of_feature = self.attended.get(feature, {})
        unbroken = all(of_feature.get(earlier, 0) > 0 for earlier in range(first, seq))
        return unbroken and self.look(feature, seq) < LOOK_CAP_MS


@dataclass(slots=True)
class _Part:
    """What a batch gives to one feature or stage, ms."""

    attention_ms: int = 0
    exposure_ms: int = 0


@dataclass(slots=True)
class _Increment:
    """What a group of batches adds to one tally."""

    sum: Sum
    attention_ms: int
    exposure_ms: int
    last_at: int

    def merge(self, other: "_Increment") -> "_Increment":
        """Both in one."""
        return _Increment(
            self.sum.merge(other.sum),
            self.attention_ms + other.attention_ms,
            self.exposure_ms + other.exposure_ms,
            max(self.last_at, other.last_at),
        )


#: Buyer, development, "feature" or "stage", its id.
_Key = tuple[str, str, str, str]


def add_to_tallies(session: Session, batches: Sequence[Added]) -> None:
    """Add ``batches``, whose rows are not stored yet, to the tallies of those who may be profiled."""
    profiled = profiled_among(session, {one.buyer for one in batches})
    visits: dict[str, _Visit] = defaultdict(_Visit)
    increments: dict[_Key, _Increment] = {}
    for one in batches:
        if one.buyer in profiled and one.rows:
            _look_back(session, one, visits[one.visit])
            _add(one, visits[one.visit], increments)
    _store(session, increments)


def rebuild_tallies(session: Session, buyer: str) -> None:
    """Replay the buyer's attention in the order in which it was first added, which gives the same sums."""
    session.execute(delete(Tally).where(Tally.buyer_id == buyer))
    if not profiled_among(session, {buyer}):
        return
    visits: dict[str, _Visit] = defaultdict(_Visit)
    increments: dict[_Key, _Increment] = {}
    for one in _replayed(session, buyer):
        _add(one, visits[one.visit], increments)
    _store(session, increments)


def _replayed(session: Session, buyer: str) -> Iterable[Added]:
    rows = session.execute(
        select(Attention, Batch.visit_id, Batch.seq, Batch.began_at, Batch.active_ms)
        .join(Batch, Batch.id == Attention.batch_id)
        .where(Attention.buyer_id == buyer)
        .order_by(Attention.id)
    )
    # The rows of a batch were written in one go, so they are neighbours.
    for _, found in groupby(rows, lambda row: row.Attention.batch_id):
        of_batch = list(found)
        first = of_batch[0]
        yield Added(
            buyer, first.visit_id, first.seq, first.began_at, first.active_ms, first.Attention.development,
            [(a.feature, a.stage, a.attention_ms, a.exposure_ms) for a, *_ in of_batch],
        )  # fmt: skip


def _add(one: Added, visit: _Visit, increments: dict[_Key, _Increment]) -> None:
    """Add ``one`` to ``increments``, and its attention to what is known of its ``visit``."""
    parts: dict[tuple[str, str], _Part] = defaultdict(_Part)
    for feature, stage, attention_ms, exposure_ms in one.rows:
        for key in (("feature", feature), ("stage", stage)):
            parts[key].attention_ms += attention_ms
            parts[key].exposure_ms += exposure_ms
    for (kind, name), part in parts.items():
        look_ms, exposure_ms = 0, part.exposure_ms
        if kind == "feature":
            look_ms = visit.look(name, one.seq)
            visit.note(name, one.seq, part.attention_ms)
        else:
            # Features are visible together, so a stage's exposure is no sum: it ends with the active time.
            exposure_ms = min(exposure_ms, max(one.active_ms, part.attention_ms))
        added = Sum().add(one.began_at, part.attention_ms, exposure_ms, look_ms)
        increment = _Increment(added, part.attention_ms, exposure_ms, one.began_at)
        where = (one.buyer, one.development, kind, name)
        before = increments.get(where)
        increments[where] = before.merge(increment) if before else increment


def _look_back(session: Session, one: Added, visit: _Visit) -> None:
    """Have ``visit`` know what the looks that ``one`` goes on with were before it, as far as it matters."""
    open_looks = {feature for feature, _, _, _ in one.rows}
    last = one.seq - 1
    while open_looks and last >= max(0, one.seq - LOOK_BATCHES):
        first = max(0, last - _AT_A_TIME + 1)
        for found in _stored(session, one.visit, first, last, open_looks):
            visit.note_stored(*found)
        open_looks = {feature for feature in open_looks if visit.goes_on(feature, one.seq, first)}
        last = first - 1


def _stored(
    session: Session, visit: str, first: int, last: int, features: Collection[str]
) -> Iterable[tuple[str, int, int]]:
    asked = {"visit": visit, "first": first, "last": last, "features": list(features)}
    for feature, seq, attention_ms in session.connection().execute(_LOOKS, asked):
        yield feature, seq, int(attention_ms)


def _store(session: Session, increments: dict[_Key, _Increment]) -> None:
    if not increments:
        return
    values: list[dict[str, Any]] = [
        {
            "buyer_id": buyer,
            "development": development,
            "kind": kind,
            "key": key,
            "attention": one.sum.attention,
            "exposure": one.sum.exposure,
            "attention_ms": one.attention_ms,
            "exposure_ms": one.exposure_ms,
            "last_at": one.last_at,
        }
        for (buyer, development, kind, key), one in increments.items()
    ]
    session.connection().execute(_addition(session.get_bind().dialect.name), values)


@cache
def _addition(dialect: str) -> Executable:
    """Forward decay makes a group of batches one addition to what stands there, whatever that is."""
    put = insert_or(dialect, Tally.__table__)
    new = put.excluded
    added = ("attention", "exposure", "attention_ms", "exposure_ms")
    sums: dict[str, Any] = {name: getattr(Tally, name) + new[name] for name in added}
    sums["last_at"] = case((new.last_at > Tally.last_at, new.last_at), else_=Tally.last_at)
    return put.on_conflict_do_update(index_elements=["buyer_id", "development", "kind", "key"], set_=sums)
