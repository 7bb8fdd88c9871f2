"""What a buyer truly attended to: a kernel over every pixel of what was drawn, through a programme's time."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

from tests.e2e.gaze.log import Log, Look
from tests.e2e.gaze.picture import NOTHING, Pictures

#: DESIGN's constants, in words of its own: idle after so long, a hand tells for so long, ms ...
IDLE_MS, HAND_TELLS_MS = 20_000, 2_000
#: ... a gap between two looks of the sampler's counts at most so much, ms ...
GAP_MS = 1_000
#: ... and the kernel's width as a part of the screen's shorter side.
SIGMA = 0.2

#: What lies over each point of the page: a panel of nobody's, the chosen home's card, or the scene.
OVER = """([width, height, step]) => {
  const found = [];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      // Where a pixel of the screen is many of the page's, there is nothing under the last ones.
      const all = document.elementsFromPoint(Math.min(x, innerWidth - 4), Math.min(y, innerHeight - 4));
      const over = all.find((one) => !one.closest(".notices"));
      found.push(over?.closest("#stages, #homes, #leaf") ? 1 : over?.closest("#home") ? 2 : 0);
    }
  const view = document.getElementById("scene").getBoundingClientRect();
  return { found, left: view.left, top: view.top, width: innerWidth, height: innerHeight };
}"""


@dataclass(frozen=True)
class Laid:
    """The page at rest: ``over`` says of each ``step``-th pixel if a panel (1) or a card (2) lies there."""

    over: NDArray[np.int8]
    step: int
    width: int
    height: int
    #: Where the view begins, CSS pixels of the page.
    left: float
    top: float
    #: The middle of what panels leave free.
    middle: tuple[float, float]


def laid(page: Page, step: int) -> Laid:
    """How ``page`` is laid out now."""
    size = page.evaluate("[innerWidth, innerHeight]")
    found = page.evaluate(OVER, [*size, step])
    over = np.array(found["found"], np.int8).reshape(-(-size[1] // step), -1)
    free = over == 0
    columns = _mostly(free.mean(axis=0))
    rows = _mostly(free[:, columns].mean(axis=1))
    middle = (
        (columns[0] + columns[-1] + 1) * step / 2,
        (rows[0] + rows[-1] + 1) * step / 2,
    )
    return Laid(over, step, size[0], size[1], found["left"], found["top"], middle)


def _mostly(parts: NDArray[np.float64]) -> NDArray[np.intp]:
    """Where at least half as much is free as anywhere: panels lie along the edges and leave a rectangle."""
    return np.flatnonzero(parts > parts.max() / 2)


@dataclass
class Truth:
    """Seconds that each feature truly got, "" for the background, and all of them."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    #: Features that at least one pixel of showed at some time.
    visible: set[str] = field(default_factory=set)
    #: Different pictures that were made.
    pictures: int = 0

    @property
    def active(self) -> float:
        """Seconds in all."""
        return sum(self.seconds.values())


@dataclass(frozen=True)
class Scene:
    """What stays the same throughout a programme."""

    pictures: Pictures
    laid: Laid
    stage: str
    #: The home whose card is open, and whether its volume is drawn over the scene.
    card: str | None = None
    volume: bool = False


def truth_of(scene: Scene, log: Log, began: float, ended: float) -> Truth:
    """Seconds by feature from ``began`` to ``ended`` (ms of the page's clock), by what ``log`` says."""
    truth = Truth()
    image = _Image(scene)
    for start, end, look, regard in _spans(log, scene.laid, began, ended):
        seconds = (end - start) / 1000
        for feature, share in image.shares(look, regard).items():
            truth.seconds[feature] += seconds * share
    truth.visible = image.visible
    truth.pictures = image.made
    return truth


