"""A visit to be seen again: what its batches say of camera, attention and acts, put on one time line.

The time line is the visit's own monotonic clock, and the order that of its batches; no wall clock decides.
What is sensitive stays out, by what the build says of it now: its attention, acts upon it, and every pose
that stands in it or looks into its middle.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, urlencode

import msgspec

from models3d.manifest import Prism
from server import wire
from server.builds import Build
from server.i18n import gettext as _
from server.store.models import Buyer
from server.store.visits import Sitting, Watched
from server.things import name_of, thing_of
from server.timeline import Named, acted
from server.wire_replay import Replay, ReplayAct, ReplayPose, ReplayScene, ReplayShare, ReplayStretch

#: Poses that one answer holds; of more, every other is left out.
MOST_POSES = 6_000
#: A share of less is passing by, ms.
LEAST_MS = 100

_MESSAGE = msgspec.json.Decoder(wire.Batch)


def replay_of(build: Build, kept: Watched, label: str) -> Replay:
    """The visit as it may be watched, in the words of ``build``; ``label`` is what its buyer is called."""
    line = _Line(build)
    for body in kept.bodies:
        line.add(_MESSAGE.decode(body))
    return Replay(
        visit=kept.visit.id,
        development=kept.visit.development,
        label=label,
        simulated=kept.buyer.simulated,
        began=kept.visit.began_at,
        length=line.length,
        active=line.active,
        poses=_thinned(line.poses, {scene.at for scene in line.scenes}),
        scenes=line.scenes,
        stretches=sorted(line.stretches, key=lambda one: (one.since, one.until)),
        acts=sorted(line.acts, key=lambda one: one.at),
        left_out=kept.more,
        hidden=line.hidden,
    )


def why_not(buyer: Buyer, sitting: Sitting) -> str:
    """Why a visit is not watched, "" where it may be.

    Who objected to conclusions is left alone: somebody who watches them draws theirs by hand.
    """
    if buyer.objected_at is not None:
        return _("They want no conclusions drawn about them, so their visits are not watched.")
    if sitting.allowed:
        return ""
    if sitting.kept:
        return _("No yes of theirs stands for this visit, so it is not watched.")
    return _("What was noted in this visit is no longer kept.")


@dataclass
class _Line:
    """The time line as it grows, batch by batch."""

    build: Build
    poses: list[ReplayPose] = field(default_factory=list)
    scenes: list[ReplayScene] = field(default_factory=list)
    stretches: list[ReplayStretch] = field(default_factory=list)
    acts: list[ReplayAct] = field(default_factory=list)
    active: int = 0
    #: Ms of the visit to which it reaches.
    length: int = 0
    #: Something sensitive was left out.
    hidden: bool = False
    _first_began: int | None = None

    def __post_init__(self) -> None:
        features = self.build.features.values()
        self._sensitive = {one.id for one in features if one.sensitive}
        self._volumes = [_Volume.of(prism) for one in features if one.sensitive for prism in one.volumes]
        # An hour has hundreds of acts and a few dozen texts.
        self._said = cache(self._text)
        self._named = Named(
            {key: name_of(self.build, key) for key in (*self.build.features, *self.build.units)},
            {key: one.name for key, one in self.build.stages.items()},
        )

    def add(self, batch: wire.Batch) -> None:
        """Put the next batch of the visit on the line."""
        poses = [pose for one in batch.poses for pose in one.walked()]
        self._add_poses(poses)
        for act in batch.actions:
            if act.feature in self._sensitive:
                self.hidden = True
            elif text := self._said(act.kind, act.feature, act.stage):
                self.acts.append(ReplayAct(act.at, act.kind, text))
        if batch.active:
            self._add_stretch(batch)
        latest = [*(pose.at for pose in poses), *(act.at for act in batch.actions)]
        self.length = max([self.length, *latest, *(one.until for one in self.stretches[-1:])])

    def _text(self, kind: str, feature: str, stage: str) -> str:
        moment = acted(kind, feature, stage, 0, self._named)
        return moment.text if moment else ""

    def _add_poses(self, poses: Iterable[wire.Pose]) -> None:
        show = self.scenes[-1].show if self.scenes else ""
        for pose in poses:
            show = self._allowed(pose.show) if pose.show is not None else show
            if self._shows_what_is_sensitive(pose):
                self.hidden = True
                continue
            before = self.scenes[-1] if self.scenes else None
            if before is None or (before.stage, before.show) != (pose.stage, show):
                self.scenes.append(ReplayScene(pose.at, pose.stage, self._named.stage(pose.stage), show))
            self.poses.append(ReplayPose(pose.at, pose.eye, pose.target))

    def _add_stretch(self, batch: wire.Batch) -> None:
        since, until = self._span(batch)
        sums: Counter[str] = Counter()
        for row in batch.rows:
            if row.feature in self._sensitive:
                self.hidden = True
            else:
                sums[thing_of(self.build, row.feature)] += row.attention
        shares = [
            ReplayShare(thing, self._named.feature(thing), ms)
            for thing, ms in sums.most_common()
            if ms >= LEAST_MS
        ]
        self.active += batch.active
        self.stretches.append(ReplayStretch(since, until, batch.active, shares))

    def _span(self, batch: wire.Batch) -> tuple[int, int]:
        """Between when and when the batch's active time lies."""
        if batch.until >= batch.since and batch.until > 0:
            return batch.since, batch.until
        # A browser that did not say: after what came before, as far on as its clock went meanwhile.
        if self._first_began is None:
            self._first_began = batch.began
        since = max(self.stretches[-1].until if self.stretches else 0, batch.began - self._first_began)
        return since, since + batch.active

    def _allowed(self, show: str) -> str:
        """What an address says was on show, without anything sensitive."""
        kept = [(name, value) for name, value in parse_qsl(show.lstrip("?")) if value not in self._sensitive]
        return urlencode(kept)

    def _shows_what_is_sensitive(self, pose: wire.Pose) -> bool:
        return any(one.holds(*pose.eye) or one.holds(*pose.target) for one in self._volumes)


@dataclass(frozen=True)
class _Volume:
    """A sensitive feature's, in cm; almost every point is beyond its box, which is found out at once."""

    ring: list[tuple[float, float]]
    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @classmethod
    def of(cls, prism: Prism) -> "_Volume":
        ring = [(100 * x, 100 * z) for x, z in prism.footprint]
        xs, zs = [x for x, _ in ring], [z for _, z in ring]
        return cls(ring, (min(xs), 100 * prism.bottom, min(zs)), (max(xs), 100 * prism.top, max(zs)))

    def holds(self, x: float, y: float, z: float) -> bool:
        """Whether a point lies in it: a ray from it crosses the ring an odd number of times."""
        (ax, ay, az), (bx, by, bz) = self.low, self.high
        if not (ax <= x <= bx and ay <= y <= by and az <= z <= bz):
            return False
        odd = False
        for (px, pz), (qx, qz) in zip(self.ring, [*self.ring[1:], *self.ring[:1]], strict=True):
            if (pz > z) != (qz > z) and x < px + (qx - px) * (z - pz) / (qz - pz):
                odd = not odd
        return odd


def _thinned(poses: Sequence[ReplayPose], kept: set[int]) -> list[ReplayPose]:
    """At most ``MOST_POSES``: every other where there are more, but those ``kept`` and the last."""
    found = sorted(poses, key=lambda one: one.at)
    while len(found) > MOST_POSES:
        last = len(found) - 1
        fewer = [one for i, one in enumerate(found) if (last - i) % 2 == 0 or one.at in kept]
        if len(fewer) == len(found):
            return found[:MOST_POSES]
        found = fewer
    return found
