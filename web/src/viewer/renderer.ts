/** What draws: WebGL 2, colours as a photograph has them, shadows only when something moved. */
import { NeutralToneMapping, PCFShadowMap, WebGLRenderer } from "three";
import type { Machine } from "./machine";

/** The renderer of `machine`. */
export function rendererOf({ canvas, context, quality }: Machine): WebGLRenderer {
  const renderer = new WebGLRenderer({ canvas, context, alpha: true });
  // Asking for a shader's log means waiting for the card; what is wrong with one is seen by the tests.
  renderer.debug.checkShaderErrors = false;
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.shadowMap.enabled = quality !== "low";
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
  return renderer;
}
