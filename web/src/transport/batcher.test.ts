import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { posesIn } from "../attention/poses";
import { MAX_ACTIONS, MAX_MESSAGE_BYTES, MAX_POSES, MAX_ROWS } from "../wire.gen";
import { bytesOf, FULL_ROWS, Pace, pack, ROWS_A_SECOND, ROWS_AT_ONCE } from "./batcher";
import { testBatch, testPoses } from "./testbatch";

describe("a batch is cut", () => {
  test("after five seconds, or when it is nearly full, and never for nothing", () => {
    const pace = new Pace(0);
    expect(pace.due(4_999, 4_999, 3, 0, 0)).toBe(false);
    expect(pace.due(5_000, 5_000, 3, 0, 0)).toBe(true);
    expect(pace.due(250, 250, FULL_ROWS, 0, 0)).toBe(true);
    expect(pace.due(60_000, 0, 0, 0, 0)).toBe(false);
  });

  test("even where the buyer looked at nothing but sky", () => {
    expect(new Pace(0).due(5_000, 5_000, 0, 0, 0)).toBe(true);
  });

  test("never faster than the server takes rows of one visit", () => {
    const looks = fc.array(fc.nat(63), { minLength: 100, maxLength: 400 });
    fc.assert(
      fc.property(looks, (gains) => {
        const pace = new Pace(0);
        let rows = 0;
        let sent = 0;
        gains.forEach((gain, i) => {
          const now = (i + 1) * 250;
          rows = Math.min(MAX_ROWS, rows + gain);
          if (!pace.due(now, 250, rows, 0, 0)) return;
          pace.cut(now, rows);
          sent += rows;
          rows = 0;
          expect(sent).toBeLessThanOrEqual(ROWS_AT_ONCE + (now / 1000) * ROWS_A_SECOND + 1e-6);
        });
      }),
    );
  });
});

const key = fc.string({ minLength: 1, maxLength: 128, unit: "grapheme" });
const ms = fc.nat(1_000);
const row = fc.record({ feature: key, stage: key, attention: ms, exposure: ms, viewable: ms });
const action = fc.record({
  kind: fc.constant("filter" as const),
  at: ms,
  feature: key,
  stage: key,
});

test("whatever a visit gathers, what is sent keeps the law of the wire and says what it lost", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 90 }),
      fc.array(action, { maxLength: 90 }),
      fc.nat(200),
      ms,
      (rows, actions, count, background) => {
        const poses = testPoses(count);
        const active = rows.reduce((sum, { attention }) => sum + attention, background);
        const contents = { active, background, rows, actions, poses, dropped: 2 };
        const batch = pack(testBatch(0), contents);
        expect(bytesOf(batch)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
        expect(batch.rows.length).toBeLessThanOrEqual(MAX_ROWS);
        const { actions: acts = [], poses: stood = [] } = batch;
        expect(acts.length).toBeLessThanOrEqual(MAX_ACTIONS);
        expect(posesIn(stood)).toBeLessThanOrEqual(MAX_POSES);
        const attention = batch.rows.reduce((sum, r) => sum + r.attention, 0);
        expect(attention + batch.background).toBe(batch.active);
        const kept = batch.rows.length + acts.length + posesIn(stood);
        expect(batch.dropped).toBe(2 + rows.length + actions.length + count - kept);
      },
    ),
    { numRuns: 60 },
  );
});
