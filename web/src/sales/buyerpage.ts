/** The page of one buyer, as the server wrote it; written anew whenever that buyer did something. */

import { decodeInterest } from "../wire.gen";
import { inSameWords, t } from "../words";
import { BoardLink } from "./boardlink";
import { element } from "./element";
import { interestsTable } from "./interests";
import { writeTimes } from "./times";

/** The least time between two looks at the server, ms. */
const LOOK_EVERY = 1_000;

export class BuyerPage {
  readonly #root: HTMLElement;
  readonly #buyer: string;
  readonly #link: BoardLink;
  #due: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, development: string) {
    this.#root = root;
    this.#buyer = article(root)?.dataset["buyer"] ?? "";
    this.#dress();
    this.#link = new BoardLink(development, {
      board: () => undefined,
      changed: (change) => {
        if (change.gone.includes(this.#buyer)) this.#gone();
        else if (change.lines.some((line) => line.buyer === this.#buyer)) this.#lookSoon();
      },
      lost: () => undefined,
    });
  }

  dispose(): void {
    clearTimeout(this.#due);
    this.#link.dispose();
  }

  #dress(): void {
    writeTimes(this.#root, Date.now());
    const place = this.#root.querySelector<HTMLElement>("[data-interests]");
    if (!place) return;
    const said = JSON.parse(place.dataset["interests"] ?? "[]") as unknown[];
    place.replaceChildren(
      interestsTable(
        said.map((one) => decodeInterest(one)),
        t("What draws them"),
      ),
    );
  }

  #lookSoon(): void {
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      void this.#look();
    }, LOOK_EVERY);
  }

  async #look(): Promise<void> {
    const address = new URL(location.href);
    address.searchParams.set("again", "1");
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.status === 404) this.#gone();
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = article(page);
    const old = article(this.#root);
    if (!fresh || !old) return;
    old.replaceWith(fresh);
    this.#dress();
  }

  #gone(): void {
    article(this.#root)?.replaceChildren(
      element("h1", {}, t("Nothing is kept of this buyer any more")),
      element("p", {}, t("They erased their data, or their simulated visit was removed.")),
      element("p", {}, element("a", { href: inSameWords("/sales/") }, t("All buyers"))),
    );
  }
}

function article(root: ParentNode): HTMLElement | null {
  return root.querySelector<HTMLElement>("#buyer");
}
