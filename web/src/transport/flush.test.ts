import { expect, test, vi } from "vitest";
import type { Batch } from "../wire.gen";
import { offsetFrom } from "./clock";
import { chunks, flush } from "./flush";
import { randomId } from "./id";
import { testBatch, testPoses } from "./testbatch";

test("what is left when a buyer goes fits through the last door, whole batches in chunks below 60 KB", () => {
  const batches = Array.from({ length: 40 }, (_, seq) =>
    testBatch(seq, { development: "Hafenhöfe", poses: testPoses(64) }),
  );
  const lists = chunks(batches);
  expect(lists.length).toBeGreaterThan(1);
  for (const list of lists) expect(new TextEncoder().encode(list).length).toBeLessThan(60_000);
  const ids = lists.flatMap((list) => (JSON.parse(list) as Batch[]).map(({ id }) => id));
  expect(ids).toEqual(batches.map(({ id }) => id));
  expect(chunks([])).toEqual([]);
});

test("what goes from a closing page asks for no preflight, which it could not wait for", () => {
  const sent: unknown[] = [];
  const sendBeacon = (_url: string, body: Blob) => sent.push(body.type) > 0;
  vi.stubGlobal("navigator", { sendBeacon });
  flush([testBatch(1)]);
  vi.unstubAllGlobals();
  expect(sent).toEqual(["text/plain"]);
});

test("the offset to the server's clock is taken from the quickest answer", () => {
  const slow = { asked: 1_000, answered: 3_000, server: 9_000 };
  const quick = { asked: 4_000, answered: 4_020, server: 5_010 };
  expect(offsetFrom([slow, quick])).toBe(1_000);
  expect(offsetFrom([])).toBe(0);
});

test("ids are of the kind the wire takes and never meet", () => {
  const ids = Array.from({ length: 1_000 }, randomId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => /^[A-Za-z0-9_$-]{22}$/.test(id))).toBe(true);
});
