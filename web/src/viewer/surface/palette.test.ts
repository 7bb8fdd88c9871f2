import { describe, expect, test } from "vitest";
import type { Material } from "../../manifest.gen";
import { packPalette } from "./palette";
import { layersOf } from "./tiles";

const BRICK: Material = {
  id: "brick",
  name: "Brick",
  kind: "brick",
  colour: "#ffffff",
  roughness: 0.94,
  texture: { file: "brick.webp", metres: 2 },
};
const GLASS: Material = {
  id: "glass",
  name: "Glass",
  kind: "glass",
  colour: "#000000",
  roughness: 0.06,
  opacity: 0.25,
};
const STEEL: Material = { ...GLASS, id: "metal", kind: "metal", opacity: 1, metalness: 0.7 };
const RED_BRICK: Material = { ...BRICK, id: "brick-2", colour: "#ff0000" };

const row = (packed: Float32Array, index: number) =>
  [...packed.slice(index * 8, index * 8 + 8)].map((value) => Math.round(value * 1000) / 1000);

describe("a buyer sees every material in one draw", () => {
  const materials = [BRICK, GLASS, STEEL, RED_BRICK];
  const layers = layersOf(materials);
  const packed = packPalette(materials, (file) => layers.indexOf(file));

  test("a wall has its colour, its roughness, and its courses at true scale", () => {
    expect(row(packed, 0)).toEqual([1, 1, 1, 1, 0.94, 0, 0, 0.5]);
  });

  test("a pane lets through what is behind it and mirrors the sky", () => {
    const [red, , , opacity, roughness] = row(packed, 1);
    expect(red).toBe(0);
    expect(opacity).toBeLessThan(0.5);
    expect(roughness).toBeLessThan(0.1);
  });

  test("steel hides what is behind it and is plain", () => {
    const [, , , opacity, , metalness, layer] = row(packed, 2);
    expect([opacity, layer]).toEqual([1, -1]);
    expect(metalness).toBeLessThanOrEqual(0.25);
  });

  test("bricks of two colours share one picture", () => {
    expect(layers).toEqual(["brick.webp"]);
    expect(row(packed, 3).slice(6)).toEqual(row(packed, 0).slice(6));
  });
});
