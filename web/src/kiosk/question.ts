/** "Still here?" over the whole page, or "One moment": what a touch of it means is told by hands.ts. */
import { element } from "../consent/element";
import { t, tn } from "../words";

export class Question {
  readonly #left = element("p", { class: "kiosk-left", "aria-hidden": "true" });
  readonly #words = element("div", { class: "kiosk-words", role: "alert" });
  readonly #dialog = element(
    "dialog",
    // A browser would have it closed by a gesture of its own, or by Escape when that is pressed again and again.
    { class: "kiosk", "aria-labelledby": "kiosk-title", closedby: "none" },
    this.#words,
    this.#left,
  );

  constructor() {
    this.#dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(this.#dialog);
  }

  /** Ask; so many seconds are left. */
  ask(seconds: number): void {
    if (!this.#dialog.open) {
      const forgets = t(
        "Otherwise the page begins anew and forgets what you chose and typed here.",
      );
      this.#show(t("Still here?"), t("Touch the screen or press any key to go on."), forgets);
    }
    this.#left.textContent = tn("{count} second", "{count} seconds", seconds);
  }

  /** Say that the page begins anew; `waiting` for its server. */
  hold(waiting: boolean): void {
    this.#dialog.dataset["held"] = "";
    this.#left.textContent = "";
    this.#show(
      t("One moment"),
      waiting
        ? t("This display waits for its server and then begins anew by itself.")
        : t("The page begins anew."),
    );
  }

  close(): void {
    this.#dialog.close();
    delete this.#dialog.dataset["held"];
    this.#words.replaceChildren();
  }

  #show(title: string, ...words: string[]): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    // Words that come after their place are read out.
    this.#words.replaceChildren(
      element("h2", { id: "kiosk-title", tabindex: "-1" }, title),
      ...words.map((one) => element("p", {}, one)),
    );
    this.#words.querySelector("h2")?.focus({ preventScroll: true });
  }
}
