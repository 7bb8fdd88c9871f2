/** What draws: WebGL 2, colours as a photograph has them, shadows only when something moved. */
import { NeutralToneMapping, PCFShadowMap, WebGLRenderer } from "three";
import type { Quality } from "./quality";

/** A renderer onto `canvas`; throws where the browser has no WebGL 2. */
export function rendererOn(canvas: HTMLCanvasElement, quality: Quality): WebGLRenderer {
  const antialias = quality !== "low";
  const context = canvas.getContext("webgl2", { alpha: true, antialias });
  if (!context) throw new Error("This browser draws no WebGL 2.");
  const renderer = new WebGLRenderer({ canvas, context, alpha: true });
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.shadowMap.enabled = quality !== "low";
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
  return renderer;
}
