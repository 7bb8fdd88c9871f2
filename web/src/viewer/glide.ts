/** One unhurried motion from where somebody stands inside to another place in the same room. */
import { Vector3 } from "three";
import { smooth } from "./smooth";

/** Metres a second, and how long it takes at least and at most, seconds. */
const PACE = 2.6;
const SHORTEST = 0.9;
const LONGEST = 1.6;

export class Glide {
  readonly #from: { eye: Vector3; yaw: number; pitch: number };
  readonly #to: { eye: Vector3; yaw: number; pitch: number };
  readonly #seconds: number;
  #passed = 0;

  constructor(eye: Vector3, towards: Vector3, toEye: Vector3, toTowards: Vector3) {
    this.#from = { eye: eye.clone(), ...anglesOf(towards) };
    this.#to = { eye: toEye.clone(), ...anglesOf(toTowards) };
    this.#seconds = Math.min(LONGEST, Math.max(SHORTEST, eye.distanceTo(toEye) / PACE));
  }

  /** `seconds` later: where the eyes are and what they look along; `over` when that is the other place. */
  advance(seconds: number): { eye: Vector3; towards: Vector3; over: boolean } {
    this.#passed += seconds;
    const part = smooth(0, this.#seconds, this.#passed);
    const { eye, yaw, pitch } = this.#from;
    const turn = Math.atan2(Math.sin(this.#to.yaw - yaw), Math.cos(this.#to.yaw - yaw));
    const [around, up] = [yaw + turn * part, pitch + (this.#to.pitch - pitch) * part];
    const level = Math.cos(up);
    return {
      eye: eye.clone().lerp(this.#to.eye, part),
      towards: new Vector3(Math.sin(around) * level, Math.sin(up), Math.cos(around) * level),
      over: this.#passed >= this.#seconds,
    };
  }
}

function anglesOf(towards: Vector3): { yaw: number; pitch: number } {
  const { x, y, z } = towards.clone().normalize();
  return { yaw: Math.atan2(x, z), pitch: Math.asin(y) };
}
