import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_SHOW, type Pose } from "../wire.gen";
import { folded, PoseLog, posesIn, thinned, unfolded } from "./poses";

const eye = [1, 1.6, 2] as const;
const target = [0, 1.6, 0] as const;

test("what else is on show is said once, again when it changes, and anew in every batch", () => {
  const log = new PoseLog();
  log.note({ eye, target, show: "?unit=a-1" }, "frame", 0);
  log.note({ eye: [2, 1.6, 2], target, show: "?unit=a-1" }, "frame", 250);
  log.note({ eye: [2, 1.6, 2], target, show: "" }, "frame", 500);
  expect(log.cut().map(({ show }) => show)).toEqual(["?unit=a-1", undefined, ""]);
  log.note({ eye: [3, 1.6, 2], target, show: "" }, "frame", 750);
  expect(log.cut().map(({ show }) => show)).toEqual([""]);
});

test("the hour that a buyer chose while they stood still is in the log", () => {
  const log = new PoseLog();
  log.note({ eye, target, show: "" }, "frame", 0);
  log.note({ eye, target, show: "" }, "frame", 250);
  log.note({ eye, target, show: "?sun=6-1730" }, "frame", 500);
  expect(log.cut().map(({ at }) => at)).toEqual([0, 500]);
});

test("what is on show is never so long that its batch would be refused", () => {
  const log = new PoseLog();
  log.note({ eye, target, show: `?fin=${"x".repeat(500)}` }, "frame", 0);
  expect(log.cut()[0]?.show).toHaveLength(MAX_SHOW);
});

test("a walk that is thinned out loses detail and nothing that was on show", () => {
  const pose = (at: number, show?: string): Pose => ({
    at,
    eye: [at, 160, 0],
    target: [0, 160, 0],
    stage: "frame",
    ...(show === undefined ? {} : { show }),
  });
  const walk = [pose(0, "?a"), pose(1), pose(2, "?b"), pose(3, "?c"), pose(4), pose(5)];
  expect(unfolded(thinned(walk))).toEqual([pose(1, "?a"), pose(3, "?c"), pose(5)]);
  expect(thinned([pose(0, "?a"), pose(1, "?b"), pose(2)])).toEqual([pose(0, "?a"), pose(2, "?b")]);
});

const centimetre = fc.integer({ min: -100_000, max: 100_000 });
const place = fc.tuple(centimetre, centimetre, centimetre);
const walks = fc
  .array(
    fc.record(
      {
        at: fc.nat({ max: 900 }),
        eye: place,
        target: place,
        stage: fc.constantFrom("", "frame", "finish"),
        show: fc.constantFrom("", "?unit=a-1"),
      },
      { requiredKeys: ["at", "eye", "target", "stage"] },
    ),
    { maxLength: 64 },
  )
  .map((poses) => {
    let now = 0;
    return poses.map((pose): Pose => {
      now += pose.at;
      return { ...pose, at: now };
    });
  });

test("a walk comes back to the centimetre and the millisecond from how it is sent", () => {
  fc.assert(
    fc.property(walks, (poses) => {
      const sent: Pose[] = JSON.parse(JSON.stringify(folded(poses)));
      expect(unfolded(sent)).toEqual(poses);
      expect(posesIn(sent)).toBe(poses.length);
      expect(folded(sent)).toEqual(sent);
    }),
  );
});

test("five seconds on the way round a building take less than half of what poses of their own would", () => {
  const poses = Array.from({ length: 20 }, (_, i): Pose => {
    const [x, z] = [Math.cos(i / 20), Math.sin(i / 20)].map((part) => Math.round(6_000 * part));
    return { at: 250 * i, eye: [x ?? 0, 1_500, z ?? 0], target: [0, 300, 0], stage: "third-floor" };
  });
  const bytes = (some: Pose[]) => JSON.stringify(some).length;
  expect(bytes(folded(poses))).toBeLessThan(bytes(poses) / 2);
});
