"""How long a buyer truly attended to a home: worked out beside the page, on a grid finer than its rays."""

import math
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from playwright.sync_api import Page

#: Width of the kernel round the point of regard, as a part of the screen's shorter side.
SIGMA = 0.2
#: Distance of the grid's points, CSS pixels; windows of homes are a few pixels wide.
SPACING = 3
#: Beyond so many of its widths the kernel is nothing.
REACH = 3.2

#: What is visible at each point of a grid over a rectangle: the card's home, the scene's feature, or nothing
#: of anybody's. The question about consent is looked through, for it is gone when recording begins.
SEEN = """([left, top, right, bottom, spacing]) => {
  const view = document.getElementById("scene").getBoundingClientRect();
  const points = [];
  for (let y = top; y < bottom; y += spacing)
    for (let x = left; x < right; x += spacing) points.push([x, y]);
  const scene = maquette.state().featuresAt(points.flatMap(([x, y]) => [x - view.left, y - view.top]));
  return points.map(([x, y], k) => {
    const above = document.elementsFromPoint(x, y).find((element) => !element.closest(".notices"));
    if (above?.closest("#stages, #homes")) return [x, y, null];
    return [x, y, above?.closest("#home") ? maquette.state().unit : scene[k]];
  });
}"""


@dataclass(frozen=True)
class Linger:
    """A home before the eyes of a buyer whose hands rest, and the stage it is shown at.

    ``share`` is the home's true part of their attention: the integral of the kernel round the middle of the
    free view over what is visible of the home, by the integral over the screen.
    """

    home: str
    stage: str
    share: float


def what_is_looked_at(page: Page, homes: Collection[str], stage: str) -> Linger:
    """The home that gets most of the attention once the camera rests."""
    # The address holds the camera once it rests; two looks, some frames apart, then find it at one place.
    page.wait_for_function(
        """() => {
          const now = location.search.includes("view=") && JSON.stringify(maquette.state().camera);
          const rests = now && window.cameraBefore === now;
          window.cameraBefore = now;
          return rests;
        }""",
        polling=1_500,
        timeout=120_000,
    )
    width, height, ribbon, card = page.evaluate(
        """() => [
          innerWidth,
          innerHeight,
          document.getElementById("stages").getBoundingClientRect().top,
          document.querySelector("#home:not([hidden])")?.getBoundingClientRect().left ?? innerWidth,
        ]"""
    )
    x, y, sigma = min(width, card) / 2, min(height, ribbon) / 2, SIGMA * min(width, height)
    reach = REACH * sigma
    box = [max(0, x - reach), max(0, y - reach), min(width, x + reach), min(height, y + reach), SPACING]
    shares: dict[str | None, float] = defaultdict(float)
    for at_x, at_y, seen in page.evaluate(SEEN, box):
        shares[seen] += math.exp(-((at_x - x) ** 2 + (at_y - y) ** 2) / (2 * sigma**2))
    home = max(homes, key=lambda one: shares[one])
    return Linger(home, stage, shares[home] / sum(shares.values()))


def now(page: Page) -> float:
    """The page's monotonic clock, s."""
    return float(page.evaluate("performance.now()")) / 1000
