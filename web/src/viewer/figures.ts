/** What a test, or whoever wonders, can ask of the picture: what the last frame drew and what stands. */
import { UNDER_CONSTRUCTION } from "./calendar";
import type { Maquette } from "./maquette";
import type { SceneState } from "./options";
import type { Tier } from "./quality";

export function figuresOf(maquette: Maquette, { quality, shadows }: Tier): SceneState {
  const { states, openness, altitude, memory, renderer, beside } = maquette;
  const { render, programs } = renderer.info;
  return {
    draws: render.calls,
    triangles: render.triangles,
    shown: states.shown,
    underConstruction: states.current.filter((state) => state === UNDER_CONSTRUCTION).length,
    quality,
    frames: render.frame,
    programs: programs?.length ?? 0,
    beside,
    painted: maquette.painted,
    people: maquette.people,
    occlusion: openness,
    sun: altitude,
    ratio: renderer.getPixelRatio(),
    shadows,
    memory,
  };
}
