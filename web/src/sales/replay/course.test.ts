import { expect, test } from "vitest";
import type { ReplayPose, ReplayScene } from "../../replay.gen";
import { between, Course, type Stand } from "./course";

const pose = (at: number, x: number, target = x): ReplayPose => ({
  at,
  eye: [100 * x, 160, 0],
  target: [100 * target, 160, -400],
});
const scene = (at: number, show: string, stage = "frame"): ReplayScene => ({
  at,
  stage,
  name: stage,
  show,
});
const outside = [scene(0, "")];
const eyeAt = (course: Course, at: number) => course.standAt(at)?.eye[0];

test("before the first pose the camera stands where it is first known to have stood, after the last it stays", () => {
  const course = new Course([pose(1_000, 3), pose(1_250, 4)], outside, false);
  expect(eyeAt(course, 0)).toBeCloseTo(3);
  expect(eyeAt(course, 60_000)).toBeCloseTo(4);
});

test("between two poses of one motion the camera glides", () => {
  const course = new Course([pose(1_000, 0), pose(1_250, 1), pose(2_250, 5)], outside, false);
  expect(eyeAt(course, 1_125)).toBeCloseTo(0.5);
  expect(eyeAt(course, 1_750)).toBeCloseTo(3);
});

test("a camera that rested stands until it moved, and not on the way for minutes", () => {
  const course = new Course([pose(0, 0), pose(60_000, 1)], outside, false);
  expect(eyeAt(course, 30_000)).toBeCloseTo(0);
  expect(eyeAt(course, 59_750)).toBeCloseTo(0);
  expect(eyeAt(course, 59_875)).toBeCloseTo(0.5);
  expect(eyeAt(course, 60_000)).toBeCloseTo(1);
});

test("into the building and out of it one does not fly through walls", () => {
  const scenes = [scene(0, ""), scene(1_000, "inside=1"), scene(2_000, "")];
  const course = new Course(
    [pose(750, 40), pose(1_000, 2), pose(1_250, 3), pose(2_000, 40)],
    scenes,
    false,
  );
  expect(eyeAt(course, 999)).toBeCloseTo(40);
  expect(eyeAt(course, 1_125)).toBeCloseTo(2.5);
  expect(eyeAt(course, 1_999)).toBeCloseTo(3);
  expect(course.sceneAt(999)?.show).toBe("");
  expect(course.sceneAt(1_000)?.show).toBe("inside=1");
});

test("who is taken to another room is there at once, who walks is on the way", () => {
  const course = new Course(
    [pose(0, 0), pose(250, 1), pose(500, 12)],
    [scene(0, "inside=1")],
    false,
  );
  expect(eyeAt(course, 125)).toBeCloseTo(0.5);
  expect(eyeAt(course, 499)).toBeCloseTo(1);
});

test("where motion is unwelcome one stand follows another", () => {
  const course = new Course([pose(1_000, 0), pose(1_250, 1)], outside, true);
  expect(eyeAt(course, 1_249)).toBeCloseTo(0);
  expect(eyeAt(course, 1_250)).toBeCloseTo(1);
});

test("a visit without a camera stands nowhere", () => {
  expect(new Course([], [], false).standAt(5)).toBeNull();
  expect(new Course([], [], false).sceneAt(5)).toBeNull();
});

test("half way round a building one is no nearer to it", () => {
  const from: Stand = { eye: [10, 0, 0], target: [0, 0, 0] };
  const to: Stand = { eye: [0, 0, 20], target: [0, 0, 0] };
  const { eye } = between(from, to, 0.5);
  expect(Math.hypot(...eye)).toBeCloseTo(15);
  expect(between(from, { eye: [-10, 0, 0], target: [0, 0, 0] }, 0.5).eye).toEqual([0, 0, 0]);
});
