import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Favourites } from "./favourites";
import { Keeping } from "./keeping";
import { keyOf, recallHomes } from "./kept";

const PLACE = "linden-court";
const HOMES = ["0-01", "1-01", "2-03"];

/** One browser with tabs that hear of what the others write, as long as there is something new to hear of. */
class Shared {
  readonly kept = new Map<string, string>();
  readonly #tabs: (() => void)[] = [];
  #writing = -1;
  writes = 0;

  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.#wrote(this.kept.get(key) !== value, () => this.kept.set(key, value));
  }
  removeItem(key: string) {
    this.#wrote(this.kept.has(key), () => this.kept.delete(key));
  }
  #wrote(changed: boolean, write: () => void) {
    if (!changed) return;
    this.writes++;
    if (this.writes > 20) throw new Error("The tabs write at each other.");
    write();
    const writer = this.#writing;
    this.#tabs.forEach((hear, tab) => {
      if (tab !== writer) this.#in(tab, hear);
    });
  }
  #in(tab: number, act: () => void) {
    const before = this.#writing;
    this.#writing = tab;
    act();
    this.#writing = before;
  }

  /** Open a tab with a build of `homes`; answers with what is marked in it, and how to press a heart there. */
  open(homes: readonly string[]) {
    const tab = this.#tabs.length;
    let hear: (event: { key: string }) => void = () => undefined;
    vi.stubGlobal("addEventListener", (_kind: string, call: typeof hear) => {
      hear = call;
    });
    const favourites = new Favourites();
    const keeping = new Keeping(PLACE, new Set(homes), favourites, () => undefined);
    this.#tabs.push(() => hear({ key: keyOf(PLACE) }));
    return {
      get marked() {
        return [...favourites.all].sort();
      },
      press: (home: string) => this.#in(tab, () => favourites.toggle(home)),
      take: (all: string[]) => this.#in(tab, () => keeping.take(all)),
      keeping,
    };
  }
}

let browser: Shared;
beforeEach(() => {
  browser = new Shared();
  vi.stubGlobal("localStorage", browser);
  vi.stubGlobal("location", { search: "" });
});
afterEach(() => vi.unstubAllGlobals());

test("what is marked in one tab is marked in the other and written once, though each has its own order", () => {
  const order = (...homes: string[]) => browser.kept.set(keyOf(PLACE), JSON.stringify(homes));
  order("2-03", "0-01");
  const one = browser.open(HOMES);
  order("0-01", "2-03");
  const other = browser.open(HOMES);
  const before = browser.writes;
  one.press("1-01");
  expect(browser.writes).toBe(before + 1);
  expect([one.marked, other.marked]).toEqual([HOMES, HOMES]);
});

test("a tab with another build keeps the homes that it does not know, until all are forgotten", () => {
  const [one, older] = [browser.open(HOMES), browser.open(["0-01"])];
  one.press("2-03");
  older.press("0-01");
  expect(recallHomes(PLACE)).toEqual(["0-01", "2-03"]);
  expect([one.marked, older.marked]).toEqual([["0-01", "2-03"], ["0-01"]]);
  const gone = older.keeping.all;
  older.take([]);
  expect(one.marked).toEqual([]);
  expect(browser.kept.size).toBe(0);
  older.take(gone);
  expect(one.marked).toEqual(["0-01", "2-03"]);
});

test("a browser that keeps nothing is known to, and has them while the page is open", () => {
  vi.stubGlobal("localStorage", undefined);
  const tab = browser.open(HOMES);
  tab.press("2-03");
  expect(tab.marked).toEqual(["2-03"]);
  expect(tab.keeping.kept).toBe(false);
});
