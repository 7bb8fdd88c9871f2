/** The canvas on the page: its size, and what of it no panel covers. */
import type { PerspectiveCamera, WebGLRenderer } from "three";
import type { Free } from "./division";
import type { Opening } from "./framing";
import type { Covered } from "./options";
import { ratioFor } from "./quality";
import { smooth } from "./smooth";

/** Whatever covers it, a view is framed in at least so much of the canvas each way. */
const LEAST_FREE = 0.3;

/** How long the picture takes to make room for a panel, s. */
const MAKE_ROOM = 0.35;

/** How far the picture is moved from the middle of the canvas, CSS pixels to the left and up. */
interface Shift {
  readonly x: number;
  readonly y: number;
}

export class Extent {
  /** CSS pixels. */
  width = 1;
  height = 1;
  #covered: Covered = { top: 0, right: 0, bottom: 0, left: 0 };
  /** Where the picture is, where it comes from, and since when it is on its way, s. */
  #shift: Shift = { x: 0, y: 0 };
  #from: Shift = this.#shift;
  #passed = MAKE_ROOM;

  /** Panels cover so much; whether that is news. The picture makes room at the next `fit`, or bit by bit as it `advances`. */
  cover(covered: Covered): boolean {
    const same = JSON.stringify(covered) === JSON.stringify(this.#covered);
    this.#covered = covered;
    if (same) return false;
    this.#from = this.#shift;
    this.#passed = 0;
    return true;
  }

  /** Make room for what covers the view since lately, `seconds` later; true while there is some left to make. */
  advance(seconds: number, camera: PerspectiveCamera): boolean {
    if (this.#passed >= MAKE_ROOM) return false;
    this.#passed += seconds;
    const part = smooth(0, MAKE_ROOM, this.#passed);
    const { x, y } = this.#wanted;
    const { x: fromX, y: fromY } = this.#from;
    this.#move(camera, { x: fromX + (x - fromX) * part, y: fromY + (y - fromY) * part });
    return this.#passed < MAKE_ROOM;
  }

  get #wanted(): Shift {
    const { top, right, bottom, left } = this.#covered;
    return { x: (right - left) / 2, y: (bottom - top) / 2 };
  }

  #move(camera: PerspectiveCamera, shift: Shift): void {
    this.#shift = shift;
    const { width, height } = this;
    camera.setViewOffset(width, height, shift.x, shift.y, width, height);
    camera.updateProjectionMatrix();
  }

  /** What is free, as shares of the canvas. */
  get opening(): Opening {
    const { top, right, bottom, left } = this.#covered;
    return {
      width: Math.max(LEAST_FREE, 1 - (left + right) / this.width),
      height: Math.max(LEAST_FREE, 1 - (top + bottom) / this.height),
      aspect: this.width / this.height,
    };
  }

  /** The middle of what is free, CSS pixels of the canvas. */
  get middle(): readonly [number, number] {
    const { top, right, bottom, left } = this.#covered;
    return [(this.width + left - right) / 2, (this.height + top - bottom) / 2];
  }

  /** What no panel covers, CSS pixels. */
  get free(): Free {
    const { right, bottom, left } = this.#covered.columns ?? this.#covered;
    return { from: left, to: this.width - right, below: bottom };
  }

  /** Draw at most `most` pixels a CSS pixel from now on. */
  refine(renderer: WebGLRenderer, most: number): void {
    const ratio = ratioFor(devicePixelRatio, most, this.width * this.height);
    if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio);
  }

  /** Draw as large as `canvas` is now, at most `most` pixels a CSS pixel, and look so that the middle of what is free is the middle. */
  fit(
    canvas: HTMLCanvasElement,
    renderer: WebGLRenderer,
    camera: PerspectiveCamera,
    most: number,
  ): void {
    this.width = Math.max(1, canvas.clientWidth);
    this.height = Math.max(1, canvas.clientHeight);
    this.refine(renderer, most);
    renderer.setSize(this.width, this.height, false);
    camera.aspect = this.width / this.height;
    this.#passed = MAKE_ROOM;
    this.#move(camera, this.#wanted);
  }
}
