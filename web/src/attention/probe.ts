// What recording asks of whatever shows the building; the viewer fits this without knowing of attention.

/** Says what is visible where. */
export interface Probe {
  /** One more whenever camera, stage, visibility or size changed; while it stays, so do the answers. */
  readonly revision: number;
  /** Id of the stage on show; "" while there is none, and then nothing counts for a feature. */
  readonly stage: string;
  /** Where two stages are compared in one view: id of the other one at `x`, CSS pixels, or null where it is `stage`. */
  stageAt?(x: number): string | null;
  /** Size of the view in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The feature that is visible at each point (x, y pairs in CSS pixels of the view), null for none. */
  featuresAt(points: Float32Array): (string | null)[];
}

/** A part of the page that lies over the view and counts for its feature, or for nobody's. */
export interface Panel {
  readonly feature: string | null;
  readonly element: HTMLElement;
}
