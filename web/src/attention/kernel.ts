// Where to look and how much each look counts: a Gaussian round the point of regard, cut off at the screen's edge.
import type { Point } from "./regard";

/** Width of the kernel (one standard deviation) as a part of the screen's shorter side. */
export const SIGMA = 0.2;
/** One point in so many is spread evenly over the screen, for exposure; the rest follow the kernel. */
const EVEN_EVERY = 4;
const BINS = 64;

/** The Gaussian along one axis as a histogram, so that it can be sampled by inversion and still sums to 1. */
class Axis {
  readonly #sums = new Float64Array(BINS + 1);
  readonly #size: number;

  constructor(centre: number, sigma: number, size: number) {
    this.#size = size;
    for (let i = 0; i < BINS; i++) {
      const z = (((i + 0.5) / BINS) * size - centre) / sigma;
      // The floor keeps the histogram invertible where the point of regard lies far outside.
      this.#sums[i + 1] = this.#sum(i) + Math.exp(-0.5 * z * z) + 1e-12;
    }
  }

  #sum(i: number): number {
    return this.#sums[i] ?? 0;
  }

  /** The position below which the part `u` (0 to 1) of the kernel lies. */
  at(u: number): number {
    const wanted = u * this.#sum(BINS);
    let low = 0;
    for (let high = BINS; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (this.#sum(middle) <= wanted) low = middle;
      else high = middle;
    }
    const mass = this.#sum(low + 1) - this.#sum(low);
    return ((low + Math.min(1, (wanted - this.#sum(low)) / mass)) / BINS) * this.#size;
  }

  /** Density at `x` against an even spread: 1 everywhere if the kernel were flat. */
  density(x: number): number {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((x / this.#size) * BINS)));
    return ((this.#sum(bin + 1) - this.#sum(bin)) / this.#sum(BINS)) * BINS;
  }
}

export interface Sample extends Point {
  /** What the point counts for attention, and for cover of the screen. */
  readonly attention: number;
  readonly cover: number;
}

export class Kernel {
  readonly #x: Axis;
  readonly #y: Axis;
  readonly #width: number;
  readonly #height: number;

  constructor(regard: Point, width: number, height: number) {
    const sigma = SIGMA * Math.min(width, height);
    this.#x = new Axis(regard.x, sigma, width);
    this.#y = new Axis(regard.y, sigma, height);
    this.#width = width;
    this.#height = height;
  }

  /**
   * The `i`-th point. Any few in a row are already well spread: a low-discrepancy sequence (R2, Roberts 2018),
   * drawn from kernel and even spread in turn. For cover they are weighted by the balance heuristic (Veach & Guibas
   * 1995); for attention those of the kernel count alike and the others not, so that the mean of ever so few is right.
   */
  sample(i: number): Sample {
    const even = i % EVEN_EVERY === EVEN_EVERY - 1;
    const turn = Math.floor(i / EVEN_EVERY);
    const k = even ? turn : i - turn;
    const u = (0.5 + k * 0.7548776662466927) % 1;
    const v = (0.5 + k * 0.5698402909980532) % 1;
    const x = even ? u * this.#width : this.#x.at(u);
    const y = even ? v * this.#height : this.#y.at(v);
    const kernel = this.#x.density(x) * this.#y.density(y);
    const drawn = (kernel * (EVEN_EVERY - 1) + 1) / EVEN_EVERY;
    return { x, y, attention: even ? 0 : 1, cover: 1 / drawn };
  }
}
