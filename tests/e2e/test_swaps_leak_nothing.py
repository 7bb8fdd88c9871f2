"""A visitor who looks at one development after the other: what each of them took is given back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page

from server.assets import asset
from tests.bench.larger import write_copies
from tests.e2e.browsing import Visit
from tests.e2e.conftest import maquette
from tests.e2e.serving import Served, serving

pytestmark = pytest.mark.browser

#: Swaps that are counted; before them each of the two developments was on show twice.
SWAPS, BEFORE = 20, 4

#: What a swap may add to the script's memory, bytes: compiled code and caches of the engine's own.
HEAP = 75_000

#: What three.js makes for each renderer and leaves to its context: empty textures, the ends of copies, and
#: the program that casts the shadow of whatever brings none of its own.
THREES_OWN = {
    "low": {"Texture": 4, "Framebuffer": 3},
    "full": {"Texture": 4, "Framebuffer": 3, "Program": 1},
}

#: Counts what the graphics card is asked to make and to forget, whoever asks, and who watches the page.
COUNTED = """
window.held = { observers: 0 }
for (const kind of ["Buffer", "Texture", "Framebuffer", "Renderbuffer", "Program", "Shader", "VertexArray"]) {
  const prototype = WebGL2RenderingContext.prototype
  const [make, forget] = [prototype[`create${kind}`], prototype[`delete${kind}`]]
  const alive = new WeakSet()
  held[kind] = 0
  prototype[`create${kind}`] = function (...given) {
    const made = make.apply(this, given)
    alive.add(made)
    held[kind]++
    return made
  }
  prototype[`delete${kind}`] = function (gone) {
    if (gone && alive.delete(gone)) held[kind]--
    return forget.call(this, gone)
  }
}
for (const kind of ["ResizeObserver", "MutationObserver", "IntersectionObserver"]) {
  const watching = new WeakSet()
  window[kind] = class extends window[kind] {
    observe(...given) {
      if (!watching.has(this)) held.observers++
      watching.add(this)
      return super.observe(...given)
    }
    disconnect() {
      if (watching.delete(this)) held.observers--
      return super.disconnect()
    }
  }
}
const contexts = []
const real = HTMLCanvasElement.prototype.getContext
HTMLCanvasElement.prototype.getContext = function (...given) {
  const context = real.apply(this, given)
  if (context instanceof WebGL2RenderingContext) contexts.push(new WeakRef(context))
  return context
}
Object.defineProperty(held, "contexts", {
  enumerable: true,
  get: () => new Set(contexts.map((one) => one.deref()).filter((one) => one && !one.isContextLost())).size,
})
"""

#: Shadows and the sky that glass mirrors take the processor a minute a swap, most of it for shaders. What is
#: made for them and given back is the same where everything is asked for and no triangle is drawn.
UNDRAWN = """
for (const kind of ["Arrays", "Elements", "ArraysInstanced", "ElementsInstanced"])
  WebGL2RenderingContext.prototype[`draw${kind}`] = () => undefined
