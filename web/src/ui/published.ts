/** What tests and the curious may read of the page; nothing in it can be changed. */
import type { Permitted } from "../consent/permitted";
import type { Showroom } from "../showroom";

export function publish({ choice, scenery }: Showroom, permitted: Permitted): void {
  const state = () => ({
    ...choice.now,
    camera: scenery.viewer?.stand() ?? null,
    scene: scenery.state(),
    featuresAt: (points: number[]) => scenery.featuresAt(new Float32Array(points)),
    recording: permitted.recording?.totals() ?? null,
  });
  Object.defineProperty(window, "maquette", { value: Object.freeze({ state }) });
}
