import { expect, test } from "vitest";
import type { Feature } from "../manifest.gen";
import { Volumes } from "./volumes";

const square = (x: number): [number, number][] => [
  [x, 0],
  [x + 4, 0],
  [x + 4, 4],
  [x, 4],
];
const features: Feature[] = [
  {
    id: "lobby",
    kind: "amenity",
    name: "Lobby",
    volumes: [{ footprint: square(0), bottom: 0, top: 9 }],
  },
  { id: "A1", kind: "unit", name: "A1", volumes: [{ footprint: square(0), bottom: 0, top: 3 }] },
  {
    id: "A1-kitchen",
    kind: "room",
    name: "Kitchen",
    unit: "A1",
    volumes: [{ footprint: square(0), bottom: 0, top: 3 }],
  },
];
const volumes = new Volumes(features);

test("looking into a room counts for its home", () => {
  expect(volumes.featureAt(1, 1, 1)).toBe("A1");
});

test("above the home the lobby's volume counts for the lobby, and is no home", () => {
  expect(volumes.featureAt(1, 5, 1)).toBe("lobby");
  expect(volumes.unitAt(1, 5, 1)).toBeNull();
});

test("outside of every volume there is nothing", () => {
  expect(volumes.featureAt(9, 1, 1)).toBeNull();
});

test("a home round a corner does not own the corner's other side", () => {
  const ell: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 1],
    [1, 1],
    [1, 4],
    [0, 4],
  ];
  const bent = new Volumes([
    { id: "B", kind: "unit", name: "B", volumes: [{ footprint: ell, bottom: 0, top: 3 }] },
  ]);
  expect([bent.unitAt(3, 1, 0.5), bent.unitAt(0.5, 1, 3), bent.unitAt(3, 1, 3)]).toEqual([
    "B",
    "B",
    null,
  ]);
});
