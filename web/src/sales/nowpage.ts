/** The page of today: who is here, who was, live. */

import { t, tn } from "../words";
import { BoardLink } from "./boardlink";
import { BoardState, type Kinds } from "./boardstate";
import { CardList } from "./cardlist";
import { element } from "./element";
import { clock } from "./times";

export class NowPage {
  readonly #state = new BoardState();
  readonly #standing: HTMLElement;
  readonly #age = element("p", { class: "age quiet" });
  readonly #empty = element("section", { class: "empty", hidden: true });
  readonly #now = new CardList("now-title");
  readonly #today = new CardList("today-title");
  readonly #link: BoardLink;
  #kinds: Kinds = "both";
  #live = false;

  constructor(root: HTMLElement, development: string) {
    const board = part(root, "#board");
    this.#standing = part(root, "#standing");
    this.#standing.after(this.#age);
    board.append(this.#now.root, this.#today.root, this.#empty);
    this.#chooseKinds(part(root, "#kinds"));
    this.#link = new BoardLink(development, {
      board: (whole) => {
        this.#state.reset(whole);
        this.#live = true;
        this.#show();
      },
      changed: (change) => {
        this.#state.change(change);
        this.#show();
      },
      lost: (why) => this.#lost(why),
    });
  }

  dispose(): void {
    this.#link.dispose();
  }

  #chooseKinds(choice: HTMLElement): void {
    const asked = new URLSearchParams(location.search).get("kinds");
    for (const radio of choice.querySelectorAll<HTMLInputElement>("input")) {
      if (radio.value === asked) radio.checked = true;
      if (radio.checked) this.#kinds = radio.value as Kinds;
      radio.addEventListener("change", () => {
        this.#kinds = radio.value as Kinds;
        const address = new URL(location.href);
        address.searchParams.set("kinds", radio.value);
        history.replaceState(null, "", address);
        if (this.#live) this.#show();
      });
    }
  }

  #show(): void {
    const shown = this.#state.shown(this.#kinds);
    this.#now.show(t("Here now"), shown.now);
    this.#today.show(t("Earlier today"), shown.today);
    // Only the counts are read out, and only when they change; the clock beside them ticks in silence.
    const here = shown.now.length;
    const nobody = t("Nobody here now");
    const now = here ? tn("{count} buyer here now", "{count} buyers here now", here) : nobody;
    const today = tn("{count} earlier today", "{count} earlier today", shown.today.length);
    const standing = t("{now}, {today}.", { now, today });
    if (this.#standing.textContent !== standing) this.#standing.textContent = standing;
    this.#age.textContent =
      this.#state.dataTo === 0 ? "" : t("Data to {time}.", { time: clock(this.#state.dataTo) });
    this.#sayEmpty(shown.now.length + shown.today.length === 0, shown.left);
  }

  #sayEmpty(empty: boolean, left: number): void {
    this.#empty.hidden = !empty;
    if (!empty) return;
    const [title, text] =
      left > 0
        ? [
            t("Nobody of this kind today"),
            tn("{count} other buyer is left out.", "{count} other buyers are left out.", left),
          ]
        : [
            t("Nobody has said yes to recording today"),
            t("Open the showcase and say yes, or try: maquette simulate --buyers 20"),
          ];
    const showcase = element("a", { href: "/" }, t("Open the showcase"));
    this.#empty.replaceChildren(
      element("h2", {}, title),
      element("p", {}, text),
      left > 0 ? "" : element("p", {}, showcase),
    );
  }

  #lost(why: string): void {
    this.#live = false;
    this.#standing.textContent =
      why === ""
        ? t("The line to the server is down; trying again. What you see may be old.")
        : t("The server refused: {why}", { why });
    if (why !== "") {
      this.#standing.append(" ", element("a", { href: location.href }, t("Sign in again")));
    }
  }
}

function part(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page lacks ${selector}.`);
  return found;
}
