import { expect, test } from "vitest";
import type { Feature, Manifest, View } from "../manifest.gen";
import { atWindow, placesIn, roomAt } from "./indoors";

const room = (name: string, footprint: [number, number][]): Feature => ({
  id: name,
  kind: "room",
  name: `${name}, Home 1`,
  unit: "1",
  volumes: [{ footprint, bottom: 3, top: 5.6 }],
});
const south: View = { window: 7, eye: [2, 4.6, 6], towards: [0, 0, 1], orientation: "S" };
const HALL = room("Hall", [
  [6, 0],
  [8, 0],
  [8, 2],
  [6, 2],
]);
const LIVING = room("Living room", [
  [0, 0],
  [5, 0],
  [5, 6],
  [0, 6],
]);
/** An L round its own empty middle. */
const BENT = room("Kitchen", [
  [0, 0],
  [9, 0],
  [9, 1],
  [1, 1],
  [1, 9],
  [0, 9],
]);
const manifest = (features: Feature[], views: View[] = [south]) =>
  ({ features, units: [{ id: "1", name: "Home 1", views }] }) as unknown as Manifest;

test("a buyer steps into the largest room first, and rooms have their own names", () => {
  expect(placesIn(manifest([HALL, LIVING]), "1").map(({ name }) => name)).toEqual([
    "Living room",
    "Hall",
  ]);
});

test("one stands behind the middle of a room and looks at its window", () => {
  const [place] = placesIn(manifest([LIVING]), "1");
  expect(place?.towards).toEqual([0, 0, 1]);
  expect(place?.eye[0]).toBeCloseTo(2.5);
  expect(place?.eye[1]).toBeCloseTo(4.6);
  expect(place?.eye[2]).toBeLessThan(3);
  expect(place?.eye[2]).toBeGreaterThan(0.5);
});

test("in a room with a bend one stands in the room", () => {
  const [place] = placesIn(manifest([BENT], []), "1");
  const [x, , z] = place?.eye ?? [0, 0, 0];
  expect((x > 0 && x < 1 && z > 0 && z < 9) || (z > 0 && z < 1 && x > 0 && x < 9)).toBe(true);
});

test("a home whose rooms nobody drew is stepped into as a whole", () => {
  const whole: Feature = { ...LIVING, id: "1", kind: "unit", unit: "" };
  expect(placesIn(manifest([whole]), "1")).toHaveLength(1);
  expect(placesIn(manifest([]), "1")).toEqual([]);
});

test("where nobody knows the walls of a home one stands in the room of its window and sees it", () => {
  const whole: Feature = { ...LIVING, id: "1", kind: "unit", unit: "" };
  const [place] = placesIn(manifest([whole]), "1");
  expect(place?.towards).toEqual([0, 0, 1]);
  expect(place?.eye[0]).toBe(2);
  expect(place?.eye[2]).toBeCloseTo(3.4);
});

test("at a window one stands before it and looks out", () => {
  expect(atWindow(south)).toEqual({ eye: [2, 4.6, 5.3], towards: [0, 0, 1] });
});

test("whoever comes back to where they stood hears the room by the name it has in their language", () => {
  const house = manifest([HALL, { ...LIVING, name: "Woonkamer, Home 1" }]);
  expect(roomAt(house, [2, 4.6, 3])).toBe("Woonkamer");
  expect(roomAt(house, [2, 9, 3])).toBeNull();
  expect(roomAt(house, [20, 4.6, 3])).toBeNull();
});
