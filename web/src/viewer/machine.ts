/** What this browser draws with, and how much it is asked to. Every context has to be waited for, so there is one. */
import { type Quality, qualityFor } from "./quality";

/** The context of a canvas, and the quality that it is made for. */
export interface Machine {
  readonly canvas: HTMLCanvasElement;
  readonly context: WebGL2RenderingContext;
  readonly quality: Quality;
}

/** What three.js will ask every context for: asked while the card has nothing else to do, it is known by then. */
const ASKED_LATER = [
  "EXT_color_buffer_float",
  "WEBGL_clip_cull_distance",
  "OES_texture_float_linear",
  "EXT_color_buffer_half_float",
  "WEBGL_multisampled_render_to_texture",
  "WEBGL_render_shared_exponent",
  "EXT_texture_filter_anisotropic",
  "KHR_parallel_shader_compile",
];

const known = new WeakMap<HTMLCanvasElement, Machine | null>();

/**
 * What draws on `canvas`, as the address' `search` asks for it or as the machine can; null without WebGL 2.
 *
 * Asked once for each canvas. Where the machine is slow another canvas takes the place of this one.
 */
export function machineOf(canvas: HTMLCanvasElement, search: string): Machine | null {
  const had = known.get(canvas);
  if (had !== undefined) return had;
  const found = ask(canvas, search);
  for (const name of ASKED_LATER) found?.context.getExtension(name);
  known.set(found?.canvas ?? canvas, found);
  return found;
}

function ask(canvas: HTMLCanvasElement, search: string): Machine | null {
  const hoped = qualityFor(search, () => "");
  const context = contextOn(canvas, hoped);
  if (!context) return null;
  const quality = qualityFor(search, () => nameOf(context));
  if (quality === hoped || quality !== "low") return { canvas, context, quality };
  // Whether edges are smooth is settled when a context is made.
  context.getExtension("WEBGL_lose_context")?.loseContext();
  const plain = canvas.cloneNode() as HTMLCanvasElement;
  canvas.replaceWith(plain);
  const second = contextOn(plain, quality);
  return second && { canvas: plain, context: second, quality };
}

function contextOn(canvas: HTMLCanvasElement, quality: Quality): WebGL2RenderingContext | null {
  return canvas.getContext("webgl2", { alpha: true, antialias: quality !== "low" });
}

/** The name that the graphics driver goes by, "" where the browser keeps it to itself. */
function nameOf(context: WebGL2RenderingContext): string {
  const info = context.getExtension("WEBGL_debug_renderer_info");
  return String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER) ?? "");
}
