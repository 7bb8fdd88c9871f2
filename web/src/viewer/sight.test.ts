import {
  BoxGeometry,
  BufferAttribute,
  type BufferGeometry,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Ray,
  Vector3,
} from "three";
import { expect, test } from "vitest";
import type { Feature } from "../manifest.gen";
import { BUILT, HIDDEN } from "./calendar";
import type { Part } from "./chunks";
import { hierarchiesOf } from "./hierarchy";
import { featureOf, Sight } from "./sight";
import { Volumes } from "./volumes";

// A wall 0.3 m thick stands before a flat; the buyer looks along -z from z = 10.
const WALL = 0;
const PANE = 1;
const flat: Feature = {
  id: "A1",
  kind: "unit",
  name: "A1",
  volumes: [
    {
      footprint: [
        [-5, -5],
        [5, -5],
        [5, 0],
        [-5, 0],
      ],
      bottom: 0,
      top: 3,
    },
  ],
};
const ahead = () => new Ray(new Vector3(0, 1.5, 10), new Vector3(0, 0, -1));

test("a façade in front of a flat counts for the flat", () => {
  const { sight, volumes } = scene({ wall: BUILT });
  const hit = sight.first(ahead());
  expect(hit?.element).toBe(WALL);
  expect(hit?.distance).toBeCloseTo(9.7, 5);
  expect(hit && featureOf(ahead(), hit, volumes, () => "facade-s")).toBe("A1");
});

test("a façade with nothing behind it counts for itself", () => {
  const { sight } = scene({ wall: BUILT });
  const hit = sight.first(ahead());
  expect(hit && featureOf(ahead(), hit, new Volumes([]), () => "facade-s")).toBe("facade-s");
});

test("what is not built yet hides nothing", () => {
  expect(scene({ wall: HIDDEN }).sight.first(ahead())).toBeNull();
});

test("a look passes through a pane to the wall behind, and rests on the pane where nothing is behind", () => {
  const through = scene({ wall: BUILT, pane: BUILT }).sight.first(ahead());
  expect(through?.element).toBe(WALL);
  expect(scene({ wall: HIDDEN, pane: BUILT }).sight.first(ahead())?.element).toBe(PANE);
});

test("what lies under the table is hidden from above, not from below, and not while the pit is open", () => {
  let table: number | null = -1;
  const sight = new Sight(new Uint8Array([BUILT]), undefined, () => table);
  const pile = part(new BoxGeometry(10, 3, 0.3).translate(0, -3.5, 0), WALL, false);
  for (const hierarchy of hierarchiesOf(pile)) sight.add(pile, hierarchy);
  const down = new Ray(new Vector3(0, 1, 5), new Vector3(0, -4, -5).normalize());
  const up = new Ray(new Vector3(0, -8, 5), new Vector3(0, 4, -5).normalize());
  expect(sight.first(down)).toBeNull();
  expect(sight.first(up)?.element).toBe(WALL);
  table = null;
  expect(sight.first(down)?.element).toBe(WALL);
});

test("distances stay metres on a chunk's lattice", () => {
  const sight = new Sight(new Uint8Array([BUILT]));
  const lattice = part(new BoxGeometry(4000, 4000, 300), WALL, false);
  lattice.mesh.scale.setScalar(0.001);
  lattice.mesh.position.set(0, 1.5, 0.15);
  lattice.mesh.updateMatrixWorld(true);
  for (const hierarchy of hierarchiesOf(lattice)) sight.add(lattice, hierarchy);
  expect(sight.first(ahead())?.distance).toBeCloseTo(9.7, 5);
});

test("a part of many triangles is met in all of its places", () => {
  const sight = new Sight(new Uint8Array([BUILT]));
  const hedge = part(new PlaneGeometry(10, 10, 180, 180), WALL, false);
  const hierarchies = [...hierarchiesOf(hedge)];
  expect(hierarchies.length).toBeGreaterThan(3);
  for (const hierarchy of hierarchies) sight.add(hedge, hierarchy);
  for (const y of [-4.97, -1.31, 0.02, 2.77, 4.97]) {
    const ray = new Ray(new Vector3(1.01, y, 3), new Vector3(0, 0, -1));
    expect(sight.first(ray)?.distance).toBeCloseTo(3, 5);
  }
});

function scene(states: { wall: number; pane?: number }) {
  const sight = new Sight(new Uint8Array([states.wall, states.pane ?? HIDDEN]));
  const wall = part(new BoxGeometry(10, 3, 0.3).translate(0, 1.5, 0.15), WALL, false);
  const pane = part(new BoxGeometry(10, 3, 0.02).translate(0, 1.5, 2), PANE, true);
  for (const hierarchy of hierarchiesOf(wall)) sight.add(wall, hierarchy);
  for (const hierarchy of hierarchiesOf(pane)) sight.add(pane, hierarchy);
  return { sight, volumes: new Volumes([flat]) };
}

function part(geometry: BufferGeometry, element: number, seeThrough: boolean): Part {
  const elements = new Uint32Array(geometry.getAttribute("position").count).fill(element);
  geometry.setAttribute("element", new BufferAttribute(elements, 1));
  const mesh = new Mesh(geometry, new MeshBasicMaterial());
  mesh.updateMatrixWorld(true);
  return { mesh, stage: 0, seeThrough, elements, outside: 0 };
}
