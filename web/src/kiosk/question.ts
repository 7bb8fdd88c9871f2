/** "Still here?" over the whole page: any touch or key is an answer, and is no answer to anything else. */
import { element } from "../consent/element";
import { t, tn } from "../words";

export class Question {
  readonly #left = element("p", { class: "kiosk-left", "aria-hidden": "true" });
  readonly #words = element("div", { class: "kiosk-words", role: "alert" });
  readonly #dialog = element(
    "dialog",
    { class: "kiosk", "aria-labelledby": "kiosk-title" },
    this.#words,
    this.#left,
  );
  /** Nobody may go on before the display is another visitor's. */
  #shut = false;

  constructor() {
    this.#dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(this.#dialog);
  }

  /** Ask; so many seconds are left. */
  ask(seconds: number): void {
    if (!this.#dialog.open) {
      this.#shut = false;
      const forgets = t(
        "Otherwise the page begins anew and forgets what you chose and typed here.",
      );
      this.#show(t("Still here?"), t("Touch the screen or press any key to go on."), forgets);
    }
    this.#left.textContent = tn("{count} second", "{count} seconds", seconds);
  }

  /** Hold the page until it can begin anew. */
  hold(waiting: boolean): void {
    this.#shut = true;
    this.#left.textContent = "";
    if (waiting) {
      this.#show(
        t("One moment"),
        t("This display waits for its server and then begins anew by itself."),
      );
    } else this.#show(t("One moment"), t("The page begins anew."));
  }

  /** Whether a touch is to answer it. */
  get answerable(): boolean {
    return this.#dialog.open && !this.#shut;
  }

  close(): void {
    this.#dialog.close();
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