"""

#: Looks at a development as a buyer does - stages, a home, the cut, indoors, the night - and goes away again.
SWAP = """
async ({ chunk, development, quality }) => {
  const { Viewer } = await import(chunk)
  const address = `/d/${development}/build/`
  const manifest = await (await fetch(`${address}manifest.json`)).json()
  const canvas = document.createElement("canvas")
  canvas.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 96px; height: 64px"
  document.body.append(canvas)
  const stops = manifest.stages.map(({ id, planned }, stage) =>
    ({ id, stage, day: planned.finish, basis: "planned" }))
  const theme = { dark: false, paper: "#f6f3ee", mark: "#c98a2b", accent: "#9a5b3c" }
  const nothing = () => undefined
  const viewer = new Viewer({
    canvas, manifest, stops, address, theme, search: `?quality=${quality}`, still: true,
    hidden: () => false, seen: nothing, picked: nothing, hovered: nothing, rested: nothing, walked: nothing,
    lit: nothing,
  })
  const drawn = () => new Promise((resolve) => {
    const tell = () => { viewer.drawn.delete(tell); resolve() }
    viewer.drawn.add(tell)
    viewer.cover({ top: 0, right: 0, bottom: (viewer.turned = !viewer.turned) ? 1 : 0, left: 0 })
    viewer.turn(1, 0)
  })
  viewer.home(false)
  const stands = async () => {
    while (viewer.state().people === 0) await new Promise(requestAnimationFrame)
    await drawn()
  }
  await viewer.load()
  for (const { id } of [stops[0], stops.at(-1)]) { viewer.showStage(id); await drawn() }
  await stands()
  viewer.shine({ month: 6, minutes: 1380 })
  viewer.setTheme({ ...theme, dark: true })
  const unit = manifest.units[0]?.id ?? null
  viewer.highlight(unit)
  await drawn()
  viewer.select(unit, false)
  viewer.asking.featuresAt(new Float32Array([40, 30, 60, 40]))
  const [x, y, z] = manifest.bounds.low.map((low, axis) => (low + manifest.bounds.high[axis]) / 2)
  viewer.enter([x, y, z], [1, 0, 0])
  await drawn()
  viewer.leave()
  await drawn()
  const { draws, memory } = viewer.state()
  viewer.dispose()
  canvas.remove()
  return { draws, buffers: memory.buffers, shadows: memory.shadows }
}
"""


@pytest.fixture
def two(tmp_path: Path, sample_build: Path) -> Iterator[Served]:
    """A server with the sample development and a small one beside it."""
    write_copies(tmp_path / "copies", 1)
    maquette("import", str(tmp_path / "copies"), "--into", str(tmp_path / "builds"), "--quick")
    shutil.copytree(sample_build, tmp_path / "builds", dirs_exist_ok=True)
    with serving(tmp_path) as served:
        yield served


@pytest.mark.parametrize("quality", ["low", "full"])
def test_a_buyer_who_goes_from_development_to_development_leaves_nothing_behind_in_the_browser(
    two: Served, visit: Visit, quality: str
) -> None:
    page = visit.page
    if quality != "low":
        page.add_init_script(UNDRAWN)
    developments = sorted(path.parent.name for path in (two.data / "builds").glob("*/manifest.json"))
    assert len(developments) == 2
    page.add_init_script(COUNTED)
    page.goto(f"{two.url}/d/{developments[0]}/?quality=low")
    page.wait_for_selector("html[data-ready=scene]", state="attached")
    page.click("#consent-no")
    browser = visit.context.new_cdp_session(page)
    browser.send("Performance.enable")

    def swap(times: int) -> None:
        for turn in range(times):
            given = {
                "chunk": asset("src/viewer/viewer.ts"),
                "development": developments[turn % 2],
                "quality": quality,
            }
            seen = page.evaluate(SWAP, given)
            assert seen["draws"] > 0
            assert seen["buffers"] > 0
            assert (seen["shadows"] > 0) == (quality == "full")

    swap(BEFORE)
    before = held(page, browser)
    swap(SWAPS)
    added = {name: now - before[name] for name, now in held(page, browser).items()}
    assert added.pop("JSHeapUsedSize") < SWAPS * HEAP
    for kind, own in THREES_OWN[quality].items():
        assert added.pop(kind) == SWAPS * own, kind
    assert added == dict.fromkeys(added, 0)
    assert visit.complaints == []


def held(page: Page, browser: CDPSession) -> dict[str, float]:
    """What is held by the page and on the graphics card when nothing is held that nobody can reach."""
    for _ in range(2):
        browser.send("HeapProfiler.collectGarbage")
        page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
    found = {one["name"]: one["value"] for one in browser.send("Performance.getMetrics")["metrics"]}
    kept = ("JSEventListeners", "Nodes", "Documents", "JSHeapUsedSize")
    on_card: dict[str, float] = page.evaluate("({ ...window.held })")
    return on_card | {name: found[name] for name in kept if name in found}
