/** The visit's words as a table: every line leads to its moment, and the one that is shown is marked. */
import { make } from "../../ui/element";
import { t } from "../../words";
import { clock, duration } from "../times";
import { lastAt } from "./course";
import type { Line } from "./transcript";

export class Words {
  readonly #lines: readonly Line[];
  readonly #rows: readonly HTMLElement[];
  #shown: HTMLElement | null = null;

  /** In `root`, of a visit that began at an instant; a line that is pressed is told as its moment. */
  constructor(
    readonly root: HTMLElement,
    lines: readonly Line[],
    began: number,
    pressed: (at: number) => void,
  ) {
    this.#lines = lines;
    this.#rows = lines.map(({ at, kind, text, ms, stage }) => {
      const way = make("button", { type: "button", class: "replay-at" }, clock(began + at));
      way.addEventListener("click", () => pressed(at));
      return make(
        "tr",
        { class: kind, "data-at": at },
        make("th", { scope: "row" }, way),
        make("td", {}, text),
        make("td", { class: "number" }, ms ? duration(ms / 1000) : ""),
        make("td", { class: "quiet" }, stage),
      );
    });
    const heads = [t("When"), t("What"), t("How long"), t("Stage")];
    root.replaceChildren(
      make(
        "table",
        { class: "replay-table" },
        make("thead", {}, make("tr", {}, ...heads.map((one) => make("th", { scope: "col" }, one)))),
        make("tbody", {}, ...this.#rows),
      ),
    );
  }

  /** Mark the line that is on at `at` ms, and bring it into view while `playing`. */
  show(at: number, playing: boolean): void {
    const row = this.#rows[lastAt(this.#lines, at)] ?? null;
    if (row === this.#shown) return;
    this.#shown?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    this.#shown = row;
    // Only the table moves, and never under somebody's hands.
    if (!row || !playing || this.root.contains(document.activeElement)) return;
    this.root.scrollTop = row.offsetTop - this.root.clientHeight / 2;
  }

  /** The moment of the line after the one at `at` ms, or before; null where there is none. */
  beside(at: number, step: 1 | -1): number | null {
    const times = [...new Set(this.#lines.map((line) => line.at))];
    const found = step > 0 ? times.find((one) => one > at) : times.findLast((one) => one < at);
    return found ?? null;
  }
}
