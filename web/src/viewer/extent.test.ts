import { PerspectiveCamera, type WebGLRenderer } from "three";
import { beforeAll, expect, test, vi } from "vitest";
import { Extent } from "./extent";

beforeAll(() => vi.stubGlobal("devicePixelRatio", 1));

test("the picture makes room for a panel in one motion, and stands in the middle of what is left", () => {
  const { extent, camera } = fitted();
  expect(extent.cover({ ...NOTHING, right: 300 })).toBe(true);
  const ways: number[] = [];
  while (extent.advance(0.05, camera)) ways.push(camera.view?.offsetX ?? 0);
  expect(ways.length).toBeGreaterThan(3);
  expect(ways).toEqual(ways.toSorted((a, b) => a - b));
  expect(camera.view?.offsetX).toBe(150);
  expect(extent.middle).toEqual([350, 400]);
});

test("a panel that goes while another one comes turns the motion round from where the picture is", () => {
  const { extent, camera } = fitted();
  extent.cover({ ...NOTHING, right: 300 });
  extent.advance(0.15, camera);
  const there = camera.view?.offsetX ?? 0;
  extent.cover({ ...NOTHING, left: 300 });
  extent.advance(0.01, camera);
  expect(Math.abs((camera.view?.offsetX ?? 0) - there)).toBeLessThan(15);
  while (extent.advance(0.05, camera));
  expect(camera.view?.offsetX).toBe(-150);
});

test("who changes the window's size does not wait for the picture", () => {
  const { extent, camera } = fitted();
  extent.cover({ ...NOTHING, bottom: 200 });
  extent.fit(CANVAS, RENDERER, camera, 1);
  expect(camera.view?.offsetY).toBe(100);
  expect(extent.advance(0.1, camera)).toBe(false);
});

test("panels that stay where they are move nothing", () => {
  const { extent, camera } = fitted();
  expect(extent.cover(NOTHING)).toBe(false);
  expect(extent.advance(0.1, camera)).toBe(false);
});

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };
const CANVAS = { clientWidth: 1000, clientHeight: 800 } as HTMLCanvasElement;
const RENDERER = {
  getPixelRatio: () => 1,
  setSize: () => undefined,
} as unknown as WebGLRenderer;

function fitted(): { extent: Extent; camera: PerspectiveCamera } {
  const [extent, camera] = [new Extent(), new PerspectiveCamera()];
  extent.fit(CANVAS, RENDERER, camera, 1);
  return { extent, camera };
}
