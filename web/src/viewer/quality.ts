/** How much the machine is asked to draw: full where a graphics card draws, low where the processor must. */

export type Quality = "full" | "low";

/** Pixel ratios beyond this cost more than anyone sees. */
export const MAX_PIXEL_RATIO = 2;
/** Frames slower than this, ms, in a row of `SLOW_FRAMES` moving ones, bring the quality down. */
const SLOW_FRAME = 50;
const SLOW_FRAMES = 12;

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** The quality that the address asks for (`?quality=low`), else what the renderer's name suggests. */
export function qualityFor(search: string, rendererName: string): Quality {
  const asked = new URLSearchParams(search).get("quality");
  if (asked === "low" || asked === "full") return asked;
  return SOFTWARE.test(rendererName) ? "low" : "full";
}

/** The name that the graphics driver goes by, "" where the browser keeps it to itself or draws no WebGL 2. */
export function rendererName(): string {
  // A context of its own: whether the real one smooths edges must be known before it is made.
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? "");
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}

/** Watches the time between frames of one motion and says when they have been slow for long. */
export class FrameWatch {
  #slow = 0;

  /** `between` in ms since the frame before of the same motion; true once, when it is time to do less. */
  tooSlow(between: number): boolean {
    // A gap of a second is a pause or a hidden tab, not a slow frame.
    this.#slow = between > SLOW_FRAME && between < 1000 ? this.#slow + 1 : 0;
    if (this.#slow < SLOW_FRAMES) return false;
    this.#slow = 0;
    return true;
  }
}
