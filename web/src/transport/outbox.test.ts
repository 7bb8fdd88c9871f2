import "fake-indexeddb/auto";
import { afterEach, describe, expect, test } from "vitest";
import type { Batch, Receipt } from "../wire.gen";
import { backoff, LONGEST_MS } from "./backoff";
import { MOST_CHARACTERS, OLDEST_MS, Outbox, WINDOW } from "./outbox";
import { openStore, purgeStore, type Store } from "./store";
import { testBatch, testPoses } from "./testbatch";

type Answer = Partial<Receipt> | "silence";

/** A server that keeps what it is sent by id, and answers as told; a fake, not a mock. */
class Server {
  readonly stored = new Map<string, Batch>();
  readonly sent: string[] = [];
  answer: Answer = {};
  most = 0;
  #now = 0;

  async take(batch: Batch): Promise<Required<Receipt>> {
    this.sent.push(batch.id);
    this.most = Math.max(this.most, ++this.#now);
    await Promise.resolve();
    this.#now--;
    const { answer } = this;
    if (answer === "silence") throw new Error("no answer");
    const state = answer.state ?? (this.stored.has(batch.id) ? "repeat" : "stored");
    if (state === "stored") this.stored.set(batch.id, batch);
    return { reason: "", retry_after: 0, ...answer, state, id: batch.id };
  }
}

/** Timers that ring when told. */
class Timers {
  readonly waits: number[] = [];
  #calls: (() => void)[] = [];

  later = (call: () => void, ms: number) => {
    this.waits.push(ms);
    this.#calls.push(call);
    return () => {
      this.#calls = this.#calls.filter((other) => other !== call);
    };
  };

  async ring(): Promise<void> {
    const calls = this.#calls;
    this.#calls = [];
    for (const call of calls) call();
    await settled();
  }
}

/** The store's and the server's answers have arrived. */
async function settled(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setImmediate(resolve));
}

function tab(server: Server, store: Promise<Store | null> = openStore(), waited = 60_000) {
  const timers = new Timers();
  const refused: string[] = [];
  const outbox = new Outbox({
    store,
    send: (batch) => server.take(batch),
    later: timers.later,
    random: () => 0.5,
    now: () => testBatch(0).began + waited,
    onRefused: (reason) => refused.push(reason),
  });
  return { outbox, timers, refused, store };
}

async function kept(): Promise<string[]> {
  const store = await openStore();
  const ids = ((await store?.all()) ?? []).map(({ id }) => id);
  store?.close();
  return ids.sort();
}

afterEach(purgeStore);

describe("a batch", () => {
  test("is kept until the server says that it is stored, then forgotten", async () => {
    const server = new Server();
    const { outbox } = tab(server);
    outbox.add(testBatch(1));
    await settled();
    expect([...server.stored.keys()]).toEqual(["batch-000001"]);
    expect(outbox.waiting).toEqual([]);
    expect(await kept()).toEqual([]);
    outbox.close();
  });

  test("goes again under the same id after silence, ever more slowly", async () => {
    const server = new Server();
    server.answer = "silence";
    const { outbox, timers } = tab(server);
    outbox.add(testBatch(1));
    await settled();
    for (let i = 0; i < 9; i++) await timers.ring();
    expect(new Set(server.sent)).toEqual(new Set(["batch-000001"]));
    expect(timers.waits).toEqual([750, 1500, 3000, 6000, 12000, 24000, 45000, 45000, 45000, 45000]);
    server.answer = {};
    await timers.ring();
    expect(outbox.waiting).toEqual([]);
    outbox.close();
  });

  test("that the server refuses is dropped, counted and not sent again", async () => {
    const server = new Server();
    server.answer = { state: "refused", reason: "no such consent" };
    const { outbox, timers, refused } = tab(server);
    outbox.add(testBatch(1, { poses: testPoses(3), dropped: 2 }));
    await settled();
    await timers.ring();
    expect(server.sent).toHaveLength(1);
    expect(refused).toEqual(["no such consent"]);
    expect(outbox.takeDropped()).toBe(1 + 3 + 2);
    expect(outbox.takeDropped()).toBe(0);
    outbox.close();
  });

  test("waits as long as an overloaded server asks, and a new connection does not cut that short", async () => {
    const server = new Server();
    server.answer = { state: "later", retry_after: 17_000 };
    const { outbox, timers } = tab(server);
    outbox.add(testBatch(1));
    await settled();
    expect(timers.waits).toEqual([17_000]);
    outbox.hurry();
    await settled();
    expect(server.sent).toHaveLength(1);
    server.answer = {};
    await timers.ring();
    expect(server.stored.size).toBe(1);
    outbox.close();
  });
});

