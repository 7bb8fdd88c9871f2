/** What this browser draws with. Asked once: every context that is made for asking has to be waited for. */

let asked: string | null | undefined;

/** The name that the graphics driver goes by, "" where the browser keeps it to itself; null without WebGL 2. */
export function rendererName(): string | null {
  if (asked === undefined) asked = ask();
  return asked;
}

function ask(): string | null {
  // A context of its own: whether the real one smooths edges must be known before it is made.
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return null;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? "");
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}
