import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, TestScene } from "./testscene";

const whole: Box = { feature: "a-2", left: 0, top: 0, right: 1000, bottom: 800 };
const left: Box = { feature: "a-1", left: 0, top: 0, right: 500, bottom: 800 };
const right: Box = { feature: "a-2", left: 500, top: 0, right: 1000, bottom: 800 };

/** Ms by feature after the scene was watched for a while. */
function counted(scene: TestScene) {
  scene.sampler.settle();
  const cut = scene.sampler.tally.cut(64);
  const of = (feature: string) => cut?.rows.find((row) => row.feature === feature);
  return { cut, of, ms: (feature: string) => of(feature)?.attention ?? 0 };
}

function windows(shift: number): Box[] {
  const boxes: Box[] = [];
  for (let x = shift; x < 1000; x += 48) {
    for (let y = shift; y < 800; y += 40) {
      const feature = (x + y) % 120 < 60 ? "a-1" : "a-2";
      boxes.push({ feature, left: x, top: y, right: x + 24, bottom: y + 24 });
    }
  }
  return boxes;
}

/** The kernel's integral over what is visible of a home, by its integral over the screen. */
function trueShare(scene: TestScene, home: string): number {
  let own = 0;
  let all = 0;
  for (let x = 2; x < 1000; x += 4) {
    for (let y = 2; y < 800; y += 4) {
      const weight = Math.exp(-0.5 * (((x - 504) / 160) ** 2 + ((y - 400) / 160) ** 2));
      if (scene.featuresAt(Float32Array.of(x, y))[0] === home) own += weight;
      all += weight;
    }
  }
  return own / all;
}

describe("a buyer who lingers", () => {
  test("on one home gives it every active millisecond", () => {
    const scene = new TestScene([whole]);
    scene.pass(10_000);
    const { cut, of } = counted(scene);
    expect(cut?.active).toBe(10_000);
    expect(of("a-2")).toMatchObject({ attention: 10_000, exposure: 10_000, stage: "structure" });
  });

  test("before two homes shares the time between them", () => {
    const scene = new TestScene([left, right]);
    scene.pass(10_000);
    expect(counted(scene).ms("a-1")).toBeGreaterThan(4_600);
  });

  test("before façades of many small windows gives each home its true share, to a hundredth or two", () => {
    let squares = 0;
    for (let shift = 0; shift < 48; shift += 6) {
      const scene = new TestScene(windows(shift));
      scene.rayCost = 0.1;
      scene.pass(10_000);
      squares += (counted(scene).ms("a-1") / 10_000 - trueShare(scene, "a-1")) ** 2;
    }
    expect(Math.sqrt(squares / 8)).toBeLessThan(0.02);
  });

  test("from a moving place finds each home's true share by a few rays a look", () => {
    const scene = new TestScene(windows(12));
    scene.rayCost = 0.5;
    for (let i = 0; i < 30 * 60; i++) {
      scene.move();
      scene.pass(1000 / 60);
    }
    expect(Math.abs(counted(scene).ms("a-1") / 30_000 - trueShare(scene, "a-1"))).toBeLessThan(
      0.02,
    );
  });

  test("and points at one home gives it the time while the hand moves, the other keeps its exposure", () => {
    const scene = new TestScene([left, right]);
    for (let i = 0; i < 40; i++) {
      scene.sampler.regard.moved(150 + (i % 2) * 20, 400, scene.now, false);
      scene.sampler.input();
      scene.pass(250);
    }
    const { of, ms } = counted(scene);
    expect(ms("a-1")).toBeGreaterThan(9_500);
    expect(of("a-2")?.exposure).toBeGreaterThan(9_000);
  });

  test("and then rests the hand is taken to look at the middle again after two seconds", () => {
    const scene = new TestScene([left, { ...right, left: 400 }].reverse());
    scene.sampler.regard.moved(100, 400, scene.now, false);
    scene.sampler.input();
    scene.pass(10_000);
    const { ms } = counted(scene);
    expect(ms("a-1")).toBeGreaterThan(2_000);
    expect(ms("a-1")).toBeLessThan(5_000);
    expect(ms("a-2")).toBeGreaterThan(5_000);
  });

  test("on what a wall hides gives it nothing", () => {
    const scene = new TestScene([{ ...whole, feature: null }, left]);
    scene.pass(5_000);
    const { cut } = counted(scene);
    expect(cut?.rows).toEqual([]);
    expect(cut?.background).toBe(5_000);
  });

  test("on a home's sheet gives the home the time, not what lies behind the sheet", () => {
    const scene = new TestScene([whole]);
    scene.panels = [{ feature: "a-9", rect: { left: 0, top: 0, right: 1000, bottom: 800 } }];
    scene.pass(4_000);
    const { ms } = counted(scene);
    expect(ms("a-9")).toBe(4_000);
    expect(ms("a-2")).toBe(0);
  });

  test("on a panel of nobody's gives the time to the background", () => {
    const scene = new TestScene([whole]);
    scene.panels = [{ feature: null, rect: { left: 0, top: 0, right: 1000, bottom: 800 } }];
    scene.pass(4_000);
    expect(counted(scene).cut).toMatchObject({ active: 4_000, background: 4_000, rows: [] });
  });

  test("sees a home as viewable from the second on, if it takes a tenth of the screen", () => {
    const small: Box = { feature: "a-3", left: 450, top: 350, right: 550, bottom: 450 };
    const scene = new TestScene([small, whole]);
    scene.pass(6_000);
    const { of } = counted(scene);
    expect(of("a-2")?.viewable).toBe(5_000);
    expect(of("a-3")?.viewable).toBeUndefined();
    expect(of("a-3")?.exposure).toBe(6_000);
  });
});

