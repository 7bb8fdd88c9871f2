// For tests: a scene of flat boxes, a clock that only moves when told, and a buyer's hands.
import type { Eye } from "./poses";
import type { Probe } from "./probe";
import { Sampler } from "./sampler";
import type { Screen } from "./screen";

export interface Box {
  readonly feature: string | null;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export class TestScene implements Probe {
  revision = 0;
  stage = "structure";
  /** Where two stages are compared: left of `line` is the other one. */
  compared: { readonly stage: string; readonly line: number } | null = null;
  width = 1000;
  height = 800;
  boxes: Box[];
  panels: Screen["panels"] = [];
  eye: Eye | null = null;
  now = 1_000;
  rays = 0;
  /** Ms that one ray takes. */
  rayCost = 0;
  readonly turns: number[] = [];
  readonly sampler: Sampler;
  #timers: { at: number; call: () => void }[] = [];

  constructor(boxes: Box[], onTick: (now: number) => void = () => {}) {
    this.boxes = boxes;
    this.sampler = new Sampler(
      {
        probe: this,
        screen: () => this.screen(),
        pose: () => this.eye,
        clock: () => this.now,
        later: (call, ms) => this.later(call, ms),
        onTick,
      },
      true,
      true,
    );
  }

  featuresAt(points: Float32Array): (string | null)[] {
    this.rays += points.length / 2;
    this.now += (points.length / 2) * this.rayCost;
    return Array.from({ length: points.length / 2 }, (_, i) => {
      const x = points[2 * i] ?? 0;
      const y = points[2 * i + 1] ?? 0;
      const hit = this.boxes.find((b) => x >= b.left && x < b.right && y >= b.top && y < b.bottom);
      return hit?.feature ?? null;
    });
  }

  stageAt(x: number): string | null {
    return this.compared && x < this.compared.line ? this.compared.stage : null;
  }

  screen(): Screen {
    const { width, height, panels } = this;
    const view = { left: 0, top: 0, right: width, bottom: height };
    return { width, height, view, panels, key: JSON.stringify([width, height, panels]) };
  }

  later(call: () => void, ms: number): () => void {
    const timer = { at: this.now + Math.max(0, ms), call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Let time pass; timers ring when they are due. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = this.#timers.filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.now = Math.max(this.now, due.at);
      const began = this.now;
      due.call();
      this.turns.push(this.now - began);
    }
    this.now = Math.max(this.now, until);
  }

  /** The machine sleeps, or the main thread is busy: time passes and no timer rings. */
  sleep(ms: number): void {
    this.now += ms;
  }

  /** The camera moved, by the buyer's hand. */
  move(boxes: Box[] = this.boxes): void {
    this.boxes = boxes;
    this.revision++;
    this.sampler.input();
  }
}
