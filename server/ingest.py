"""A batch's road into the log, as a list of named steps; each enriches the parcel or turns it away.

Both doors (socket and POST) come here. What is acknowledged as stored is committed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Literal

import gevent
import msgspec

from server.builds import Builds
from server.counts import Counts
from server.errors import UnknownDevelopmentError
from server.group_commit import PUT_OFF_MS, GroupCommit, OverloadedError
from server.limits import Limits
from server.store.instants import now_ms
from server.store.log import Line
from server.wire import MAX_AGE_MS, MAX_MESSAGE_BYTES, MAX_POSES, WALKED, Batch, Receipt

#: 1 January 2025, ms: no batch of ours began before it, and a clock that says so was never set.
NEVER_SET_MS = 1_735_689_600_000


@dataclass(slots=True)
class Parcel:
    """A message, who sent it ("" for nobody we know) and what the steps found out about it."""

    raw: bytes
    buyer: str
    received_at: int
    batch: Batch
    began_at: int = 0


class TurnedAwayError(Exception):
    """The batch is not taken. ``retry_after`` (ms) above 0: it may come again, unchanged."""

    def __init__(self, reason: str, retry_after: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class Ingest:
    """The road, with what its steps need."""

    def __init__(self, builds: Builds, commits: GroupCommit, limits: Limits, counts: Counts) -> None:
        """Keep the parts; ``steps`` is the table of contents."""
        self._builds = builds
        self._commits = commits
        self._limits = limits
        self._counts = counts
        self.steps: list[Callable[[Parcel], Parcel]] = [
            know_the_sender,
            conserve_time,
            bound_exposure,
            bound_the_walks,
            self.know_the_place,
            clamp_the_clock,
            self.keep_the_pace,
        ]

    def take(self, raw: bytes, buyer: str) -> Receipt:
        """Lead one message down the road and answer it; returns after the commit."""
        came, batch = perf_counter(), None
        try:
            batch = decode(raw)
            parcel = Parcel(raw, buyer, now_ms(), batch)
            for step in self.steps:
                parcel = step(parcel)
            receipt = self._commit(parcel)
        except TurnedAwayError as turned:
            state: Literal["later", "refused"] = "later" if turned.retry_after else "refused"
            receipt = Receipt(batch.id if batch else "", state, turned.reason, turned.retry_after)
        self._counts.note(receipt, batch, perf_counter() - came)
        return receipt

    def take_all(self, messages: Sequence[bytes], buyer: str) -> list[Receipt]:
        """Lead several messages of one sender down the road side by side, so that they share a commit."""
        return [one.get() for one in [gevent.spawn(self.take, raw, buyer) for raw in messages]]

    def know_the_place(self, parcel: Parcel) -> Parcel:
        """Development, features and stages must be those of a build that is served."""
        batch = parcel.batch
        try:
            build = self._builds.lately(batch.development)
        except UnknownDevelopmentError as error:
            raise TurnedAwayError("unknown_development") from error
        features, stages = build.features, build.stage_ids
        for row in batch.rows:
            if row.feature not in features:
                raise TurnedAwayError(f"unknown_feature: {row.feature}")
            if row.stage not in stages:
                raise TurnedAwayError(f"unknown_stage: {row.stage}")
        for act in batch.actions:
            if act.feature and act.feature not in features:
                raise TurnedAwayError(f"unknown_feature: {act.feature}")
            if act.stage and act.stage not in stages:
                raise TurnedAwayError(f"unknown_stage: {act.stage}")
        for pose in batch.poses:
            if pose.stage and pose.stage not in stages:
                raise TurnedAwayError(f"unknown_stage: {pose.stage}")
        return parcel

    def keep_the_pace(self, parcel: Parcel) -> Parcel:
        """A visit, or a buyer in all their visits, that sends faster than a person can look has to wait."""
        wait = self._limits.take(parcel.batch.visit, parcel.buyer, weight(parcel.batch))
        if wait:
            raise TurnedAwayError("rate", wait)
        return parcel

    def _commit(self, parcel: Parcel) -> Receipt:
        batch = parcel.batch
        try:
            standing = self._commits.put(_line(parcel))
        except OverloadedError as error:
            self._limits.give_back(batch.visit, parcel.buyer, weight(batch))
            raise TurnedAwayError("overload", PUT_OFF_MS) from error
        if standing.state != "stored":
            self._limits.give_back(batch.visit, parcel.buyer, weight(batch))
        if standing.state == "refused":
            raise TurnedAwayError(standing.reason)
        return Receipt(batch.id, standing.state, retry_after=self._commits.slow_down_ms)


def decode(raw: bytes) -> Batch:
    """The batch in ``raw``; turned away as "size" or "malformed", with what is wrong where."""
    if len(raw) > MAX_MESSAGE_BYTES:
        raise TurnedAwayError("size")
    try:
        return msgspec.json.decode(raw, type=Batch)
    except (ValueError, RecursionError) as error:  # text that is no UTF-8 is a ValueError of its own
        raise TurnedAwayError(f"malformed: {error}") from error


def know_the_sender(parcel: Parcel) -> Parcel:
    """Without the cookie that came with a consent there is nothing to rest on."""
    if not parcel.buyer:
        raise TurnedAwayError("no_consent")
    return parcel


def conserve_time(parcel: Parcel) -> Parcel:
    """The attention of all features plus background is the active time, to the millisecond."""
    batch = parcel.batch
    if sum(row.attention for row in batch.rows) + batch.background != batch.active:
        raise TurnedAwayError("conservation")
    return parcel


def bound_exposure(parcel: Parcel) -> Parcel:
    """Nothing was visible for longer than the visit was active."""
    batch = parcel.batch
    active = batch.active
    for row in batch.rows:
        if row.exposure > active or row.viewable > active:
            raise TurnedAwayError("exposure")
    return parcel


def bound_the_walks(parcel: Parcel) -> Parcel:
    """Each pose of a walk counts as one of the batch's: no more than were looked at in its seconds."""
    poses = parcel.batch.poses
    if poses and len(poses) + sum(len(pose.walk) for pose in poses) // WALKED > MAX_POSES:
        raise TurnedAwayError(
            f"malformed: a batch has {MAX_POSES} poses at most, those of its walks with them"
        )
    return parcel


def clamp_the_clock(parcel: Parcel) -> Parcel:
    """Put the start on our clock; one before the raw rows of its time were deleted may be a repeat of those.

    An absurd time says nothing: then it began when it came, for all we know. The body keeps what was said.
    """
    newest = parcel.received_at
    began = parcel.batch.began + parcel.batch.offset
    if NEVER_SET_MS <= began < newest - MAX_AGE_MS:
        raise TurnedAwayError("too_old")
    parcel.began_at = began if NEVER_SET_MS <= began <= newest else newest
    return parcel


def weight(batch: Batch) -> int:
    """What a batch costs of its visit's rate: its rows and actions, at least one."""
    return max(1, min(len(batch.rows) + len(batch.actions), 100))


def _line(parcel: Parcel) -> Line:
    batch = parcel.batch
    return Line(
        id=batch.id,
        buyer_id=parcel.buyer,
        consent_id=batch.consent,
        visit_id=batch.visit,
        development=batch.development,
        seq=batch.seq,
        began_at=parcel.began_at,
        received_at=parcel.received_at,
        active_ms=batch.active,
        background_ms=batch.background,
        dropped=batch.dropped,
        body=parcel.raw,
    )
