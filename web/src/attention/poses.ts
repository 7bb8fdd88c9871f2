// Where the camera stood and what else was on show, only when it changed: enough to walk a visit again in the same scene.
import { MAX_SHOW, type Pose } from "../wire.gen";

/** Metres in the scene's frame, as in the manifest. */
export interface Eye {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** What else is on show, as the page's address says it. */
  readonly show?: string;
}

type Triple = [number, number, number];

export class PoseLog {
  #poses: Pose[] = [];
  #last = "";
  /** What the last pose of this batch said was on show; null where none has. */
  #said: string | null = null;

  get length(): number {
    return this.#poses.length;
  }

  /** Note the pose, in whole centimetres, unless it is the last one. */
  note({ eye, target, show: whole = "" }: Eye, stage: string, at: number): void {
    // What comes last in an address can be done without; a batch that is too long is refused.
    const show = whole.slice(0, MAX_SHOW);
    const pose = { at, eye: centimetres(eye), target: centimetres(target), stage };
    const key = [pose.eye, pose.target, stage, show].join();
    if (key === this.#last) return;
    this.#last = key;
    this.#poses.push(show === this.#said ? pose : { ...pose, show });
    this.#said = show;
  }

  /** All poses noted since the last call; the next says anew what is on show, for batches may get lost. */
  cut(): Pose[] {
    const poses = this.#poses;
    this.#poses = [];
    this.#said = null;
    return poses;
  }
}

/** Every other pose, the last one among them: half the detail, the same walk, and all that was on show. */
export function thinned(poses: readonly Pose[]): Pose[] {
  let said: Pose["show"];
  return poses.flatMap((pose, i) => {
    said = pose.show ?? said;
    if ((poses.length - 1 - i) % 2 !== 0) return [];
    const show = said;
    said = undefined;
    return [show === undefined ? pose : { ...pose, show }];
  });
}

function centimetres([x, y, z]: readonly [number, number, number]): Triple {
  return [Math.round(x * 100), Math.round(y * 100), Math.round(z * 100)];
}
