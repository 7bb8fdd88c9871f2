import { expect, test } from "vitest";
import { readPlace, writePlace } from "./address";

test("a link shows its reader what its sender saw", () => {
  const place = {
    unit: "A 1&2",
    stop: "roof",
    stand: { eye: [1.004, -2.5, 30], target: [0, 4.25, -6] },
  } as const;
  const read = readPlace(writePlace("?quality=low", place));
  expect(read).toEqual({ ...place, stand: { eye: [1, -2.5, 30], target: [0, 4.25, -6] } });
});

test("what else the address says stays in it", () => {
  expect(writePlace("?quality=low&unit=A1", { unit: null, stop: null, stand: null })).toBe(
    "?quality=low",
  );
});

test("a broken link opens the page all the same", () => {
  expect(readPlace("?view=1_2_x_4_5_6&stage=").stand).toBeNull();
});
