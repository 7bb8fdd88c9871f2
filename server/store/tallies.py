"""Tallies: what batches add to buyers' running sums, and how those are made again from the facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Executable, case, delete, select
from sqlalchemy.orm import Session

from analytics.tally import Tally as Sum
from server.store.buyers import profiled_among
from server.store.dialect import insert_or
from server.store.looks import Attended, Looks
from server.store.many import Many
from server.store.models import Attention, Batch, Tally, Visit


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

    @property
    def attention(self) -> dict[str, int]:
        """Attention by feature, ms, over all stages."""
        found: dict[str, int] = {}
        for feature, _, attention_ms, _ in self.rows:
            found[feature] = found.get(feature, 0) + attention_ms
        return found


@dataclass(slots=True)
class _Part:
    """What a batch gives to one feature or stage, ms."""

    attention_ms: int = 0
    exposure_ms: int = 0


@dataclass(slots=True)
class _Increment:
    """What a group of batches adds to one tally."""

    sum: Sum = field(default_factory=Sum)
    attention_ms: int = 0
    exposure_ms: int = 0
    last_at: int = 0


#: Buyer, development, "feature" or "stage", its id.
_Key = tuple[str, str, str, str]


def add_to_tallies(session: Session, batches: Sequence[Added], looks: Looks) -> None:
    """Add ``batches``, whose rows are not stored yet, to the tallies of those who may be profiled."""
    profiled = profiled_among(session, {one.buyer for one in batches})
    counted = [one for one in batches if one.buyer in profiled]
    if not counted:
        return
    group = looks.of(session, [one.visit for one in counted])
    increments: defaultdict[_Key, _Increment] = defaultdict(_Increment)
    for one in counted:
        attention = one.attention
        lasting = group.before(one.visit, one.seq, attention.keys())
        _add(one, lasting, increments)
        group.add(one.visit, one.seq, lasting, attention)
    group.keep()
    _store(session, increments)


def rebuild_tallies(session: Session, buyer: str) -> None:
    """Replay the buyer's attention in the order in which it was first added, which gives the same sums."""
    session.execute(delete(Tally).where(Tally.buyer_id == buyer))
    if not profiled_among(session, {buyer}):
        return
    visits: dict[str, Attended] = defaultdict(Attended)
    increments: defaultdict[_Key, _Increment] = defaultdict(_Increment)
    for one in _replayed(session, buyer):
        attended = visits[one.visit]
        _add(one, {feature: attended.look(feature, one.seq) for feature in one.attention}, increments)
        for feature, attention_ms in one.attention.items():
            attended.note(feature, one.seq, attention_ms)
    _store(session, increments)


def _replayed(session: Session, buyer: str) -> Iterable[Added]:
    rows = session.execute(
        select(Attention, Batch.visit_id, Batch.seq, Batch.began_at, Batch.active_ms, Visit.development)
        .join(Batch, Batch.number == Attention.batch)
        .join(Visit, Visit.id == Batch.visit_id)
        .where(Batch.buyer_id == buyer)
        .order_by(Attention.id)
    )
    # The rows of a batch were written in one go, so they are neighbours.
    for _, found in groupby(rows, lambda row: row.Attention.batch):
        of_batch = list(found)
        first = of_batch[0]
        yield Added(
            buyer, first.visit_id, first.seq, first.began_at, first.active_ms, first.development,
            [(a.feature, a.stage, a.attention_ms, a.exposure_ms) for a, *_ in of_batch],
        )  # fmt: skip


def _add(one: Added, lasting: Mapping[str, int], increments: defaultdict[_Key, _Increment]) -> None:
    """Add ``one`` to ``increments``; ``lasting``: how long its looks were before it, ms by feature."""
    parts: dict[tuple[str, str], _Part] = defaultdict(_Part)
    for feature, stage, attention_ms, exposure_ms in one.rows:
        for key in (("feature", feature), ("stage", stage)):
            parts[key].attention_ms += attention_ms
            parts[key].exposure_ms += exposure_ms
    for (kind, name), part in parts.items():
        look_ms, exposure_ms = 0, part.exposure_ms
        if kind == "feature":
            look_ms = lasting.get(name, 0)
        else:
            # Features are visible together, so a stage's exposure is no sum: it ends with the active time.
            exposure_ms = min(exposure_ms, max(one.active_ms, part.attention_ms))
        increment = increments[one.buyer, one.development, kind, name]
        increment.sum = increment.sum.add(one.began_at, part.attention_ms, exposure_ms, look_ms)
        increment.attention_ms += part.attention_ms
        increment.exposure_ms += exposure_ms
        increment.last_at = max(increment.last_at, one.began_at)


def _store(session: Session, increments: dict[_Key, _Increment]) -> None:
    _ADDITION.write(
        session,
        [
            (
                buyer, development, kind, key, one.sum.attention, one.sum.exposure, one.attention_ms,
                one.exposure_ms, one.last_at,
            )
            for (buyer, development, kind, key), one in increments.items()
        ],
    )  # fmt: skip


def _addition(dialect: str) -> Executable:
    """Forward decay makes a group of batches one addition to what stands there, whatever that is."""
    put = insert_or(dialect, Tally.__table__)
    new = put.excluded
    added = ("attention", "exposure", "attention_ms", "exposure_ms")
    sums: dict[str, Any] = {name: getattr(Tally, name) + new[name] for name in added}
    sums["last_at"] = case((new.last_at > Tally.last_at, new.last_at), else_=Tally.last_at)
    return put.on_conflict_do_update(index_elements=["buyer_id", "development", "kind", "key"], set_=sums)


_ADDITION = Many(
    (
        "buyer_id", "development", "kind", "key", "attention", "exposure", "attention_ms", "exposure_ms",
        "last_at",
    ),
    _addition,
)  # fmt: skip
