// Where the camera stood and what else was on show, only when it changed: enough to walk a visit again in the same scene.
import { MAX_SHOW, type Pose, WALKED } from "../wire.gen";

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

/** How many poses `poses` say, those of their walks among them. */
export function posesIn(poses: readonly Pose[]): number {
  return poses.reduce((sum, { walk = [] }) => sum + 1 + walk.length / WALKED, 0);
}

/** Every other pose, the last one among them: half the detail, the same walk, and all that was on show. */
export function thinned(poses: readonly Pose[]): Pose[] {
  const all = unfolded(poses);
  let said: Pose["show"];
  const kept = all.flatMap((pose, i) => {
    said = pose.show ?? said;
    if ((all.length - 1 - i) % 2 !== 0) return [];
    const show = said;
    said = undefined;
    return [show === undefined ? pose : { ...pose, show }];
  });
  return folded(kept);
}

/** The same poses, those that differ from the one before in nothing but place said by its walk. */
export function folded(poses: readonly Pose[]): Pose[] {
  const out: (Pose & { walk?: number[] })[] = [];
  let before: Pose | undefined;
  for (const pose of poses) {
    const last = out[out.length - 1];
    const alone = !before?.walk && !pose.walk;
    if (last && before && alone && before.stage === pose.stage && pose.show === undefined) {
      const from = numbers(before);
      const moved = numbers(pose).map((one, i) => one - (from[i] ?? 0));
      last.walk = [...(last.walk ?? []), ...moved];
    } else out.push({ ...pose });
    before = pose;
  }
  return out;
}

/** Each pose by itself again. */
export function unfolded(poses: readonly Pose[]): Pose[] {
  return poses.flatMap(({ walk = [], ...first }) => {
    const out: Pose[] = [first];
    let now = numbers(first);
    for (let i = 0; i < walk.length; i += WALKED) {
      now = now.map((one, k) => one + (walk[i + k] ?? 0));
      const [at = 0, ...places] = now;
      const [eye, target] = [places.slice(0, 3) as Triple, places.slice(3) as Triple];
      out.push({ at, eye, target, stage: first.stage });
    }
    return out;
  });
}

function numbers({ at, eye, target }: Pose): number[] {
  return [at, ...eye, ...target];
}

function centimetres([x, y, z]: readonly [number, number, number]): Triple {
  return [Math.round(x * 100), Math.round(y * 100), Math.round(z * 100)];
}
