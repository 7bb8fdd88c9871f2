import { expect, test } from "vitest";
import type { ReplayStretch } from "../../replay.gen";
import { onwards, silenceAt, silencesOf } from "./silence";

const stretch = (since: number, until: number, active = until - since): ReplayStretch => ({
  since,
  until,
  active,
  shares: [],
});

test("silence is where nobody looked, moved or did anything, and a breath is none", () => {
  const found = silencesOf(
    [stretch(0, 5_000), stretch(8_000, 12_000), stretch(90_000, 95_000)],
    [{ at: 40_000 }],
    100_000,
  );
  expect(found).toEqual([
    { since: 12_000, until: 39_500 },
    { since: 40_500, until: 90_000 },
    { since: 95_000, until: 100_000 },
  ]);
});

test("what was begun before a pause and sent after it does not hide the pause", () => {
  const [found] = silencesOf([stretch(0, 600_000, 3_000)], [], 600_000);
  expect(found).toEqual({ since: 3_000, until: 599_500 });
});

test("time goes on over a silence at once, and through everything else at its pace", () => {
  const silences = [{ since: 10_000, until: 70_000 }];
  expect(onwards(5_000, 100, silences)).toBe(5_100);
  expect(onwards(9_950, 100, silences)).toBe(70_000);
  expect(onwards(30_000, 100, silences)).toBe(70_000);
  expect(onwards(70_000, 100, silences)).toBe(70_100);
  expect(onwards(9_950, 100, [])).toBe(10_050);
});

test("a moment knows whether it is silent", () => {
  const silences = [{ since: 10, until: 20 }];
  expect([5, 10, 19, 20].map((at) => silenceAt(silences, at) !== null)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
