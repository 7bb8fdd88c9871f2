/** Where somebody stands, on plan: the storey, the point and the way they look. Pure. */
import type { Storey } from "../manifest.gen";
import { EYE } from "../viewer/eye";
import type { Stand } from "../viewer/steer";

/** So far below a floor the feet may be and still stand on it, metres: thresholds, the last step of a stair. */
const SLACK = 0.6;

export interface OnPlan {
  /** Index of the storey. */
  readonly storey: number;
  /** Metres on plan, as in the scene. */
  readonly x: number;
  readonly z: number;
  /** Degrees clockwise from the plan's up. */
  readonly bearing: number;
}

/** Null below the lowest floor. */
export function onPlan({ eye, target }: Stand, storeys: readonly Storey[]): OnPlan | null {
  const feet = eye[1] - EYE;
  let storey = -1;
  storeys.forEach(({ elevation }, index) => {
    const best = storeys[storey]?.elevation ?? Number.NEGATIVE_INFINITY;
    if (elevation <= feet + SLACK && elevation > best) storey = index;
  });
  if (storey < 0) return null;
  const bearing = (Math.atan2(target[0] - eye[0], eye[2] - target[2]) * 180) / Math.PI;
  return { storey, x: eye[0], z: eye[2], bearing };
}
