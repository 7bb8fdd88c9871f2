"""Tallies: what a batch adds to a buyer's running sums, and how they are made again from the facts."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from analytics.looks import look_before
from analytics.tally import Tally as Sum
from server.store.buyers import may_profile
from server.store.models import Attention, Batch, Tally

#: Batches before one that are searched for the look it goes on with: far more than the cap needs.
_LOOK_BATCHES = 64


@dataclass
class _Part:
    """What one batch gives to one feature or stage, ms; ``look_ms`` is how long the look already was."""

    attention_ms: int = 0
    exposure_ms: int = 0
    look_ms: int = 0


def add_to_tallies(session: Session, batch: Batch) -> None:
    """Add the attention rows of ``batch`` to its buyer's tallies, unless they may not be profiled."""
    if may_profile(session, batch.buyer_id):
        _add_to_tallies(session, batch)


def rebuild_tallies(session: Session, buyer: str) -> None:
    """Replay the buyer's attention in the order in which it was first added, which gives the same sums."""
    session.execute(delete(Tally).where(Tally.buyer_id == buyer))
    if not may_profile(session, buyer):
        return
    order = select(Attention.batch_id).where(Attention.buyer_id == buyer).order_by(Attention.id)
    for batch_id in dict.fromkeys(session.scalars(order)):
        _add_to_tallies(session, session.get_one(Batch, batch_id))


def _add_to_tallies(session: Session, batch: Batch) -> None:
    rows = session.scalars(
        select(Attention).where(Attention.batch_id == batch.id).order_by(Attention.id)
    ).all()
    if not rows:
        return
    parts: dict[tuple[str, str], _Part] = defaultdict(_Part)
    for row in rows:
        for key in (("feature", row.feature), ("stage", row.stage)):
            parts[key].attention_ms += row.attention_ms
            parts[key].exposure_ms += row.exposure_ms
    looks = _looks(session, batch, rows[0].id, {row.feature for row in rows})
    for (kind, name), part in parts.items():
        if kind == "feature":
            part.look_ms = look_before(looks[name], batch.seq)
        else:
            # Features are visible together, so a stage's exposure is no sum: it ends with the active time.
            part.exposure_ms = min(part.exposure_ms, max(batch.active_ms, part.attention_ms))
    _write(session, batch, rows[0].development, parts)


def _looks(
    session: Session, batch: Batch, before_id: int, features: Collection[str]
) -> dict[str, dict[int, int]]:
    """Attention in ms by feature and sequence number, as far as it was known when ``batch`` was added."""
    found = session.execute(
        select(Attention.feature, Batch.seq, func.sum(Attention.attention_ms))
        .join(Batch, Batch.id == Attention.batch_id)
        .where(
            Batch.visit_id == batch.visit_id,
            Batch.seq.between(batch.seq - _LOOK_BATCHES, batch.seq - 1),
            Attention.id < before_id,
            Attention.feature.in_(features),
        )
        .group_by(Attention.feature, Batch.seq)
    )
    looks: dict[str, dict[int, int]] = defaultdict(dict)
    for feature, seq, attention_ms in found:
        looks[feature][seq] = int(attention_ms)
    return looks


def _write(session: Session, batch: Batch, development: str, parts: dict[tuple[str, str], _Part]) -> None:
    of_place = (Tally.buyer_id == batch.buyer_id, Tally.development == development)
    known = {
        (tally.kind, tally.key): tally
        for tally in session.scalars(select(Tally).where(*of_place, Tally.key.in_({key for _, key in parts})))
    }
    for (kind, name), part in parts.items():
        tally = known.get((kind, name)) or Tally(
            buyer_id=batch.buyer_id,
            development=development,
            kind=kind,
            key=name,
            attention=0.0,
            exposure=0.0,
            attention_ms=0,
            exposure_ms=0,
            last_at=batch.began_at,
        )
        summed = Sum(tally.attention, tally.exposure).add(
            batch.began_at, part.attention_ms, part.exposure_ms, part.look_ms
        )
        tally.attention, tally.exposure = summed.attention, summed.exposure
        tally.attention_ms += part.attention_ms
        tally.exposure_ms += part.exposure_ms
        tally.last_at = max(tally.last_at, batch.began_at)
        session.add(tally)
    session.flush()
