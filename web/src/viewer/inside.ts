/** The buyer's eyes inside the building: a walker with the camera, led by drags, taps on the floor and keys. */
import { type PerspectiveCamera, Raycaster, Vector2, Vector3 } from "three";
import type { Elements } from "../manifest.gen";
import { Glide } from "./glide";
import type { Sight } from "./sight";
import type { Stand } from "./steer";
import { Walker } from "./walker";

/** Vertical field of view indoors, degrees: a room needs a wider lens than a façade, a phone held upright most. */
const WIDE = 58;
const TALL = 74;
const NEAR = 0.06;
/** Radians that a drag over the whole height of the view turns. */
const TURN = 1.9;
/** What keys turn in a second, radians. */
const KEY_TURN = 1.4;
/** A tap further away than this, metres, is not walked to in one go. */
const REACH = 14;

/** One walks through doors, whether they are drawn open or closed. */
const PASSES = new Set([
  "IfcDoor",
  "IfcDoorStandardCase",
  "IfcSpace",
  "IfcCurtain",
  "IfcOpeningElement",
]);

/** What is held down: forwards and to the right by steps, and turns; -1 to 1 each. */
export interface Held {
  readonly forward: number;
  readonly aside: number;
  readonly turn: number;
}

const NOTHING: Held = { forward: 0, aside: 0, turn: 0 };

export class Inside {
  readonly #canvas: HTMLCanvasElement;
  readonly #camera: PerspectiveCamera;
  readonly #walker: Walker;
  readonly #sight: Sight;
  readonly #wake: () => void;
  readonly #listeners = new AbortController();
  readonly #caster = new Raycaster();
  #held: Held = NOTHING;
  #drag: { id: number; x: number; y: number } | null = null;
  #glide: Glide | null = null;
  #outside: { fov: number; near: number } | null = null;

  /** `ground` is the height of the ground, metres; `wake` is called when a frame is needed. */
  constructor(
    canvas: HTMLCanvasElement,
    camera: PerspectiveCamera,
    sight: Sight,
    elements: Pick<Elements, "ifc_class">,
    ground: number,
    wake: () => void,
  ) {
    this.#canvas = canvas;
    this.#camera = camera;
    this.#sight = sight;
    this.#wake = wake;
    const passes = (element: number) => PASSES.has(elements.ifc_class[element] ?? "");
    this.#walker = new Walker(
      {
        below: (at, limit) => sight.below(at, limit),
        keepOff: (low, high, radius) => sight.keepOff(low, high, radius, passes),
      },
      ground,
    );
    this.#listen();
  }

  get entered(): boolean {
    return this.#outside !== null;
  }

  /**
   * Take the camera and stand at `eye`, as near as walls allow, looking along `towards`; who stands inside
   * already is taken there in one motion if `glide`.
   */
  enter(eye: Vector3, towards: Vector3, glide = false): void {
    const from = this.#walker;
    this.#glide = null;
    if (glide && this.entered && this.#sight.clear(from.eye, eye)) {
      this.#glide = new Glide(from.eye, from.towards, eye, towards);
      this.#wake();
      return;
    }
    const camera = this.#camera;
    this.#outside ??= { fov: camera.fov, near: camera.near };
    camera.near = NEAR;
    this.fit();
    this.#held = NOTHING;
    this.#walker.enter(eye, towards);
    this.#look();
    this.#wake();
  }

  /** Give the camera back. */
  leave(): void {
    if (!this.#outside) return;
    this.halt();
    Object.assign(this.#camera, this.#outside);
    this.#camera.updateProjectionMatrix();
    this.#outside = null;
    this.#drag = null;
  }

  /** The view has another shape. */
  fit(): void {
    if (!this.#outside) return;
    this.#camera.fov = this.#camera.aspect < 1 ? TALL : WIDE;
    this.#camera.updateProjectionMatrix();
  }

  /** Stay where one is. */
  halt(): void {
    this.#glide = null;
    this.#walker.stop();
  }

  hold(held: Partial<Held>): void {
    this.#glide = null;
    this.#held = { ...this.#held, ...held };
    const { forward, aside } = this.#held;
    this.#walker.walk(forward, aside);
    this.#wake();
  }

  /** Walk to what `seen` meets under (x, y), shares of the view, if it is a floor; else a few steps that way. */
  goTo(x: number, y: number, seen: Sight): void {
    this.#glide = null;
    this.#caster.setFromCamera(new Vector2(2 * x - 1, 1 - 2 * y), this.#camera);
    const { ray } = this.#caster;
    const far = Math.min(REACH, seen.first(ray)?.distance ?? REACH);
    const point = ray.at(far, new Vector3());
    this.#walker.goTo(point);
    this.#wake();
  }

  /** Live `seconds` on; true while the look changes. */
  advance(seconds: number): boolean {
    const glide = this.#glide;
    if (glide) {
      const { eye, towards, over } = glide.advance(seconds);
      this.#walker.enter(eye, towards);
      if (over) this.#glide = null;
    }
    if (this.#held.turn) this.#walker.turn(this.#held.turn * KEY_TURN * Math.min(seconds, 0.1), 0);
    const moved = this.#walker.advance(seconds);
    this.#look();
    return moved || this.#held.turn !== 0 || this.#glide !== null;
  }

  stand(): Stand {
    const { eye, towards } = this.#walker;
    return { eye: eye.toArray(), target: eye.clone().addScaledVector(towards, 4).toArray() };
  }

  #look(): void {
    const { eye, towards } = this.#walker;
    this.#camera.position.copy(eye);
    this.#camera.lookAt(eye.add(towards));
    this.#camera.updateMatrixWorld();
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const canvas = this.#canvas;
    canvas.addEventListener(
      "pointerdown",
      (event) => {
        if (!this.entered || !event.isPrimary) return;
        this.#glide = null;
        this.#drag = { id: event.pointerId, x: event.clientX, y: event.clientY };
        canvas.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    canvas.addEventListener(
      "pointermove",
      (event) => {
        const drag = this.#drag;
        if (!this.entered || drag?.id !== event.pointerId) return;
        const turn = TURN / Math.max(1, canvas.clientHeight);
        // As if one held the room: what is under the finger stays there.
        this.#walker.turn(-(event.clientX - drag.x) * turn, (event.clientY - drag.y) * turn);
        this.#drag = { id: drag.id, x: event.clientX, y: event.clientY };
        this.#wake();
      },
      { signal },
    );
    const end = () => {
      this.#drag = null;
    };
    canvas.addEventListener("pointerup", end, { signal });
    canvas.addEventListener("pointercancel", end, { signal });
    // A key that is let go elsewhere is let go.
    canvas.addEventListener("blur", () => this.entered && this.hold(NOTHING), { signal });
  }

  dispose(): void {
    this.#listeners.abort();
  }
}