describe("nothing is counted", () => {
  test("twenty seconds after the last input, and no timer keeps the page awake", () => {
    const scene = new TestScene([whole]);
    scene.pass(60_000);
    const turns = scene.turns.length;
    expect(counted(scene).cut?.active).toBe(20_000);
    scene.pass(60_000);
    expect(scene.turns.length).toBe(turns);
  });

  test("while the tab is hidden", () => {
    const scene = new TestScene([whole]);
    scene.pass(2_000);
    scene.sampler.show(false, false);
    scene.pass(30_000);
    scene.sampler.input();
    scene.pass(5_000);
    expect(counted(scene).cut?.active).toBe(2_000);
    scene.sampler.show(true, true);
    scene.pass(3_000);
    expect(counted(scene).cut?.active).toBe(3_000);
  });

  test("while recording is paused", () => {
    const scene = new TestScene([whole]);
    scene.pass(1_000);
    scene.sampler.pause();
    scene.sampler.input();
    scene.pass(9_000);
    scene.sampler.resume();
    scene.pass(1_000);
    expect(counted(scene).cut?.active).toBe(2_000);
  });

  test("for more than a second of a night's sleep", () => {
    const scene = new TestScene([whole]);
    scene.pass(2_000);
    scene.sleep(8 * 3_600_000);
    scene.sampler.input();
    scene.pass(2_000);
    const active = counted(scene).cut?.active ?? 0;
    expect(active).toBeGreaterThanOrEqual(4_000);
    expect(active).toBeLessThanOrEqual(5_000);
  });
});

describe("the page stays smooth", () => {
  test("a still view costs no ray", () => {
    const scene = new TestScene([left, right]);
    scene.pass(4_000);
    const { rays } = scene;
    scene.pass(15_000);
    expect(scene.rays).toBe(rays);
  });

  test("dear rays are spread: no turn above 2 ms, 18 ms of a moving second", () => {
    const scene = new TestScene([left, right]);
    scene.rayCost = 0.3;
    for (let i = 0; i < 600; i++) {
      scene.move();
      scene.pass(1000 / 60);
    }
    const spent = scene.turns.reduce((a, b) => a + b, 0);
    expect(Math.max(...scene.turns)).toBeLessThanOrEqual(2);
    expect(spent / 10).toBeLessThanOrEqual(18);
    expect(scene.rays).toBeGreaterThan(300);
  });

  test("a ray that was held up once does not blind the looks after it", () => {
    const scene = new TestScene([left, right]);
    scene.rayCost = 60;
    scene.pass(100);
    scene.rayCost = 0.05;
    const { rays } = scene;
    scene.pass(250);
    expect(scene.rays - rays).toBeGreaterThan(40);
  });

  test("late frames come before rays, yet the buyer's look is asked for four times a second", () => {
    const scene = new TestScene([left, right]);
    scene.pass(500);
    const { rays } = scene;
    for (let i = 0; i < 100; i++) {
      scene.sleep(100);
      scene.move();
      scene.pass(1);
    }
    expect(scene.rays).toBeGreaterThan(rays);
    expect(scene.rays - rays).toBeLessThan(41 * 40);
    expect(counted(scene).cut?.active).toBeGreaterThan(10_000);
  });
});

test("the camera's way is noted when it moves, four times a second at most", () => {
  const scene = new TestScene([whole]);
  scene.eye = { eye: [1, 1.6, 2], target: [0, 1.6, 0] };
  scene.pass(5_000);
  expect(scene.sampler.poses.cut()).toEqual([
    {
      at: expect.any(Number),
      eye: [100, 160, 200],
      target: [0, 160, 0],
      stage: "structure",
      show: "",
    },
  ]);
  for (let i = 0; i < 300; i++) {
    scene.eye = { eye: [i, 1.6, 2], target: [0, 1.6, 0] };
    scene.move();
    scene.pass(1000 / 60);
  }
  expect(scene.sampler.poses.length).toBeLessThanOrEqual(21);
  expect(scene.sampler.poses.length).toBeGreaterThan(15);
});

