import { BoxGeometry, Mesh, MeshBasicMaterial, Ray, Vector3 } from "three";
import { expect, test } from "vitest";
import type { Elements, Feature, Manifest } from "../manifest.gen";
import { BUILT } from "./calendar";
import type { Part } from "./chunks";
import { type Cut, WHOLE } from "./cut";
import { hierarchiesOf } from "./hierarchy";
import { Opened } from "./opened";
import { featureOf, Sight } from "./sight";
import { States } from "./states";
import { Volumes } from "./volumes";

// Two storeys of 3 m with two homes each (x from 0 to 5 and from 5 to 10), a shaft through both, a roof, a tree.
const BUILDING = [
  { name: "floor 0", class: "IfcSlab", storey: 0, low: [0, -0.3, 0], high: [10, 0, 8] },
  { name: "wall 0", class: "IfcWall", storey: 0, low: [0, 0, 7.8], high: [4.9, 2.7, 8] },
  { name: "wall 0b", class: "IfcWall", storey: 0, low: [5.6, 0, 7.8], high: [10, 2.7, 8] },
  { name: "ceiling 0", class: "IfcCovering", storey: 0, low: [0, 2.5, 0], high: [10, 2.55, 8] },
  { name: "floor 1", class: "IfcSlab", storey: 1, low: [0, 2.7, 0], high: [10, 3, 8] },
  { name: "wall 1", class: "IfcWall", storey: 1, low: [0, 3, 7.8], high: [4.9, 5.7, 8] },
  { name: "wall 1b", class: "IfcWall", storey: 1, low: [5.6, 3, 7.8], high: [10, 5.7, 8] },
  { name: "shaft", class: "IfcWall", storey: 1, low: [9, 0, 0], high: [10, 6, 1] },
  { name: "roof", class: "IfcRoof", storey: -1, low: [0, 6, 0], high: [10, 6.3, 8] },
  { name: "tree", class: "IfcGeographicElement", storey: 0, low: [4, 0, 20], high: [6, 7, 22] },
  {
    name: "lawn",
    class: "IfcGeographicElement",
    storey: 0,
    low: [-20, -0.2, 8],
    high: [30, -0.1, 40],
  },
] as const;
type Name = (typeof BUILDING)[number]["name"];

test("storeys above the chosen one are gone, with the roof and the lid over its rooms", () => {
  const { gone } = opened({ ...WHOLE, storey: 0 });
  expect(gone()).toEqual(["ceiling 0", "floor 1", "wall 1", "wall 1b", "roof"]);
});

test("what goes through several storeys stays as long as one of them is on show", () => {
  expect(opened({ ...WHOLE, storey: 0 }).gone()).not.toContain("shaft");
});

test("nothing is gone from a building that is whole", () => {
  expect(opened(WHOLE).gone()).toEqual([]);
});

test("a look from above meets the floor of the storey that was opened", () => {
  const down = () => new Ray(new Vector3(3, 20, 4), new Vector3(0, -1, 0));
  expect(opened(WHOLE).hit(down())).toEqual({ name: "roof", distance: 13.7 });
  expect(opened({ ...WHOLE, storey: 1 }).hit(down())).toEqual({ name: "floor 1", distance: 17 });
  expect(opened({ ...WHOLE, storey: 0 }).hit(down())).toEqual({ name: "floor 0", distance: 20 });
});

test("a look at a cut passes through what is cut away", () => {
  // Away goes z above 5.6; the site is not cut, but a tree before the cut would hide it.
  const cut: Cut = { ...WHOLE, section: { along: "long", at: 70, turned: false } };
  const ahead = new Ray(new Vector3(5.5, 2.85, 60), new Vector3(0, 0, -1));
  const { hit, gone } = opened(cut);
  const met = hit(ahead);
  expect(met?.name).toBe("floor 1");
  // What one sees of a slab that is cut is its inside.
  expect(met?.distance).toBeCloseTo(60, 1);
  expect(gone()).toEqual(["tree"]);
  expect(hit(new Ray(new Vector3(0, 5, 30), new Vector3(0, -1, 0)))?.name).toBe("lawn");
});

test("nobody walks on what is cut away, nor is held up by its walls", () => {
  const cut: Cut = { ...WHOLE, section: { along: "long", at: 70, turned: false } };
  const { sight } = opened(cut);
  expect(sight.below(new Vector3(3, 1, 4), 2)).toBeCloseTo(1, 5);
  expect(sight.below(new Vector3(3, 1, 7), 1.05)).toBeNull();
  const [low, high] = [new Vector3(3, 0.5, 7.7), new Vector3(3, 1.6, 7.7)];
  expect(sight.keepOff(low, high, 0.3, () => false)).toBe(0);
  expect(opened(WHOLE).sight.keepOff(low, high, 0.3, () => false)).toBeGreaterThan(0.1);
});

