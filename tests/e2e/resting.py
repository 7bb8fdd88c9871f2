"""A scene at rest: nothing is drawn any more, so that it can be looked at and its frames be counted."""

from playwright.sync_api import Page

#: A frame may take a busy machine many seconds, ms.
PATIENCE_MS = 240_000

#: The count of frames once it has stood still, by the page's own frames and by the clock. The viewer draws
#: its finest picture 160 ms after a motion and sets people about 250 ms after a change; on a slow machine
#: both timers come late, but before so many frames of the page's.
RESTED = """() => new Promise((done) => {
  let before = -1, still = 0, since = 0
  const look = (now) => {
    const { frames } = maquette.state().scene
    if (frames !== before) [before, still, since] = [frames, 0, now]
    else still++
    if (still >= 30 && now - since >= 500) done(frames); else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})"""


def rested(page: Page) -> int:
    """Wait until no more frames are drawn; how many were."""
    return int(page.wait_for_function(RESTED, timeout=PATIENCE_MS).json_value())
