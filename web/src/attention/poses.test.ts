import { expect, test } from "vitest";
import { MAX_SHOW, type Pose } from "../wire.gen";
import { PoseLog, thinned } from "./poses";

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
  expect(thinned(walk)).toEqual([pose(1, "?a"), pose(3, "?c"), pose(5)]);
  expect(thinned([pose(0, "?a"), pose(1, "?b"), pose(2)])).toEqual([pose(0, "?a"), pose(2, "?b")]);
});
