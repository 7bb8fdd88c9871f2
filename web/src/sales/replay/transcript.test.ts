import { expect, test } from "vitest";
import type { ReplayStretch } from "../../replay.gen";
import { gradesOf, stretchAt } from "./attended";
import { middleOf } from "./labels";
import { transcriptOf } from "./transcript";

const stretch = (since: number, ...shares: [string, number][]): ReplayStretch => ({
  since,
  until: since + 5_000,
  active: 5_000,
  shares: shares.map(([name, ms]) => ({ thing: name, name, ms })),
});
const at = () => "Frame";

test("a look that goes on is one line, and what was beside it for long is named", () => {
  const lines = transcriptOf(
    {
      stretches: [
        stretch(0, ["Home 1", 3_000], ["Home 2", 1_500]),
        stretch(5_000, ["Home 1", 4_000], ["Roof", 200]),
        stretch(10_000, ["Roof", 2_000]),
        stretch(60_000, ["Roof", 1_000]),
        stretch(70_000),
      ],
      acts: [{ at: 7_000, kind: "open_unit", text: "Opened Home 1" }],
    },
    [{ since: 15_000, until: 60_000 }],
    at,
  );
  expect(lines.map(({ at, text, ms }) => [at, text, ms])).toEqual([
    [0, "Looked at Home 1 and Home 2", 7_000],
    [7_000, "Opened Home 1", 0],
    [10_000, "Looked at Roof", 2_000],
    [15_000, "Nothing: they were away, or did nothing", 45_000],
    [60_000, "Looked at Roof", 1_000],
  ]);
});

test("at another stage it is another look", () => {
  const lines = transcriptOf(
    { stretches: [stretch(0, ["Home 1", 3_000]), stretch(5_000, ["Home 1", 3_000])], acts: [] },
    [],
    (at) => (at < 5_000 ? "Frame" : "Finishes"),
  );
  expect(lines.map(({ stage, ms }) => [stage, ms])).toEqual([
    ["Frame", 3_000],
    ["Finishes", 3_000],
  ]);
});

test("what got most of the time is told from what got a little", () => {
  const one = stretch(
    0,
    ["a", 2_500],
    ["b", 1_000],
    ["c", 300],
    ["d", 200],
    ["e", 150],
    ["f", 120],
  );
  expect(gradesOf(one).map(({ thing, grade }) => [thing, grade])).toEqual([
    ["a", "most"],
    ["b", "some"],
    ["c", "little"],
    ["d", "little"],
    ["e", "little"],
  ]);
  expect(stretchAt([one, stretch(9_000)], 4_000)).toBe(one);
  expect(stretchAt([one], 7_000)).toBeNull();
  expect(gradesOf(null)).toEqual([]);
});

test("a label stands where its thing is seen, nearest to its middle, and never beside it", () => {
  const seen = ["a", null, "a", "b", null, "a"];
  expect(middleOf(seen, 3, 2, "a")).toEqual({ x: 2.5 / 3, y: 0.25 });
  expect(middleOf(seen, 3, 2, "c")).toBeNull();
});
