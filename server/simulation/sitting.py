"""What a made buyer does in one visit, five seconds at a time: turn to a home, linger by taste, turn on.

The time is theirs, not the machine's: nothing here waits. What comes out conserves time by construction:
every millisecond of active time goes to one feature or to the background.
"""

from dataclasses import dataclass, field
from random import Random

from server.simulation.scene import Scene
from server.simulation.taste import Taste
from server.wire import Action, ActionKind, Pose, Row

#: A batch covers so much active time, ms.
CUT_MS = 5_000
#: Median of a look at a home that has nothing the buyer likes, ms, and how it varies (of its logarithm).
LOOK_MS, LOOK_SPREAD = 4_000.0, 0.5
#: The longest look, ms.
LONGEST_MS = 40_000
#: How often the next home is chosen at random and not by taste.
WANDERING = 0.35
#: Part of the view's attention that a home in the middle and one at the side get, before taste.
MIDDLE, SIDE = 0.4, 0.06
#: How often a look goes to one of the home's rooms, and not to the home as a whole.
ROOM = 0.5
#: How often a home that has all the buyer likes has its card opened, and is marked after that.
OPENING, MARKING = 0.5, 0.4
#: How far the eye stands from what it looks at, away from the middle of all homes, and how much above it, cm.
_AWAY, _ABOVE = 2_600, 900


@dataclass(frozen=True)
class Cut:
    """A few seconds of a visit, as a batch has it; ``began_ms`` counts from the visit's start."""

    began_ms: int
    active: int
    background: int
    rows: list[Row]
    actions: list[Action]
    poses: list[Pose]


@dataclass
class Sitting:
    """One visit of ``length_ms``; the same ``chance`` gives the same visit, but for what it is told."""

    scene: Scene
    taste: Taste
    chance: Random
    length_ms: int
    #: Units marked as favourites, over all visits.
    marked: set[str] = field(default_factory=set)
    _now_ms: int = 0
    _stage: str = ""
    _at: str = ""
    #: What is in the middle of the view: the unit or one of its rooms.
    _middle: str = ""
    _look_ends: int = 0
    _open: str = ""
    _next: list[str] = field(default_factory=list)
    _actions: list[Action] = field(default_factory=list)
    _poses: list[Pose] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start where most buyers start: at the end of the works."""
        stages = self.scene.stages
        self._stage = stages[-1] if self.chance.random() < 0.6 else self.chance.choice(stages)

    def cut(self) -> Cut | None:
        """The next few seconds, or None where the visit is over."""
        if self._now_ms >= self.length_ms:
            return None
        began, ends = self._now_ms, min(self._now_ms + CUT_MS, self.length_ms)
        attention: dict[tuple[str, str], int] = {}
        exposure: dict[tuple[str, str], int] = {}
        while self._now_ms < ends:
            if self._now_ms >= self._look_ends:
                self._turn()
            for_ms = min(self._look_ends, ends) - self._now_ms
            for feature, share in self._view().items():
                key = feature, self._stage
                attention[key] = attention.get(key, 0) + int(share * for_ms)
                exposure[key] = exposure.get(key, 0) + for_ms
            self._now_ms += for_ms
        actions, poses, self._actions, self._poses = self._actions, self._poses, [], []
        rows = [Row(feature, stage, attention[feature, stage], exposure[feature, stage])
                for feature, stage in attention]  # fmt: skip
        return Cut(began, ends - began, ends - began - sum(attention.values()), rows, actions, poses)

    def hear(self, unit: str, at_ms: int) -> bool:
        """A suggestion of ``unit`` appears: it is opened or waved away, by taste; True where opened.

        ``at_ms`` since the visit began is when it came in the server's time, which did not pass as fast.
        """
        if unit not in self.scene.sights:
            return False
        opened = self.chance.random() < {1.0: 0.1, 2.0: 0.4}.get(
            self.taste.pull(self.scene.sights[unit]), 0.85
        )
        self._act("open_suggestion" if opened else "dismiss_suggestion", unit, max(at_ms, self._now_ms))
        if opened:
            self._next.append(unit)
        return opened

    def ask(self, unit: str) -> None:
        """The enquiry form was sent."""
        self._act("enquire", unit)

    def _act(self, kind: ActionKind, feature: str, at_ms: int | None = None) -> None:
        self._actions.append(Action(kind, self._now_ms if at_ms is None else at_ms, feature, self._stage))

    def _turn(self) -> None:
        """Turn to another home, perhaps another stage, and settle how long to look."""
        if self._open:
            self._act("close_unit", self._open)
            self._open = ""
        if self.chance.random() < 0.08:
            self._stage = self.chance.choice(self.scene.stages)
            self._act("choose_stage", "")
        names = list(self.scene.sights)
        pulls = [self.taste.pull(sight) for sight in self.scene.sights.values()]
        told = bool(self._next)
        if told:
            self._at = self._next.pop(0)
        elif self.chance.random() < WANDERING:
            self._at = self.chance.choice(names)
        else:
            self._at = self.chance.choices(names, pulls)[0]
        sight = self.scene.sights[self._at]
        self._middle = self.chance.choice(sight.rooms) if sight.rooms and self._likes(ROOM) else self._at
        pull = self.taste.pull(sight)
        look = self.chance.lognormvariate(0.0, LOOK_SPREAD) * LOOK_MS * pull**0.5
        self._look_ends = self._now_ms + int(min(max(look, 1_000), LONGEST_MS))
        x, y, z = (round(100 * part) for part in sight.middle)
        outwards = self.scene.outwards(sight)
        eye = (x + round(_AWAY * outwards[0]), y + _ABOVE, z + round(_AWAY * outwards[1]))
        self._poses.append(Pose(self._now_ms, eye, (x, y, z), self._stage))
        if told or (pull == max(map(self.taste.pull, self.scene.sights.values())) and self._likes(OPENING)):
            self._act("open_unit", self._at)
            self._open = self._at
            if self._at not in self.marked and self._likes(MARKING):
                self.marked.add(self._at)
                self._act("favourite", self._at)

    def _likes(self, how_often: float) -> bool:
        return self.chance.random() < how_often

    def _view(self) -> dict[str, float]:
        """What is on screen, and the part of the attention that each thing gets; the rest is background."""
        sight = self.scene.sights[self._at]
        weights = {self._middle: MIDDLE * self.taste.pull(sight) ** 0.5}
        for name in sight.beside:
            weights[name] = SIDE * self.taste.pull(self.scene.sights[name]) ** 0.5
        if self.scene.others:
            weights.setdefault(self.scene.others[len(self._at) % len(self.scene.others)], SIDE)
        most = max(1.0, sum(weights.values()) / 0.95)
        return {name: weight / most for name, weight in weights.items()}
