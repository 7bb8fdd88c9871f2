import { expect, test } from "vitest";
import type { Prism } from "../manifest.gen";
import { HEIGHTS, type HomeMap, homeMap } from "./home_map";
import { CELLS } from "./room_map";

test("a point of a storey is in the home that it lies in, and in none beside it", () => {
  const map = mapped([[flat(0, 6, 0)], [flat(6, 12, 0)]]);
  expect(homeAt(map, 3, 1, 5)).toBe(0);
  expect(homeAt(map, 9, 1, 5)).toBe(1);
  expect(homeAt(map, 12.2, 1, 5)).toBe(null);
});

test("homes above each other are told apart by height, also where one is of two storeys", () => {
  const map = mapped([[flat(0, 6, 0)], [flat(0, 6, 3)], [flat(6, 12, 0), flat(6, 12, 3)]]);
  expect([1, 4].map((y) => homeAt(map, 3, y, 5))).toEqual([0, 1]);
  expect([1, 4].map((y) => homeAt(map, 9, y, 5))).toEqual([2, 2]);
});

test("a high room of the floor below takes no place from the home above it", () => {
  const map = mapped([[{ ...flat(0, 6, 0), top: 3.4 }], [flat(0, 6, 3)]]);
  expect(homeAt(map, 3, 4, 5)).toBe(1);
});

test("where no home has a place there is no map", () => {
  expect(homeMap([[], []])).toBe(null);
});

function flat(west: number, east: number, bottom: number): Prism {
  const footprint: [number, number][] = [
    [west, 0],
    [east, 0],
    [east, 10],
    [west, 10],
  ];
  return { footprint, bottom, top: bottom + 3 };
}

test("in a tower of more floors than are told apart, the homes above are no other home's", () => {
  const tower = Array.from({ length: 60 }, (_, floor) => [flat(0, 6, 3 * floor)]);
  const map = mapped(tower);
  expect(homeAt(map, 1, 3 * 47 + 1.5, 1)).toBe(47);
  expect(homeAt(map, 1, 3 * 48 + 1.5, 1)).toBeNull();
  expect(homeAt(map, 1, 3 * 59 + 1.5, 1)).toBeNull();
  expect(map.places[59]).toEqual([]);
});

function mapped(homes: readonly Prism[][]): HomeMap {
  const map = homeMap(homes);
  if (!map) throw new Error("These homes have places.");
  return map;
}

/** Index of the home at a point, as the shader finds it. */
function homeAt(map: HomeMap, x: number, y: number, z: number): number | null {
  const cellOf = (at: number, axis: 0 | 1) =>
    Math.floor(((at - map.corner[axis]) / map.size[axis]) * CELLS);
  const step = Math.floor(((y - map.bottom) / map.height) * HEIGHTS);
  const level = map.levelAt[step] ?? -1;
  const number = map.cells[CELLS * (CELLS * level + cellOf(z, 1)) + cellOf(x, 0)];
  const home = map.places.findIndex((places) =>
    places.some((place) => place.level === level && place.number === number),
  );
  return home < 0 ? null : home;
}