def active_spans(log: Log, began: float, ended: float) -> list[tuple[float, float]]:
    """When the visit was active between two times: page seen and focused, an input within 20 s."""
    inputs = sorted([began, *(at for at in log.inputs if began <= at < ended)])
    changes = sorted({began, ended, *(at for at, _ in log.seen if began < at < ended)})
    spans = []
    for start, end in pairwise(changes):
        before = [here for at, here in log.seen if at <= start]
        if before and not before[-1]:
            continue
        for at, following in pairwise([*inputs, float("inf")]):
            left, right = max(start, at), min(end, following, at + IDLE_MS)
            if right > left:
                spans += _awake(left, right, log.gaps)
    return spans


def _awake(start: float, end: float, gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The time between ``start`` and ``end`` without what is beyond the first second of each gap."""
    spans = []
    for asleep, awake in gaps:
        if start < asleep + GAP_MS < end:
            spans.append((start, asleep + GAP_MS))
            start = min(awake, end)
    return [*spans, (start, end)]


def _spans(
    log: Log, laid: Laid, began: float, ended: float
) -> "list[tuple[float, float, Look, tuple[float, float]]]":
    """Times within which neither camera nor point of regard changes."""
    edges = {look.at for look in log.looks} | {one.at for one in log.touches}
    edges |= {one.at + HAND_TELLS_MS for one in log.touches}
    out = []
    for start, end in active_spans(log, began, ended):
        cuts = [start, *sorted(at for at in edges if start < at < end), end]
        for left, right in pairwise(cuts):
            look = next(one for one in reversed(log.looks) if one.at <= left)
            out.append((left, right, look, _regard(log, laid, left)))
    return out


def _regard(log: Log, laid: Laid, now: float) -> tuple[float, float]:
    last = next((one for one in reversed(log.touches) if one.at <= now), None)
    if last is None or (not last.held and now - last.at >= HAND_TELLS_MS):
        return laid.middle
    return last.x, last.y


class _Image:
    """Shares of attention of each look, each picture made once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: Look | None = None
        self._owners: NDArray[np.int32] | None = None
        self._shares: dict[tuple[int, tuple[float, float]], dict[str, float]] = {}
        self.visible: set[str] = set()
        self.made = 0

    def shares(self, look: Look, regard: tuple[float, float]) -> dict[str, float]:
        """By feature, "" for the background; they sum to 1."""
        key = (id(look), regard)
        if key not in self._shares:
            self._shares[key] = self._shared(self._of(look), regard)
        return self._shares[key]

    def _of(self, look: Look) -> NDArray[np.int32]:
        if self._last is not look or self._owners is None:
            self._last, self._owners = look, self._made(look)
            self.made += 1
        return self._owners

    def _made(self, look: Look) -> NDArray[np.int32]:
        """The owner of every ``step``-th pixel of the page."""
        scene, laid = self._scene, self._scene.laid
        seen = scene.pictures.seen(look.camera, scene.stage, scene.card if scene.volume else None, laid.step)
        down, across = laid.over.shape
        owners: NDArray[np.int32] = np.full((down, across), NOTHING, np.int32)
        top, left = round(laid.top / laid.step), round(laid.left / laid.step)
        high = min(down - top, len(seen))
        wide = min(across - left, len(seen[0]))
        owners[top : top + high, left : left + wide] = seen[:high, :wide]
        owners[laid.over == 1] = NOTHING
        if scene.card is not None:
            owners[laid.over == 2] = scene.pictures.names.index(scene.card)
        return owners

    def _shared(self, owners: NDArray[np.int32], regard: tuple[float, float]) -> dict[str, float]:
        laid = self._scene.laid
        sigma = SIGMA * min(laid.width, laid.height)
        along = np.arange(owners.shape[1]) * laid.step + 0.5 - regard[0]
        down = np.arange(owners.shape[0]) * laid.step + 0.5 - regard[1]
        weight = np.exp(-(down[:, None] ** 2 + along[None, :] ** 2) / (2 * sigma**2))
        sums = np.bincount(owners.ravel() + 1, weight.ravel(), len(self._scene.pictures.names) + 1)
        whole = float(weight.sum())
        names = ["", *self._scene.pictures.names]
        found = {names[at]: float(sums[at]) / whole for at in np.flatnonzero(sums)}
        self.visible |= found.keys() - {""}
        return found
