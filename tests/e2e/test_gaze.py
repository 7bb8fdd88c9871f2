"""What is recorded of a gaze is what was seen: seconds beside a truth that is worked out from every pixel.

The truth (``tests/e2e/gaze``) knows nothing of the sampler: cameras are as the page told its graphics card,
hands as the browser told the page, and every pixel's feature is found by rays through the build's own files.
``make bench ONLY=capture`` runs each programme by itself and for longer, on the real building too.
"""

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import visiting
from tests.e2e.gaze.gazing import FEW_PIXELS, Gazed, Place, gaze
from tests.e2e.gaze.log import LISTEN, read
from tests.e2e.gaze.picture import Pictures
from tests.e2e.gaze.programmes import Programme, does_everything, lingers, really_focused
from tests.e2e.gaze.recorded import await_stored, batches, end, recorded
from tests.e2e.gaze.standing import Build
from tests.e2e.gaze.truth import active_spans
from tests.e2e.serving import Served
from tests.e2e.showcase import showcase

pytestmark = pytest.mark.browser

#: How far a feature may be off after a few seconds on a busy machine: part of its own, and s more.
PART, MORE = 0.15, 0.3

#: A page that is left hears of it once it has drawn its frame: until then both tabs count, ms.
FRAME_MS = 150

#: Notes when a page begins to record, ms of its monotonic clock.
WATCH = """
const watching = setInterval(() => {
  if (!window.maquette?.state().recording) return
  window.recordedSince = performance.now()
  clearInterval(watching)
}, 5)
"""


@pytest.fixture(scope="module")
def place(served: Served) -> Place:
    """The sample in its raw structure."""
    development = showcase(served).development
    pictures = Pictures(Build(served.data / "builds" / development))
    return Place(served, development, "raw-structure", "1-01", pictures)


def test_every_feature_gets_the_seconds_in_which_it_was_seen_and_what_is_hidden_none(
    chromium: Browser, place: Place
) -> None:
    # Each way of looking by itself, and the real building: ``make bench ONLY=capture``.
    programme = Programme("everything", does_everything, options={"has_touch": True})
    found = gaze(chromium, place, programme, seconds=14, step=2)
    assert abs(found.active) < 0.1, told(found)
    assert found.unseen == set()
    assert found.errors, "nothing was looked at"
    for name in found.errors:
        true = found.truth.seconds[name]
        off = found.recorded.seconds.get(name, 0.0) - true
        assert abs(off) <= PART * true + MORE, f"{name}\n{told(found)}"


def test_two_tabs_of_one_buyer_count_the_time_once(served: Served, chromium: Browser) -> None:
    before = batches(served)
    with visiting(chromium, **FEW_PIXELS) as visit:
        first, second = visit.page, visit.context.new_page()
        pages, began, ended, spans = (first, second), {}, {}, []
        for page in pages:
            page.add_init_script(LISTEN + WATCH)
            address = f"{served.url}/d/{showcase(served).development}/?stage=raw-structure&quality=low"
            page.goto(address, wait_until="commit")
            # Until then tests find every page focused, two at once as well.
            really_focused(page)
            page.bring_to_front()
            page.wait_for_selector("html[data-ready=scene]", state="attached")
            if page is first:
                page.evaluate("document.getElementById('consent-yes').click()")
            began[page] = page.wait_for_function("() => window.recordedSince").json_value()
        turns = (first, second, first)
        for page in turns:
            page.bring_to_front()
            lingers(page, 1.5)
        for page in pages:
            ended[page] = end(page)
            zero = page.evaluate("performance.timeOrigin")
            spans += [
                (zero + left, zero + right)
                for left, right in active_spans(read(page), began[page], ended[page])
            ]
        await_stored(*pages)
    seen = union(spans)
    twice = sum(right - left for left, right in spans) - sum(right - left for left, right in seen)
    assert twice <= FRAME_MS * (1 + len(turns)), sorted(spans)
    active = sum(right - left for left, right in seen) / 1000
    assert recorded(served, before).active == pytest.approx(active, rel=0.15)


def union(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same time, none of it twice; a span is (start, end)."""
    merged: list[tuple[float, float]] = []
    for start, until in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        else:
            merged.append((start, until))
    return merged


def told(found: Gazed) -> str:
    """Truth and recording, to be read where they differ."""
    names = sorted(found.truth.seconds, key=lambda name: -found.truth.seconds[name])[:12]
    return "\n".join(
        f"{name or 'background':20} {found.truth.seconds[name]:6.2f} s, "
        f"recorded {found.recorded.seconds.get(name, 0.0):6.2f} s"
        for name in names
    )
