import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepHomes, keyOf, recallHomes } from "./kept";
import { besideQuery, sheetQuery } from "./paper_ways";

const kept = new Map<string, string>();
const storageIn = (kept: Map<string, string>) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
});

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", storageIn(kept));
  vi.stubGlobal("location", { search: "" });
});
afterEach(() => vi.unstubAllGlobals());

describe("what a buyer marked", () => {
  test("is there again on the next visit, each development's for itself", () => {
    keepHomes("linden-court", ["2-03", "0-01"]);
    expect(recallHomes("linden-court")).toEqual(["2-03", "0-01"]);
    expect(recallHomes("harbour-yard")).toEqual([]);
  });

  test("leaves nothing behind when the last of it is unmarked", () => {
    keepHomes("linden-court", ["2-03"]);
    keepHomes("linden-court", []);
    expect(kept.size).toBe(0);
  });

  test.each(["{", "7", "null", '{"a":1}', "[1, null]"])("is not made up from %s", (text) => {
    kept.set(keyOf("linden-court"), text);
    expect(recallHomes("linden-court")).toEqual([]);
  });

  test("is kept apart on a display in a showroom, for as long as its window", () => {
    keepHomes("linden-court", ["2-03"]);
    const window = new Map<string, string>();
    vi.stubGlobal("sessionStorage", storageIn(window));
    vi.stubGlobal("location", { search: "?kiosk=5" });
    expect(recallHomes("linden-court")).toEqual([]);
    keepHomes("linden-court", ["0-01"]);
    expect([...kept.values()]).toEqual(['["2-03"]']);
    expect([...window.values()]).toEqual(['["0-01"]']);
  });

  test("lasts as long as the page where a browser keeps nothing", () => {
    vi.stubGlobal("localStorage", undefined);
    expect(() => keepHomes("linden-court", ["2-03"])).not.toThrow();
    expect(recallHomes("linden-court")).toEqual([]);
  });
});

describe("the ways to paper", () => {
  test("a sheet takes along what is on show of its home", () => {
    expect(sheetQuery("?unit=2-03&stage=raw-structure&fin=bath.2")).toBe(
      "?stage=raw-structure&fin=bath.2",
    );
    expect(sheetQuery("?unit=2-03")).toBe("");
  });

  test("homes stand side by side in the reader's language and in the order of their marking", () => {
    expect(besideQuery("?unit=2-03&lang=nl", ["2-03", "0-01"])).toBe(
      "?unit=2-03&unit=0-01&lang=nl",
    );
  });
});
