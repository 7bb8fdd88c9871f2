import fc from "fast-check";
import { expect, test } from "vitest";
import { Kernel, SIGMA } from "./kernel";

const screen = fc.record({
  width: fc.integer({ min: 200, max: 4000 }),
  height: fc.integer({ min: 200, max: 3000 }),
});
const part = fc.double({ min: 0, max: 1, noNaN: true });

/** Attention and cover of the part of the screen where `inside` holds, after `count` points. */
function measured(kernel: Kernel, count: number, inside: (x: number, y: number) => boolean) {
  const sums = { attention: 0, cover: 0, all: 0, area: 0 };
  for (let i = 0; i < count; i++) {
    const { x, y, attention, cover } = kernel.sample(i);
    sums.all += attention;
    sums.area += cover;
    if (!inside(x, y)) continue;
    sums.attention += attention;
    sums.cover += cover;
  }
  return { attention: sums.attention / sums.all, cover: sums.cover / sums.area };
}

/** The Gaussian's mass below `z` standard deviations (Abramowitz and Stegun 26.2.17). */
function below(z: number): number {
  if (z < 0) return 1 - below(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const poly = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = poly.reduce((s, c, i) => s + c * t ** (i + 1), 0);
  return 1 - (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * sum;
}

test("every point lies on the screen, wherever the buyer points", () => {
  fc.assert(
    fc.property(screen, part, part, fc.nat(400), ({ width, height }, px, py, i) => {
      const at = { x: (px * 3 - 1) * width, y: (py * 3 - 1) * height };
      const { x, y, attention, cover } = new Kernel(at, width, height).sample(i);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
      expect(attention).toBeGreaterThanOrEqual(0);
      expect(cover).toBeGreaterThan(0);
    }),
  );
});

test("what lies left of an edge gets the Gaussian's mass there, within four hundredths after a look", () => {
  fc.assert(
    fc.property(
      screen,
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      part,
      ({ width, height }, px, edge) => {
        const sigma = SIGMA * Math.min(width, height);
        const centre = px * width;
        const kernel = new Kernel({ x: centre, y: height / 2 }, width, height);
        const mass = (x: number) => below((x - centre) / sigma);
        const truth = (mass(edge * width) - mass(0)) / (mass(width) - mass(0));
        const found = measured(kernel, 144, (x) => x < edge * width);
        expect(Math.abs(found.attention - truth)).toBeLessThan(0.04);
      },
    ),
    { numRuns: 200 },
  );
});

test("cover is the area of the screen, wherever the buyer points", () => {
  fc.assert(
    fc.property(screen, part, part, ({ width, height }, px, py) => {
      const kernel = new Kernel({ x: px * width, y: py * height }, width, height);
      const found = measured(kernel, 144, (x, y) => x < width / 2 && y < height / 2);
      expect(Math.abs(found.cover - 0.25)).toBeLessThan(0.12);
    }),
    { numRuns: 100 },
  );
});

test("what is near the point of regard counts more than what is far from it", () => {
  const kernel = new Kernel({ x: 300, y: 400 }, 1200, 800);
  const near = measured(kernel, 144, (x, y) => Math.hypot(x - 300, y - 400) < 150);
  const far = measured(kernel, 144, (x, y) => Math.hypot(x - 900, y - 400) < 150);
  expect(near.attention).toBeGreaterThan(0.3);
  expect(far.attention).toBeLessThan(0.01);
});