describe("a buyer who comes back after three months", () => {
  const YEAR = 31_536_000_000;

  test("sends nothing that the server may have kept for its time and deleted, and says how much", async () => {
    const server = new Server();
    server.answer = "silence";
    const first = tab(server);
    for (const seq of [0, 1]) first.outbox.add(testBatch(seq, { poses: testPoses(2) }));
    await settled();
    first.outbox.close();
    server.answer = {};
    server.sent.length = 0;
    const second = tab(server, openStore(), OLDEST_MS + 5_000);
    await second.outbox.restore("consent-0001");
    await settled();
    // The second of them began 5 s later, and is not older yet.
    expect(server.sent).toEqual([testBatch(1).id]);
    expect(second.outbox.takeDropped()).toBe(1 + 2);
    expect(await kept()).toEqual([]);
    second.outbox.close();
  });

  test.each([
    ["was ahead by a year", 0, YEAR, -YEAR],
    ["was behind by a year, and is put right since", YEAR, 0, YEAR],
  ])("does not lose what is new because their clock %s", async (_how, waited, ahead, offset) => {
    const server = new Server();
    const { outbox } = tab(server, openStore(), waited + ahead);
    outbox.add(testBatch(1, { began: testBatch(1).began + ahead, offset }));
    await settled();
    expect(server.sent).toHaveLength(1);
    outbox.close();
  });
});

describe("a buyer whose network fails", () => {
  test("loses nothing that fits: everything arrives once, a few batches at a time", async () => {
    const server = new Server();
    server.answer = "silence";
    const { outbox, timers } = tab(server);
    for (let seq = 0; seq < 30; seq++) outbox.add(testBatch(seq));
    await settled();
    expect(outbox.waiting).toHaveLength(30);
    server.answer = {};
    outbox.hurry();
    await settled();
    await timers.ring();
    expect(server.stored.size).toBe(30);
    expect(server.most).toBeLessThanOrEqual(WINDOW);
    expect(await kept()).toEqual([]);
    outbox.close();
  });

  test("and closes the tab finds it sent on the next visit, under the same ids", async () => {
    const server = new Server();
    server.answer = "silence";
    const first = tab(server);
    for (let seq = 0; seq < 5; seq++) first.outbox.add(testBatch(seq));
    await settled();
    first.outbox.close();
    await settled();
    expect(await kept()).toHaveLength(5);

    server.answer = {};
    const second = tab(server);
    await second.outbox.restore("consent-0001");
    await settled();
    expect([...server.stored.keys()].sort()).toEqual([0, 1, 2, 3, 4].map((n) => testBatch(n).id));
    expect(await kept()).toEqual([]);
    second.outbox.close();
  });

  test("stays bounded: poses go first, then the oldest batches, and all that is lost is reported", async () => {
    const server = new Server();
    server.answer = "silence";
    const { outbox } = tab(server, Promise.resolve(null));
    const rows = testBatch(0).rows;
    let given = 0;
    for (let seq = 0; seq < 2_500; seq++) {
      const batch = testBatch(seq, { rows: Array(4).fill(rows[0]), poses: testPoses(8) });
      given += 12;
      outbox.add(batch);
      const poses = outbox.waiting.reduce((sum, { poses = [] }) => sum + poses.length, 0);
      // Nothing was dropped while a waiting batch had poses to spare.
      if (outbox.waiting.length < seq + 1)
        expect(poses).toBeLessThanOrEqual(outbox.waiting.length + 8 * WINDOW);
    }
    const left = outbox.waiting;
    expect(JSON.stringify(left).length).toBeLessThan(MOST_CHARACTERS + 20_000);
    expect(left.at(-1)?.seq).toBe(2_499);
    const keeps = left.reduce((sum, { rows, poses = [] }) => sum + rows.length + poses.length, 0);
    const told = left.reduce((sum, { dropped = 0 }) => sum + dropped, 0) + outbox.takeDropped();
    expect(keeps + told).toBe(given);
  });
});

describe("a buyer who withdraws", () => {
  test("leaves no batch in the queue, none in the database, and nothing is sent any more", async () => {
    const server = new Server();
    server.answer = "silence";
    const { outbox, timers } = tab(server);
    outbox.add(testBatch(1));
    await settled();
    await outbox.purge();
    const before = server.sent.length;
    outbox.add(testBatch(2));
    await timers.ring();
    expect(server.sent).toHaveLength(before);
    expect(outbox.waiting).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain("maquette");
  });

  test("and says yes again later never has what rested on the old consent sent", async () => {
    const server = new Server();
    server.answer = "silence";
    const first = tab(server);
    first.outbox.add(testBatch(1));
    await settled();
    first.outbox.close();
    server.answer = {};
    const second = tab(server);
    await second.outbox.restore("consent-0002");
    await settled();
    expect(server.stored.size).toBe(0);
    expect(await kept()).toEqual([]);
    second.outbox.close();
  });
});

test("a pause never exceeds a minute and half of it is chance", () => {
  expect(backoff(1, 0)).toBe(500);
  expect(backoff(1, 0.999)).toBeLessThan(1_000);
  expect(backoff(500, 0.999)).toBeLessThanOrEqual(LONGEST_MS);
});
