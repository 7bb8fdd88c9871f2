import { describe, expect, test } from "vitest";
import type { Feature, Palette, Prism } from "../manifest.gen";
import { packRooms } from "./finishes";
import { CELLS, mapOf } from "./room_map";

const box = (x: number, z: number, wide: number, deep: number, bottom = 0): Prism => ({
  footprint: [
    [x, z],
    [x + wide, z],
    [x + wide, z + deep],
    [x, z + deep],
  ],
  bottom,
  top: bottom + 2.8,
});

/** The number of the room at (x, z) on `level`. */
function at(map: NonNullable<ReturnType<typeof mapOf>>, x: number, z: number, level = 0): number {
  const column = Math.floor(((x - map.corner[0]) / map.size[0]) * CELLS);
  const row = Math.floor(((z - map.corner[1]) / map.size[1]) * CELLS);
  return map.cells[CELLS * CELLS * level + CELLS * row + column] ?? 0;
}

describe("which room a place is in", () => {
  test("a buyer beside a wall stands in one room, and behind it in another", () => {
    const map = mapOf([[box(0, 0, 4, 3)], [box(4.1, 0, 3, 3)]]);
    expect(map).not.toBeNull();
    if (!map) return;
    expect(at(map, 3.95, 1.5)).toBe(1);
    expect(at(map, 4.05, 1.5)).toBe(0);
    expect(at(map, 4.15, 1.5)).toBe(2);
    expect(at(map, 7.2, 1.5)).toBe(0);
  });

  test("rooms over one another lie on levels of their own", () => {
    const map = mapOf([[box(0, 0, 4, 3)], [box(0, 0, 2, 3, 3)]]);
    expect(map?.levels).toEqual([0, 3]);
    if (!map) return;
    expect([at(map, 1, 1, 0), at(map, 1, 1, 1)]).toEqual([1, 2]);
    expect([at(map, 3, 1, 0), at(map, 3, 1, 1)]).toEqual([1, 0]);
  });

  test("a room around a corner keeps its corner free", () => {
    const corner: Prism = {
      footprint: [
        [0, 0],
        [4, 0],
        [4, 1],
        [1, 1],
        [1, 4],
        [0, 4],
      ],
      bottom: 0,
      top: 2.8,
    };
    const map = mapOf([[corner]]);
    if (!map) throw new Error("There is a room.");
    expect([at(map, 3, 0.5), at(map, 0.5, 3), at(map, 3, 3)]).toEqual([1, 1, 0]);
  });

  test("without rooms there is nothing to look up", () => {
    expect(mapOf([])).toBeNull();
    expect(mapOf([[]])).toBeNull();
  });
});

describe("what a room looks like", () => {
  const palette: Palette = {
    name: "Clay",
    rooms: ["bath"],
    floor: {
      name: "Stone",
      kind: "stone",
      colour: "#ffffff",
      roughness: 0.5,
      texture: { file: "stone.webp", metres: 2 },
    },
    tile: { name: "Tile", kind: "tile", colour: "#000000" },
    tile_height: 2,
  };
  const bath: Feature = { id: "bath", kind: "room", name: "Bath", volumes: [box(0, 0, 2, 2, 3)] };

  test("a bath has its floor and tiles, and walls as they are built", () => {
    const row = [...packRooms([bath], new Map([["bath", palette]]), () => 4)].slice(28);
    expect(row.slice(0, 3).map((one) => +one.toFixed(2))).toEqual([3, 5.8, 5.08]);
    expect(row.slice(4, 12)).toEqual([1, 1, 1, 1, 0.5, 0, 4, 0.5]);
    expect(row.slice(12, 20)).toEqual(Array(8).fill(0));
    expect(row.slice(20, 24)).toEqual([0, 0, 0, 1]);
    expect(row[26]).toBe(-1);
  });

  test("a room for which nothing was chosen stays as it is built", () => {
    const packed = packRooms([bath], new Map(), () => 0);
    expect([...packed].slice(32)).toEqual(Array(24).fill(0));
  });
});
