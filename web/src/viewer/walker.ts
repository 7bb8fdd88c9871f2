/** Somebody who walks in the building: upright, on floors and stairs, never in a wall and never over an edge. */
import { Vector3 } from "three";
import { EYE } from "./eye";

/** Half the width of a person between walls, metres. */
const RADIUS = 0.22;
/** What is no higher than this is stepped on; what falls away further than `EDGE` is not walked over. */
const STEP = 0.34;
const EDGE = 0.7;
/** Metres a second, and how quickly feet find a floor that is higher or lower. */
const PACE = 1.5;
const SETTLING = 9;
/** So much of the way is walked before walls are asked again. */
const STRIDE = 0.08;
/** Nobody looks further up or down than this, radians. */
const HIGHEST = 1.35;
/** Nearer than this, metres, one has arrived. */
const ARRIVED = 0.12;

/** What a walker asks of the building. */
export interface Surroundings {
  /** Metres straight down from a point to what bears, or null within `limit` metres. */
  below(at: Vector3, limit: number): number | null;
  /** Moves the upright line to where it keeps `radius` from walls; how deep it was in one. */
  keepOff(low: Vector3, high: Vector3, radius: number): number;
}

export class Walker {
  readonly #around: Surroundings;
  readonly #ground: number;
  /** Where the feet are. */
  readonly #feet = new Vector3();
  #floor = 0;
  #yaw = 0;
  #pitch = 0;
  /** What keys ask for: forwards, and to the right; -1 to 1. */
  #forward = 0;
  #aside = 0;
  #goal: Vector3 | null = null;
  #seen = { x: Number.NaN, y: 0, z: 0, yaw: 0, pitch: 0 };

  /** `ground` is the height of the ground around the building, metres. */
  constructor(around: Surroundings, ground: number) {
    this.#around = around;
    this.#ground = ground;
  }

  /** Stand with the eyes at `eye`, or as near as walls allow, and look along `towards`. */
  enter(eye: Vector3, towards: Vector3): void {
    this.stop();
    this.#feet.copy(eye).setY(eye.y - EYE);
    // Whoever stood on a higher floor before is not there any more.
    this.#floor = this.#feet.y;
    this.#floor = this.#floorUnder(this.#feet, 2.5) ?? Math.max(this.#feet.y, this.#ground);
    this.#feet.y = this.#floor;
    for (let tries = 0; tries < 8 && this.#keepOff(this.#feet) > 0.001; tries++);
    this.#yaw = Math.atan2(-towards.x, -towards.z);
    this.#pitch = Math.asin(Math.max(-1, Math.min(1, towards.y / (towards.length() || 1))));
  }

  get eye(): Vector3 {
    return this.#feet.clone().setY(this.#feet.y + EYE);
  }

  /** Unit vector of the look. */
  get towards(): Vector3 {
    const level = Math.cos(this.#pitch);
    return new Vector3(
      -Math.sin(this.#yaw) * level,
      Math.sin(this.#pitch),
      -Math.cos(this.#yaw) * level,
    );
  }

  /** Look so much further to the right and up, radians. */
  turn(right: number, up: number): void {
    this.#yaw -= right;
    this.#pitch = Math.max(-HIGHEST, Math.min(HIGHEST, this.#pitch + up));
  }

  /** Walk on until told otherwise: forwards and to the right, -1 to 1 each. */
  walk(forward: number, aside: number): void {
    this.#goal = null;
    this.#forward = forward;
    this.#aside = aside;
  }

  /** Walk straight towards `point` on a floor, as far as one can. */
  goTo(point: Vector3): void {
    this.stop();
    this.#goal = point.clone();
  }

  stop(): void {
    this.#goal = null;
    this.#forward = this.#aside = 0;
  }

  /** Live `seconds` on; true while anything moves. */
  advance(seconds: number): boolean {
    const way = this.#way().multiplyScalar(Math.min(seconds, 0.1));
    const far = way.length();
    let left = far;
    while (left > 1e-6) {
      const part = Math.min(STRIDE, left);
      if (!this.#stride(way.clone().multiplyScalar(part / far))) {
        this.#goal = null;
        break;
      }
      left -= part;
    }
    const gap = this.#floor - this.#feet.y;
    this.#feet.y += Math.abs(gap) < 0.002 ? gap : gap * Math.min(1, seconds * SETTLING);
    return this.#moved();
  }

  /** Metres a second, level. */
  #way(): Vector3 {
    if (this.#goal) {
      const rest = this.#goal.clone().sub(this.#feet).setY(0);
      if (rest.length() > ARRIVED) return rest.setLength(PACE * 1.4);
      this.#goal = null;
    }
    const ahead = new Vector3(-Math.sin(this.#yaw), 0, -Math.cos(this.#yaw));
    const right = new Vector3(-ahead.z, 0, ahead.x);
    const way = ahead.multiplyScalar(this.#forward).addScaledVector(right, this.#aside);
    return way.length() > 1 ? way.setLength(PACE) : way.multiplyScalar(PACE);
  }

  /** One stride; along a wall or an edge where straight on is no way. False where there is none at all. */
  #stride(by: Vector3): boolean {
    for (const part of [by, new Vector3(by.x, 0, 0), new Vector3(0, 0, by.z)]) {
      if (part.length() < by.length() * 0.05) continue;
      const next = this.#feet.clone().add(part);
      this.#keepOff(next);
      const floor = this.#floorUnder(next, STEP + EDGE);
      if (floor === null || next.distanceTo(this.#feet) < by.length() * 0.02) continue;
      this.#feet.x = next.x;
      this.#feet.z = next.z;
      this.#floor = floor;
      return true;
    }
    return false;
  }

  /** Height of what bears under feet at `at`, no further than `limit` below a step's height; the ground always does. */
  #floorUnder(at: Vector3, limit: number): number | null {
    const from = at.clone().setY(Math.max(this.#floor, at.y) + STEP);
    const far = this.#around.below(from, limit);
    if (far !== null) return from.y - far;
    return from.y - limit <= this.#ground ? this.#ground : null;
  }

  #keepOff(feet: Vector3): number {
    const low = feet.clone().setY(feet.y + STEP + RADIUS);
    const high = feet.clone().setY(feet.y + EYE);
    const deep = this.#around.keepOff(low, high, RADIUS);
    feet.x = low.x;
    feet.z = low.z;
    return deep;
  }

  #moved(): boolean {
    const { x, y, z } = this.#feet;
    const now = { x, y, z, yaw: this.#yaw, pitch: this.#pitch };
    const before = this.#seen;
    this.#seen = now;
    return (Object.keys(now) as (keyof typeof now)[]).some((key) => now[key] !== before[key]);
  }
}
