"""Tallies: what a batch adds to a buyer's running sums, and how they are made again from the facts."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Executable, bindparam, case, delete, func, select
from sqlalchemy.orm import Session

from analytics.looks import look_before
from analytics.tally import Tally as Sum
from server.store.buyers import may_profile
from server.store.dialect import insert_or
from server.store.models import Attention, Batch, Tally

#: Batches before one that are searched for the look it goes on with: far more than the cap needs.
_LOOK_BATCHES = 64

# Statements that every batch needs are put together once: that is a good part of what they cost.
_ROWS = select(Attention).where(Attention.batch_id == bindparam("batch")).order_by(Attention.id)
_LOOKS = (
    select(Attention.feature, Batch.seq, func.sum(Attention.attention_ms))
    .join(Batch, Batch.id == Attention.batch_id)
    .where(
        Batch.visit_id == bindparam("visit"),
        Batch.seq.between(bindparam("first"), bindparam("last")),
        Attention.id < bindparam("before"),
        Attention.feature.in_(bindparam("features", expanding=True)),
    )
    .group_by(Attention.feature, Batch.seq)
)


@dataclass(slots=True)
class _Part:
    """What one batch gives to one feature or stage, ms."""

    attention_ms: int = 0
    exposure_ms: int = 0


def add_to_tallies(session: Session, batch: Batch) -> None:
    """Add the attention rows of ``batch`` to its buyer's tallies, unless they may not be profiled."""
    if may_profile(session, batch.buyer_id):
        _add(session, batch, session.scalars(_ROWS, {"batch": batch.id}).all())


def rebuild_tallies(session: Session, buyer: str) -> None:
    """Replay the buyer's attention in the order in which it was first added, which gives the same sums."""
    session.execute(delete(Tally).where(Tally.buyer_id == buyer))
    if not may_profile(session, buyer):
        return
    rows = session.scalars(select(Attention).where(Attention.buyer_id == buyer).order_by(Attention.id))
    # The rows of a batch were written in one go, so they are neighbours.
    for batch_id, of_batch in groupby(rows.all(), lambda row: row.batch_id):
        _add(session, session.get_one(Batch, batch_id), list(of_batch))


def _add(session: Session, batch: Batch, rows: Sequence[Attention]) -> None:
    if not rows:
        return
    parts: dict[tuple[str, str], _Part] = defaultdict(_Part)
    for row in rows:
        for key in (("feature", row.feature), ("stage", row.stage)):
            parts[key].attention_ms += row.attention_ms
            parts[key].exposure_ms += row.exposure_ms
    looks = _looks(session, batch, rows[0].id, {row.feature for row in rows})
    values = [
        {"buyer_id": batch.buyer_id, "development": rows[0].development, "kind": kind, "key": name}
        | _increment(batch, part, looks[name] if kind == "feature" else None)
        for (kind, name), part in parts.items()
    ]
    session.execute(_addition(session.get_bind().dialect.name), values)


@cache
def _addition(dialect: str) -> Executable:
    """Forward decay makes a batch one addition to what stands there, whatever that is."""
    put = insert_or(dialect, Tally)
    new = put.excluded
    added = ("attention", "exposure", "attention_ms", "exposure_ms")
    sums: dict[str, Any] = {name: getattr(Tally, name) + new[name] for name in added}
    sums["last_at"] = case((new.last_at > Tally.last_at, new.last_at), else_=Tally.last_at)
    return put.on_conflict_do_update(index_elements=["buyer_id", "development", "kind", "key"], set_=sums)


def _increment(batch: Batch, part: _Part, attended: dict[int, int] | None) -> dict[str, Any]:
    """What ``part`` adds to its tally; ``attended``: a feature's attention by sequence number, else None."""
    look_ms, exposure_ms = 0, part.exposure_ms
    if attended is not None:
        look_ms = look_before(attended, batch.seq)
    else:
        # Features are visible together, so a stage's exposure is no sum: it ends with the active time.
        exposure_ms = min(exposure_ms, max(batch.active_ms, part.attention_ms))
    one = Sum().add(batch.began_at, part.attention_ms, exposure_ms, look_ms)
    return {
        "attention": one.attention,
        "exposure": one.exposure,
        "attention_ms": part.attention_ms,
        "exposure_ms": exposure_ms,
        "last_at": batch.began_at,
    }


def _looks(
    session: Session, batch: Batch, before_id: int, features: Collection[str]
) -> dict[str, dict[int, int]]:
    """Attention in ms by feature and sequence number, as far as it was known when ``batch`` was added."""
    asked = {
        "visit": batch.visit_id,
        "first": batch.seq - _LOOK_BATCHES,
        "last": batch.seq - 1,
        "before": before_id,
        "features": list(features),
    }
    looks: dict[str, dict[int, int]] = defaultdict(dict)
    for feature, seq, attention_ms in session.execute(_LOOKS, asked):
        looks[feature][seq] = int(attention_ms)
    return looks
