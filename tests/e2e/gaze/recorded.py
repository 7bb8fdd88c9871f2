"""What was recorded of a programme, once it is on the server's disk."""

import json
from collections import defaultdict
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.keeping import database
from tests.e2e.serving import Served

#: Says yes and waits for the recording; gives when it began, ms of the page's monotonic clock.
SAY_YES = """() => new Promise((begun) => {
  document.getElementById("consent-yes").click();
  const watch = setInterval(() => {
    if (!maquette.state().recording) return;
    clearInterval(watch);
    begun(performance.now());
  }, 2);
})"""

#: Ends the recording as a page that is left does, and says when, ms.
LEAVE = """() => {
  dispatchEvent(new PageTransitionEvent("pagehide"));
  return performance.now();
}"""


@dataclass(frozen=True)
class Recorded:
    """Seconds by feature, "" for the background."""

    seconds: dict[str, float]

    @property
    def active(self) -> float:
        """Seconds in all."""
        return sum(self.seconds.values())


def begin(page: Page) -> float:
    """Say yes; when the recording began, ms."""
    return float(page.evaluate(SAY_YES))


def end(page: Page) -> float:
    """Leave; when, ms. What waits is on its way then."""
    return float(page.evaluate(LEAVE))


def await_stored(*pages: Page) -> None:
    """Wait until the server has said of every batch that it is stored."""
    for page in pages:
        page.wait_for_function("() => maquette.state().recording.waiting === 0")


def batches(served: Served) -> set[str]:
    """Ids of all batches that the server at ``served`` has stored."""
    with database(served) as db:
        return {name for (name,) in db.execute("SELECT id FROM batch")}


def recorded(served: Served, but: set[str]) -> Recorded:
    """What the server at ``served`` has stored in all batches ``but`` those."""
    seconds: dict[str, float] = defaultdict(float)
    with database(served) as db:
        found = db.execute("SELECT id, body FROM batch").fetchall()
    for batch in (json.loads(body) for name, body in found if name not in but):
        seconds[""] += batch["background"] / 1000
        for row in batch["rows"]:
            seconds[row["feature"]] += row["attention"] / 1000
    return Recorded(dict(seconds))
