/** The canvas on the page: its size, and what of it no panel covers. */
import type { PerspectiveCamera, WebGLRenderer } from "three";
import type { Free } from "./division";
import type { Opening } from "./framing";
import type { Covered } from "./options";
import { ratioFor } from "./quality";

/** Whatever covers it, a view is framed in at least so much of the canvas each way. */
const LEAST_FREE = 0.3;

export class Extent {
  /** CSS pixels. */
  width = 1;
  height = 1;
  #covered: Covered = { top: 0, right: 0, bottom: 0, left: 0 };

  /** Panels cover so much; whether that is news. */
  cover(covered: Covered): boolean {
    const same = JSON.stringify(covered) === JSON.stringify(this.#covered);
    this.#covered = covered;
    return !same;
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
    const { top, right, bottom, left } = this.#covered;
    const [x, y] = [(right - left) / 2, (bottom - top) / 2];
    camera.aspect = this.width / this.height;
    camera.setViewOffset(this.width, this.height, x, y, this.width, this.height);
    camera.updateProjectionMatrix();
  }
}
