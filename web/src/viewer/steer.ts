/** The buyer's hand on the camera: mouse, touch and keys; flights that any touch stops; never under the ground. */
import CameraControls from "camera-controls";
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from "three";
import { FIELD_OF_VIEW } from "./eye";

export { FIELD_OF_VIEW };

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
});

/** Where the camera stands and what it looks at, metres. */
export interface Stand {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

const TURN = Math.PI / 24;
/** Flights take this long, seconds, by their length in lengths of the building. */
const FLIGHT = { shortest: 0.9, longest: 1.4 };
/** No lower than this angle above the horizon: the table is not looked at from below. */
const LOWEST = (1.5 * Math.PI) / 180;

interface Flight {
  readonly from: Stand;
  readonly to: Stand;
  readonly seconds: number;
  passed: number;
}

export class Steer {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.5, 2000);
  readonly #controls: CameraControls;
  readonly #size: number;
  readonly #bounds: Box3;
  #flight: Flight | null = null;
  still: boolean;
  /** Told when the buyer's hand takes the camera. */
  touched: () => void = () => undefined;

  /** `wake` is called whenever a frame is needed; `still` cuts instead of flying. */
  constructor(
    readonly canvas: HTMLCanvasElement,
    box: Box3,
    ground: number,
    still: boolean,
    wake: () => void,
  ) {
    this.still = still;
    this.#size = box.getSize(new Vector3()).length();
    this.camera.near = Math.max(0.2, this.#size / 400);
    this.camera.far = this.#size * 12;
    const controls = new CameraControls(this.camera, canvas);
    this.#controls = controls;
    controls.smoothTime = still ? 0 : 0.22;
    controls.draggingSmoothTime = still ? 0 : 0.1;
    controls.minDistance = 4;
    controls.maxDistance = this.#size * 3;
    controls.maxPolarAngle = Math.PI / 2 - LOWEST;
    controls.dollyToCursor = true;
    controls.boundaryEnclosesCamera = false;
    this.#bounds = new Box3(
      new Vector3(box.min.x, Math.max(box.min.y, ground + 0.5), box.min.z),
      new Vector3(box.max.x, Math.max(box.max.y, ground + 1), box.max.z),
    ).expandByVector(new Vector3(this.#size / 8, 0, this.#size / 8));
    this.reach(0);
    for (const kind of ["controlstart", "control", "transitionstart", "wake"] as const) {
      controls.addEventListener(kind, wake);
    }
    controls.addEventListener("controlstart", this.#hand);
    // The wheel starts no control of its own, yet it is a hand all the same.
    canvas.addEventListener("wheel", this.#hand, { passive: true });
  }

  readonly #hand = () => {
    this.stop();
    this.touched();
  };

  /** Move on by `seconds`; true while the camera moves. */
  advance(seconds: number): boolean {
    const flight = this.#flight;
    if (flight) {
      flight.passed = Math.min(flight.seconds, flight.passed + seconds);
      const part = ease(flight.passed / flight.seconds);
      this.#place(between(flight.from, flight.to, part));
      if (flight.passed >= flight.seconds) this.#flight = null;
    }
    const moved = this.#controls.update(seconds);
    return moved || this.#flight !== null;
  }

  get flying(): boolean {
    return this.#flight !== null;
  }

  stand(): Stand {
    const eye = this.#controls.getPosition(new Vector3(), false);
    const target = this.#controls.getTarget(new Vector3(), false);
    return { eye: eye.toArray(), target: target.toArray() };
  }

  /** Stand there at once, or fly there unless motion is unwelcome. */
  go(to: Stand, fly: boolean): void {
    this.stop();
    if (!fly || this.still) {
      this.#place(to);
      this.#controls.update(0);
      return;
    }
    const from = this.stand();
    const way = new Vector3(...to.eye).distanceTo(new Vector3(...from.eye)) / this.#size;
    const seconds = Math.min(FLIGHT.longest, FLIGHT.shortest + way * 0.4);
    this.#flight = { from, to, seconds, passed: 0 };
  }

  /** The building reaches `higher` metres above its roof. */
  reach(higher: number): void {
    const bounds = this.#bounds.clone();
    bounds.max.y += higher;
    this.#controls.setBoundary(bounds);
  }

  /** Any touch of the buyer's ends a flight where it is. */
  stop(): void {
    this.#flight = null;
  }

  /** Let go of the camera: somebody else has it. */
  rest(): void {
    this.stop();
    this.#controls.enabled = false;
  }

  /** Take the camera again, where it was let go. */
  wake(): void {
    this.#controls.enabled = true;
    // The controls set it only when they believe that it moved.
    this.#place(this.stand());
    this.#controls.update(0);
    this.#controls.normalizeRotations();
  }

  turn(right: number, up: number): void {
    this.stop();
    void this.#controls.rotate(right * TURN, -up * TURN, !this.still);
  }

  nearer(steps: number): void {
    this.stop();
    const factor = 0.85 ** steps;
    void this.#controls.dollyTo(this.#controls.distance * factor, !this.still);
  }

  #place({ eye, target }: Stand): void {
    void this.#controls.setLookAt(...eye, ...target, false);
  }

  dispose(): void {
    this.canvas.removeEventListener("wheel", this.#hand);
    this.#controls.dispose();
  }
}

/** Slow, quick, slow. */
function ease(part: number): number {
  return part < 0.5 ? 4 * part ** 3 : 1 - (-2 * part + 2) ** 3 / 2;
}

/** On an arc round the target rather than through the building. */
function between(from: Stand, to: Stand, part: number): Stand {
  const target = new Vector3(...from.target).lerp(new Vector3(...to.target), part);
  const start = around(from);
  const end = around(to);
  const turn = ((end.theta - start.theta + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
  const eye = new Vector3().setFromSpherical(
    new Spherical(
      start.radius + (end.radius - start.radius) * part,
      start.phi + (end.phi - start.phi) * part,
      start.theta + turn * part,
    ),
  );
  return { eye: eye.add(target).toArray(), target: target.toArray() };
}

function around(stand: Stand): Spherical {
  return new Spherical().setFromVector3(
    new Vector3(...stand.eye).sub(new Vector3(...stand.target)),
  );
}
