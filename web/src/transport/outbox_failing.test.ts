import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Batch, Receipt } from "../wire.gen";
import { Outbox } from "./outbox";
import { openStore, PATIENCE_MS, purgeStore, type Store } from "./store";
import { testBatch } from "./testbatch";

/** A server that stores by id and counts how often it was asked. */
class Server {
  readonly stored = new Map<string, Batch>();
  asked = 0;
  answers = true;

  async take(batch: Batch): Promise<Required<Receipt>> {
    this.asked++;
    const state = this.stored.has(batch.id) ? "repeat" : "stored";
    this.stored.set(batch.id, batch);
    await Promise.resolve();
    if (!this.answers) throw new Error("the answer was lost");
    return { id: batch.id, state, reason: "", retry_after: 0 };
  }
}

/** A disk on which nothing more can be written. */
const FULL: Store = {
  put: () => Promise.reject(new DOMException("full", "QuotaExceededError")),
  remove: () => Promise.reject(new DOMException("full", "QuotaExceededError")),
  all: () => Promise.reject(new DOMException("gone", "InvalidStateError")),
  purge: () => Promise.resolve(),
  close: () => undefined,
};

function tab(server: Server, store: Promise<Store | null>): Outbox {
  return new Outbox({
    store,
    send: (batch) => server.take(batch),
    later: () => () => undefined,
    random: () => 0.5,
    now: () => testBatch(0).began,
    onRefused: () => undefined,
  });
}

async function settled(): Promise<void> {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  return purgeStore();
});

describe("a buyer whose browser keeps nothing", () => {
  test("because the disk is full still has every batch sent once", async () => {
    const server = new Server();
    const outbox = tab(server, Promise.resolve(FULL));
    await outbox.restore("consent-0001");
    for (let seq = 0; seq < 6; seq++) outbox.add(testBatch(seq));
    await settled();
    expect(server.stored.size).toBe(6);
    expect(server.asked).toBe(6);
    expect(outbox.waiting).toEqual([]);
    outbox.close();
  });

  test("because storage is switched off still has every batch sent once", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    const store = openStore();
    expect(await store).toBeNull();
    vi.unstubAllGlobals();
    const server = new Server();
    const outbox = tab(server, store);
    await outbox.restore("consent-0001");
    outbox.add(testBatch(1));
    await settled();
    expect(server.stored.size).toBe(1);
    outbox.close();
  });

  test("because its database never opens waits for it no longer than ten seconds", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
    const store = openStore();
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await store).toBeNull();
  });
});

test("two tabs of one buyer that both take up what a third left have it stored once", async () => {
  const server = new Server();
  server.answers = false;
  const first = tab(server, openStore());
  for (let seq = 0; seq < 3; seq++) first.add(testBatch(seq));
  await settled();
  first.close();
  await settled();
  server.answers = true;
  const others = [tab(server, openStore()), tab(server, openStore())];
  await Promise.all(others.map((outbox) => outbox.restore("consent-0001")));
  await settled();
  expect([...server.stored.keys()].sort()).toEqual([0, 1, 2].map((seq) => testBatch(seq).id));
  expect(others.flatMap((outbox) => outbox.waiting)).toEqual([]);
  const store = await openStore();
  expect(await store?.all()).toEqual([]);
  store?.close();
  for (const outbox of others) outbox.close();
});