test("storeys that are lifted are met where they are drawn, and are still the home that lies there", () => {
  const { hit, sight } = opened({ ...WHOLE, lift: 2 });
  const ahead = (y: number) => new Ray(new Vector3(2, y, 50), new Vector3(0, 0, -1));
  expect(hit(ahead(1))?.name).toBe("wall 0");
  expect(hit(ahead(4)), "between the storeys there is air").toBeNull();
  expect(hit(ahead(6))?.name).toBe("wall 1");
  const met = sight.first(ahead(6));
  expect(met && featureOf(ahead(6), met, new Volumes(homes()), () => null)).toBe("upper left");
});

test("a home on its own keeps its walls and its storey's floor; the rest is pale or gone", () => {
  const alone = opened({ ...WHOLE, alone: "gone" }, "upper left");
  expect(alone.standing()).toEqual(["floor 1", "wall 1", "tree", "lawn"]);
  const pale = opened({ ...WHOLE, alone: "pale" }, "upper left");
  expect(pale.gone()).toEqual(["roof"]);
  expect(opened({ ...WHOLE, alone: "gone" }, null).gone(), "no home is open").toEqual([]);
});

test("whoever stands inside finds the storeys together", () => {
  const { building, hit } = opened({ ...WHOLE, lift: 2 });
  building.together = true;
  expect(hit(new Ray(new Vector3(2, 4, 50), new Vector3(0, 0, -1)))?.name).toBe("wall 1");
});

function homes(): Feature[] {
  return (["lower", "upper"] as const).flatMap((height, storey) =>
    (["left", "right"] as const).map((side, index) => ({
      id: `${height} ${side}`,
      kind: "unit" as const,
      name: "",
      storey,
      volumes: [
        {
          footprint: [
            [5 * index, 0],
            [5 * index + 5, 0],
            [5 * index + 5, 8],
            [5 * index, 8],
          ] as [number, number][],
          bottom: 3 * storey,
          top: 3 * storey + 2.6,
        },
      ],
    })),
  );
}

function opened(cut: Cut, unit: string | null = null) {
  const elements = {
    ifc_class: BUILDING.map((one) => one.class),
    storey: BUILDING.map((one) => one.storey),
    feature: BUILDING.map(() => -1),
  } as Partial<Elements> as Elements;
  const storeys = [0, 1].map((floor) => ({
    id: `${floor}`,
    name: `${floor}`,
    floor,
    elevation: 3 * floor,
    height: 3,
  }));
  const bounds = { low: [0, 0, 0], high: [10, 6.3, 8] };
  const manifest = {
    elements,
    storeys,
    bounds,
    features: homes(),
  } as Partial<Manifest> as Manifest;
  const states = new States(BUILDING.length);
  states.update((out) => out.fill(BUILT));
  const building = new Opened(manifest, states);
  const sight = new Sight(states.current, building);
  BUILDING.forEach((one, element) => {
    const part = partOf(one, element);
    building.add(part);
    for (const hierarchy of hierarchiesOf(part)) sight.add(part, hierarchy);
  });
  building.show(cut, unit);
  const nameOf = (element: number): Name => BUILDING[element]?.name ?? "roof";
  const named = (wanted: (element: number) => boolean) =>
    BUILDING.flatMap(({ name }, element) => (wanted(element) ? [name] : []));
  return {
    building,
    sight,
    gone: () => named((element) => building.gone(element)),
    standing: () => named((element) => !building.gone(element)),
    hit: (ray: Ray) => {
      const met = sight.first(ray);
      return met && { name: nameOf(met.element), distance: Number(met.distance.toFixed(3)) };
    },
  };
}

function partOf({ low, high }: (typeof BUILDING)[number], element: number): Part {
  const size = new Vector3(...high).sub(new Vector3(...low));
  const middle = new Vector3(...low).addScaledVector(size, 0.5);
  const geometry = new BoxGeometry(...size.toArray()).translate(...middle.toArray());
  const mesh = new Mesh(geometry, new MeshBasicMaterial());
  mesh.updateMatrixWorld(true);
  const elements = new Uint32Array(geometry.getAttribute("position").count).fill(element);
  return { mesh, stage: 0, seeThrough: false, elements, outside: 0 };
}
