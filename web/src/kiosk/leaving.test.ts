import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recall, remember } from "../consent/choice";
import { openStore } from "../transport/store";
import { testBatch } from "../transport/testbatch";
import { Leaving, left } from "./leaving";

const YES = { consent: "c1", hash: "h" };
let asked: string[];
/** Answers of the server by what is asked of it; what is not in here is answered with all well. */
let answers: Record<string, () => Response>;

beforeEach(() => {
  asked = [];
  answers = { "POST /rows": () => Response.json([{ state: "stored" }]) };
  for (const name of ["localStorage", "sessionStorage"]) vi.stubGlobal(name, storage());
  vi.stubGlobal("fetch", async (address: string, { method = "GET" }: RequestInit) => {
    asked.push(`${method} ${address}`);
    return answers[`${method} ${address}`]?.() ?? new Response("{}");
  });
});
afterEach(() => vi.unstubAllGlobals());

test("what a visitor allowed is handed over, then the browser forgets them", async () => {
  remember(YES);
  await noted();
  expect(await left()).toBe(true);
  expect(asked).toEqual(["POST /rows", "POST /consent/leave"]);
  expect(recall()).toBeNull();
  expect(await indexedDB.databases()).toEqual([]);
});

test("a withdrawal that the server has not heard of is told before it forgets whose it was", async () => {
  remember({ ...YES, withdrawn: true });
  await noted();
  answers["DELETE /consent"] = () => new Response("", { status: 503 });
  expect(await left()).toBe(false);
  expect(recall()?.withdrawn).toBe(true);
  delete answers["DELETE /consent"];
  asked = [];
  expect(await left()).toBe(true);
  expect(asked).toEqual(["DELETE /consent", "POST /consent/leave"]);
  expect(await indexedDB.databases()).toEqual([]);
});

test("a server that is busy is asked again, and no try leaves the queue open", async () => {
  remember(YES);
  await noted();
  const closed = vi.spyOn(IDBDatabase.prototype, "close");
  answers["POST /rows"] = () => Response.json([{ state: "later" }]);
  expect(await left()).toBe(false);
  answers["POST /rows"] = () => new Response("", { status: 503 });
  expect(await left()).toBe(false);
  expect(closed).toHaveBeenCalledTimes(2);
  expect(recall()).toEqual(YES);
  expect(asked).not.toContain("POST /consent/leave");
});

test("until it is done the browser is known to be somebody's who has gone, also when the page is loaded again", async () => {
  sessionStorage.setItem("maquette.favourites.linden-court", '["2-03"]');
  const leaving = new Leaving();
  expect(leaving.pending).toBe(false);
  leaving.begin();
  expect(sessionStorage.getItem("maquette.favourites.linden-court")).toBeNull();
  answers["POST /consent/leave"] = () => Response.error();
  expect(await leaving.done()).toBe(false);
  const again = new Leaving();
  expect(again.pending).toBe(true);
  delete answers["POST /consent/leave"];
  asked = [];
  expect(await Promise.all([again.done(), again.done()])).toEqual([true, true]);
  expect(asked).toEqual(["POST /consent/leave"]);
  expect([again.pending, sessionStorage.length, new Leaving().pending]).toEqual([false, 0, false]);
});

async function noted(): Promise<void> {
  const store = await openStore();
  await store?.put(testBatch(0));
  store?.close();
}

function storage() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
