"""The retention run: what has been kept for its time goes, in small transactions with rests between them.

A run may be cut off at any point and begun again: each transaction leaves the tables in order.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from server.lifetimes import AGGREGATE_MS, PROFILE_MS, RAW_MS
from server.store import retention as old

_T = TypeVar("_T")
#: What a run deletes, in its order.
KINDS = ("batches", "decisions", "tallies", "visits", "buyers", "audit", "hours")
#: Ids that one transaction is given.
AT_A_TIME = 50


class Doors(Protocol):
    """How a run reads and writes: a job is given a session, and what it answers is answered."""

    def read(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one snapshot."""

    def write(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one transaction."""


def forget_old(doors: Doors, now: int) -> Counter[str]:
    """Delete all that is too old at ``now`` (ms since 1970 UTC); how many of each of ``KINDS``."""
    gone: Counter[str] = Counter()
    for kind, count in _steps(doors, now):
        gone[kind] += count
    return gone


def would_go(session: Session, now: int) -> Counter[str]:
    """How many of each a run at ``now`` would find; buyers are those of whom nothing is left already."""
    profile = now - PROFILE_MS
    found = Counter(old.old_rows(session, profile, now - AGGREGATE_MS))
    found["batches"] = old.old_batches(session, now - RAW_MS)
    found["visits"] = len(old.old_visits(session, profile))
    found["buyers"] = len(old.buyers_gone_for_long(session, profile))
    return found


def _steps(doors: Doors, now: int) -> Iterator[tuple[str, int]]:
    """One transaction each: what it deleted, and how much."""
    raw, profile, aggregate = now - RAW_MS, now - PROFILE_MS, now - AGGREGATE_MS
    for visit in doors.read(partial(old.visits_with_old_raw, before=raw)):
        yield from _until_none(doors, "batches", partial(old.drop_raw, visit=visit, before=raw))
    yield from _until_none(doors, "decisions", partial(old.drop_decisions, before=profile))
    for kind, find, drop in (
        ("tallies", old.buyers_with_old_tallies, old.drop_tallies),
        ("visits", old.old_visits, old.drop_visits),
        # Last of all: of whom nothing is left.
        ("buyers", old.buyers_gone_for_long, old.drop_buyers),
    ):
        for some in _parts(doors.read(partial(find, before=profile))):
            yield kind, doors.write(partial(_drop, drop, some, profile))
    yield from _until_none(doors, "audit", partial(old.drop_audit, before=profile))
    yield from _until_none(doors, "hours", partial(old.drop_hours, before=aggregate))


def _until_none(doors: Doors, kind: str, drop: Callable[[Session], int]) -> Iterator[tuple[str, int]]:
    while count := doors.write(drop):
        yield kind, count


def _drop(
    drop: Callable[[Session, Sequence[str], int], int], ids: Sequence[str], before: int, session: Session
) -> int:
    return drop(session, ids, before)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + AT_A_TIME] for at in range(0, len(ids), AT_A_TIME))