test("a batch says between when and when its active time lies, whatever idled before it", () => {
  const scene = new TestScene([whole]);
  scene.pass(2_000);
  const first = scene.sampler.span();
  expect(first.since).toBeLessThan(300);
  expect(first.until).toBeGreaterThanOrEqual(1_750);
  expect(scene.sampler.span()).toEqual({ since: 0, until: 0 });
  scene.pass(90_000);
  scene.sampler.span();
  scene.move();
  scene.pass(1_000);
  const { since, until } = scene.sampler.span();
  expect(since).toBeGreaterThan(90_000);
  expect(until - since).toBeLessThanOrEqual(2_000);
});

const coordinate = fc.integer({ min: -200, max: 1200 });
const box = fc.record({
  feature: fc.option(fc.constantFrom("a-1", "a-2", "a-3", "roof"), { nil: null }),
  left: coordinate,
  top: coordinate,
  right: coordinate,
  bottom: coordinate,
});
const rect = fc.record({
  left: coordinate,
  top: coordinate,
  right: coordinate,
  bottom: coordinate,
});
const panel = fc.record({
  feature: fc.option(fc.constantFrom("a-1", "sheet"), { nil: null }),
  rect,
});
const happening = fc.oneof(
  fc.record({ what: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 30_000 }) }),
  fc.record({ what: fc.constant("sleep" as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  fc.record({ what: fc.constant("move" as const), boxes: fc.array(box, { maxLength: 6 }) }),
  fc.record({ what: fc.constant("panels" as const), panels: fc.array(panel, { maxLength: 3 }) }),
  fc.record({
    what: fc.constant("point" as const),
    x: coordinate,
    y: coordinate,
    held: fc.boolean(),
  }),
  fc.record({ what: fc.constant("show" as const), seen: fc.boolean(), focused: fc.boolean() }),
  fc.record({ what: fc.constant("stage" as const), stage: fc.constantFrom("ground", "handover") }),
  fc.record({ what: fc.constant("cut" as const), most: fc.integer({ min: 1, max: 64 }) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function live(scene: TestScene, h: Happening): void {
  if (h.what === "pass") scene.pass(h.ms);
  else if (h.what === "sleep") scene.sleep(h.ms);
  else if (h.what === "move") scene.move(h.boxes);
  else if (h.what === "panels") scene.panels = h.panels;
  else if (h.what === "point") {
    scene.sampler.regard.moved(h.x, h.y, scene.now, h.held);
    scene.sampler.input();
  } else if (h.what === "show") scene.sampler.show(h.seen, h.focused);
  else if (h.what === "stage") {
    scene.stage = h.stage;
    scene.revision++;
  }
}

test("in every batch attention and background are the active time, whatever the scene and the buyer do", () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 6 }),
      fc.array(happening, { minLength: 1, maxLength: 25 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (boxes, happenings, rayCost) => {
        const scene = new TestScene(boxes);
        scene.rayCost = rayCost;
        const began = scene.now;
        let sum = 0;
        for (const h of [...happenings, { what: "cut" as const, most: 64 }]) {
          live(scene, h);
          if (h.what !== "cut") continue;
          scene.sampler.settle();
          const cut = scene.sampler.tally.cut(h.most);
          if (!cut) continue;
          const rows = cut.rows.reduce((s, row) => s + row.attention, 0);
          expect(rows + cut.background).toBe(cut.active);
          expect(cut.rows.length).toBeLessThanOrEqual(h.most);
          for (const { attention, exposure, viewable } of cut.rows) {
            expect(Number.isInteger(attention) && Number.isInteger(exposure)).toBe(true);
            expect(Math.min(attention, viewable ?? 0)).toBeGreaterThanOrEqual(0);
            expect(attention).toBeLessThanOrEqual(exposure);
            expect(viewable ?? 0).toBeLessThanOrEqual(exposure);
            expect(exposure).toBeLessThanOrEqual(cut.active);
          }
          sum += cut.active;
        }
        expect(sum).toBeLessThanOrEqual(scene.now - began);
      },
    ),
    { numRuns: 400 },
  );
});

test("a buyer who is shown no stage yet attends to nobody's home", () => {
  const scene = new TestScene([whole]);
  scene.stage = "";
  scene.pass(4_000);
  expect(counted(scene).cut).toMatchObject({ active: 4_000, background: 4_000, rows: [] });
});

test("a buyer who compares two stages of a home attends to it at both, each on its own side of the line", () => {
  const scene = new TestScene([whole]);
  scene.compared = { stage: "handover", line: 500 };
  scene.pass(4_000);
  scene.sampler.settle();
  const rows = scene.sampler.tally.cut(10)?.rows ?? [];
  const at = (stage: string) => rows.find((row) => row.stage === stage);
  expect(rows).toHaveLength(2);
  expect(at("handover")?.feature).toBe(at("structure")?.feature);
  expect(at("handover")?.attention).toBeGreaterThan(1_600);
  expect(at("structure")?.attention).toBeGreaterThan(1_600);
  expect(at("structure")?.exposure).toBeLessThanOrEqual(4_000);
});
