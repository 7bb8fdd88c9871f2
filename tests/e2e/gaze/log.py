"""What a page did, taken down beside it: cameras as its graphics card was told, hands, and being seen."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from playwright.sync_api import Page

from tests.e2e.gaze.picture import Camera

#: Put into the page before its own scripts. It reads what the page tells WebGL, and the browser the page.
LISTEN = """
window.gazed = { cameras: [], points: [], inputs: [], seen: [], gaps: [] }
{
  const names = new Map()
  const { prototype } = WebGL2RenderingContext
  const { getUniformLocation, uniformMatrix4fv, bindFramebuffer } = prototype
  let onScreen = true
  const told = { projectionMatrix: null, viewMatrix: null }
  let noted = true
  const note = () => {
    noted = true
    const { projectionMatrix, viewMatrix } = told
    if (!projectionMatrix || !viewMatrix) return
    const both = [...projectionMatrix, ...viewMatrix]
    const last = gazed.cameras.at(-1)
    if (last && last.matrices.every((one, i) => one === both[i])) return
    gazed.cameras.push({ at: performance.now(), matrices: both })
  }
  prototype.getUniformLocation = function (program, name) {
    const place = getUniformLocation.call(this, program, name)
    if (place && name in told) names.set(place, name)
    return place
  }
  prototype.bindFramebuffer = function (target, buffer) {
    if (target !== this.READ_FRAMEBUFFER) onScreen = buffer === null
    return bindFramebuffer.call(this, target, buffer)
  }
  prototype.uniformMatrix4fv = function (place, transposed, values, ...rest) {
    const name = names.get(place)
    if (name && onScreen && this.canvas.id === "canvas") {
      told[name] = Array.from(values)
      if (noted) queueMicrotask(note)
      noted = false
    }
    return uniformMatrix4fv.call(this, place, transposed, values, ...rest)
  }
  const at = () => performance.now()
  const passive = { capture: true, passive: true }
  for (const kind of ["pointermove", "pointerdown", "pointerup", "pointercancel"])
    addEventListener(kind, ({ clientX: x, clientY: y, pointerType: hand, buttons }) => {
      gazed.points.push({ at: at(), kind, x, y, hand, buttons })
      gazed.inputs.push(at())
    }, passive)
  for (const kind of ["wheel", "keydown"]) addEventListener(kind, () => gazed.inputs.push(at()), passive)
  const seen = (stays) => {
    const here = stays && document.visibilityState === "visible" && document.hasFocus()
    gazed.seen.push({ at: at(), here })
  }
  for (const kind of ["focus", "blur", "pageshow"]) addEventListener(kind, () => seen(true), passive)
  addEventListener("pagehide", () => seen(false), passive)
  document.addEventListener("visibilitychange", () => seen(true), passive)
}
"""


@dataclass(frozen=True)
class Look:
    """The camera from ``at`` (ms of the page's monotonic clock) until the next one."""

    at: float
    camera: Camera


@dataclass(frozen=True)
class Touched:
    """Where a hand was (CSS pixels of the page) at ``at``, ms; ``held`` for a finger that stays down."""

    at: float
    x: float
    y: float
    held: bool
    lifted: bool


@dataclass(frozen=True)
class Log:
    """Everything that was taken down, in order; times in ms."""

    looks: list[Look]
    touches: list[Touched]
    inputs: list[float]
    #: When the page began or ceased to be seen and focused.
    seen: list[tuple[float, bool]]
    #: From when until when the page's process stood still.
    gaps: list[tuple[float, float]]


def read(page: Page) -> Log:
    """The log of ``page`` so far."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const { width, height } = document.getElementById("scene").getBoundingClientRect();
          return { ...gazed, width, height };
        }"""
    )
    width, height = round(found["width"]), round(found["height"])
    looks = []
    for one in found["cameras"]:
        projection, view = np.array(one["matrices"]).reshape(2, 4, 4).transpose(0, 2, 1)
        looks.append(Look(one["at"], Camera(projection, view, width, height)))
    touches = [
        Touched(
            one["at"],
            one["x"],
            one["y"],
            one["hand"] != "mouse" and one["buttons"] > 0,
            one["kind"] in ("pointerup", "pointercancel"),
        )
        for one in found["points"]
    ]
    seen = [(one["at"], one["here"]) for one in found["seen"]]
    return Log(looks, touches, found["inputs"], seen, [(start, end) for start, end in found["gaps"]])
