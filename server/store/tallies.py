"""Tallies: what batches add to buyers' running sums, and how those are made again from the facts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Insert, case, delete, select
from sqlalchemy.orm import Session

from analytics.tally import Tally as Sum
from server.store.buyers import profiled_among
from server.store.dialect import insert_or
from server.store.looks import Attended, Looks
from server.store.many import Many
from server.store.models import Attention, Batch, Carried, Tally, Visit


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
    #: Its number in the log, where that matters.
    batch: int = 0

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
    """Replay the buyer's attention in the order in which it was first added, which gives the same sums.

    What rows gave that were kept for their time and are gone is carried over.
    """
    session.execute(delete(Tally).where(Tally.buyer_id == buyer))
    if not profiled_among(session, {buyer}):
        return
    _store(session, _replay(_replayed(session, Batch.buyer_id == buyer)))
    _store(session, _carried(session, buyer))


def carry_over(session: Session, visit: str, batches: Collection[int]) -> None:
    """Note what ``batches`` of ``visit``, the last ones that were added, gave to the tallies; they go now.

    The last ones, because those that stay must not miss what their looks go on with.
    """
    _store(session, _replay(_replayed(session, Batch.visit_id == visit), batches), Carried)


def _replay(added: Iterable[Added], only: Collection[int] | None = None) -> dict[_Key, _Increment]:
    """What ``added`` give in their order; with ``only`` what those batches among them do."""
    visits: dict[str, Attended] = defaultdict(Attended)
    increments: defaultdict[_Key, _Increment] = defaultdict(_Increment)
    for one in added:
        attended = visits[one.visit]
        if only is None or one.batch in only:
            _add(one, {feature: attended.look(feature, one.seq) for feature in one.attention}, increments)
        for feature, attention_ms in one.attention.items():
            attended.note(feature, one.seq, attention_ms)
    return increments


def _carried(session: Session, buyer: str) -> dict[_Key, _Increment]:
    return {
        (one.buyer_id, one.development, one.kind, one.key): _Increment(
            Sum(one.attention, one.exposure), one.attention_ms, one.exposure_ms, one.last_at
        )
        for one in session.scalars(select(Carried).where(Carried.buyer_id == buyer))
    }


def _replayed(session: Session, whose: ColumnElement[bool]) -> Iterable[Added]:
    # Columns, not objects: of a long visit there are thousands.
    rows = session.execute(
        select(
            Batch.number, Batch.buyer_id, Batch.visit_id, Visit.development, Batch.seq, Batch.began_at,
            Batch.active_ms, Attention.feature, Attention.stage, Attention.attention_ms,
            Attention.exposure_ms,
        )
        .join(Batch, Batch.number == Attention.batch)
        .join(Visit, Visit.id == Batch.visit_id)
        .where(whose)
        .order_by(Attention.id)
    )  # fmt: skip
    # The rows of a batch were written in one go, so they are neighbours.
    for batch, found in groupby(rows, itemgetter(0)):
        of_batch = [tuple(row) for row in found]
        _, buyer, visit, development, seq, began_at, active_ms, *_ = of_batch[0]
        given = [(feature, stage, ms, exposed) for *_, feature, stage, ms, exposed in of_batch]
        yield Added(buyer, visit, seq, began_at, active_ms, development, given, batch)


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


def _store(
    session: Session, increments: dict[_Key, _Increment], into: type[Tally] | type[Carried] = Tally
) -> None:
    _ADDITIONS[into].write(
        session,
        [
            (
                buyer, development, kind, key, one.sum.attention, one.sum.exposure, one.attention_ms,
                one.exposure_ms, one.last_at,
            )
            for (buyer, development, kind, key), one in increments.items()
        ],
    )  # fmt: skip


def _addition(into: type[Tally] | type[Carried], dialect: str) -> Insert:
    """Forward decay makes a group of batches one addition to what stands there, whatever that is."""
    put = insert_or(dialect, into.__table__)
    new = put.excluded
    added = ("attention", "exposure", "attention_ms", "exposure_ms")
    sums: dict[str, Any] = {name: getattr(into, name) + new[name] for name in added}
    sums["last_at"] = case((new.last_at > into.last_at, new.last_at), else_=into.last_at)
    return put.on_conflict_do_update(index_elements=["buyer_id", "development", "kind", "key"], set_=sums)


_ADDITIONS = {
    into: Many(
        (
            "buyer_id", "development", "kind", "key", "attention", "exposure", "attention_ms", "exposure_ms",
            "last_at",
        ),
        partial(_addition, into),
    )
    for into in (Tally, Carried)
}  # fmt: skip
