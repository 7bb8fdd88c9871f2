"""What a look costs once the page is there: changes of stage, resting, pointing."""

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.table import Cell, Table, percentile
from tests.e2e.browsing import visiting

#: Rounds of changes of stage along the ribbon.
ROUNDS, CHANGES = 5, 40

#: Nothing may be drawn and no timer be quick for so long while nobody does anything, ms ...
IDLE = 10_000
#: ... once a visit counts as idle: so long after the last input, ms.
AWAY = 21_000

#: Moves of the mouse over the building.
MOVES = 120

#: Counts timers that go off and frames that are asked for, by whoever.
TIMED = """
window.timed = { timers: 0, frames: 0, quickest: Infinity }
const timed = (kind, name) => {
  const real = window[kind]
  window[kind] = (call, ms = 0, ...rest) => real((...given) => {
    timed_(name, ms)
    return typeof call === "function" ? call(...given) : undefined
  }, ms, ...rest)
}
const timed_ = (name, ms) => {
  window.timed[name]++
  if (name === "timers") window.timed.quickest = Math.min(window.timed.quickest, ms)
}
timed("setTimeout", "timers")
timed("setInterval", "timers")
const frame = window.requestAnimationFrame
window.requestAnimationFrame = (call) => frame((now) => { timed_("frames", 0); call(now) })
"""


def using(browser: Browser, address: str) -> list[Table]:
    """The page at ``address`` used: by who said no to recording and by who said yes."""
    return [_changing(browser, address), _resting(browser, address), _pointing(browser, address)]


def _changing(browser: Browser, address: str) -> Table:
    """Script that a change of stage costs."""
    with visiting(browser, device_scale_factor=1) as visit:
        page = visit.page
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.click("#consent-no")
        clock = visit.context.new_cdp_session(page)
        clock.send("Performance.enable", {"timeDomain": "threadTicks"})
        rows: list[dict[str, Cell]] = []
        for turn in range(ROUNDS):
            waited, worked = _changes(page, clock)
            rows.append(
                {
                    "round": turn + 1,
                    "until the page is at hand, p50 ms": percentile(waited, 0.5),
                    "p95 ms": percentile(waited, 0.95),
                    "script with the frame that follows, p50 CPU ms": percentile(worked, 0.5),
                    "p95 CPU ms": percentile(worked, 0.95),
                }
            )
    middle = sorted(float(row["p95 CPU ms"]) for row in rows)[ROUNDS // 2]
    return Table(
        "showcase.changing",
        "What does a change of stage cost?",
        rows,
        "the wait is by the clock on the wall, with whatever else the machine had to do meanwhile",
        {"of 16 ms, middle p95": middle / 16},
    )


def _changes(page: Page, clock: CDPSession) -> tuple[list[float], list[float]]:
    """Milliseconds of each of forty changes along the stages: until it returns, and of all its script."""
    waited, worked = [], []
    for turn in range(CHANGES):
        before = _script(clock)
        took: float = page.evaluate(
            """async (turn) => {
              const stops = [...document.querySelectorAll("#stops input")]
              const stop = stops[turn % stops.length]
              const began = performance.now()
              stop.checked = true
              stop.dispatchEvent(new Event("change", { bubbles: true }))
              const took = performance.now() - began
              await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
              return took
            }""",
            turn,
        )
        waited.append(took)
        worked.append(_script(clock) - before)
    return waited, worked


def _script(clock: CDPSession) -> float:
    """Ms of the processor's time that went to script so far."""
    found = {one["name"]: one["value"] for one in clock.send("Performance.getMetrics")["metrics"]}
    return float(found["ScriptDuration"]) * 1000


def _resting(browser: Browser, address: str) -> Table:
    """Frames and timers while nobody does anything."""
    rows: list[dict[str, Cell]] = []
    for answer in ("no", "yes"):
        with visiting(browser, device_scale_factor=1) as visit:
            page = visit.page
            page.add_init_script(TIMED)
            page.goto(address)
            page.wait_for_selector("html[data-ready=scene]", state="attached")
            page.click(f"#consent-{answer}")
            page.wait_for_timeout(AWAY)
            page.evaluate("() => { Object.assign(timed, { timers: 0, frames: 0, quickest: Infinity }) }")
            page.wait_for_timeout(IDLE)
            found = page.evaluate("() => ({ ...timed, quickest: Math.min(timed.quickest, 1e9) })")
            rows.append(
                {
                    "recording": "as agreed" if answer == "yes" else "refused",
                    "frames in 10 s of rest": found["frames"],
                    "timers that went off": found["timers"],
                    "the quickest, ms": found["quickest"] if found["timers"] else "-",
                }
            )
    return Table(
        "showcase.resting",
        "What does a page cost that nobody touches?",
        rows,
        "recording looks four times a second until 20 s after the last input, then not at all",
    )


def _pointing(browser: Browser, address: str) -> Table:
    """Rays into the building, and a mouse that moves over it while the visit is recorded."""
    with visiting(browser, device_scale_factor=1) as visit:
        page = visit.page
        page.goto(address)
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        page.click("#consent-yes")
        page.wait_for_function("() => maquette.state().recording !== null")
        rays: list[float] = page.evaluate(
            """() => {
              const { clientWidth: width, clientHeight: height } = document.getElementById("canvas")
              const { featuresAt } = maquette.state()
              const took = []
              for (let x = 0; x < 24; x++) {
                for (let y = 0; y < 16; y++) {
                  const began = performance.now()
                  for (let again = 0; again < 4; again++) {
                    featuresAt([(x + 0.5) / 24 * width, (y + 0.5) / 16 * height])
                  }
                  took.push((performance.now() - began) / 4)
                }
              }
              return took
            }"""
        )
        clock = visit.context.new_cdp_session(page)
        clock.send("Performance.enable", {"timeDomain": "threadTicks"})
        frames = page.evaluate("maquette.state().scene.frames")
        before = _script(clock)
        for move in range(MOVES):
            page.mouse.move(120 + 3 * move, 120 + move % 40)
        script = (_script(clock) - before) / MOVES
        drawn = page.evaluate("maquette.state().scene.frames") - frames
    row: dict[str, Cell] = {
        "a ray, p50 ms": percentile(rays, 0.5),
        "p95 ms": percentile(rays, 0.95),
        "script of a move of the mouse, CPU ms": script,
        f"frames for {MOVES} moves": drawn,
    }
    return Table(
        "showcase.pointing",
        "What does pointing at homes cost, with the visit recorded?",
        [row],
        "one ray a frame at most for the mouse; the recording's rays are counted in the script of a move",
        {"of 16 ms, a move": script / 16},
    )
