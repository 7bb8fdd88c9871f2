// Where the camera stood, only when it moved: enough to walk a visit again in the same scene.
import type { Pose } from "../wire.gen";

/** Metres in the scene's frame, as in the manifest. */
export interface Eye {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

type Triple = [number, number, number];

export class PoseLog {
  #poses: Pose[] = [];
  #last = "";

  get length(): number {
    return this.#poses.length;
  }

  /** Note the pose, in whole centimetres, unless it is the last one. */
  note({ eye, target }: Eye, stage: string, at: number): void {
    const pose = { at, eye: centimetres(eye), target: centimetres(target), stage };
    const key = [pose.eye, pose.target, stage].join();
    if (key === this.#last) return;
    this.#last = key;
    this.#poses.push(pose);
  }

  /** All poses noted since the last call. */
  cut(): Pose[] {
    const poses = this.#poses;
    this.#poses = [];
    return poses;
  }
}

/** Every other pose, the last one among them: half the detail, the same walk. */
export function thinned(poses: readonly Pose[]): Pose[] {
  return poses.filter((_, i) => (poses.length - 1 - i) % 2 === 0);
}

function centimetres([x, y, z]: readonly [number, number, number]): Triple {
  return [Math.round(x * 100), Math.round(y * 100), Math.round(z * 100)];
}
