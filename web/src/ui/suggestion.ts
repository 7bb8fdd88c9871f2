/** A suggestion: one home, why it is suggested, and an easy no. Only ever one at a time. */
import type { Suggestion } from "../wire.gen";
import { t } from "../words";
import { button, make, need } from "./element";

export interface SuggestionTold {
  opened(suggestion: Suggestion): void;
  dismissed(suggestion: Suggestion): void;
}

export class SuggestionCard {
  readonly #place = need("notices");
  readonly #why: string;
  readonly #told: SuggestionTold;
  #card: HTMLElement | null = null;
  #unit: string | null = null;

  /** `why` is the address of the page that says what was noticed. */
  constructor(why: string, told: SuggestionTold) {
    this.#why = why;
    this.#told = told;
  }

  get element(): HTMLElement | null {
    return this.#card;
  }

  /** The unit suggested just now, or null. */
  get unit(): string | null {
    return this.#unit;
  }

  show(suggestion: Suggestion): void {
    this.hide();
    const reasons = make("ul", { class: "reasons" });
    for (const reason of suggestion.reasons) reasons.append(make("li", {}, reason.text));
    const dismiss = () => {
      this.hide();
      this.#told.dismissed(suggestion);
    };
    const open = button(t("Show me"), null, "button primary", () => {
      this.hide();
      this.#told.opened(suggestion);
    });
    this.#unit = suggestion.unit;
    this.#card = make(
      "section",
      { class: "panel suggestion", "aria-labelledby": "suggestion-title" },
      make(
        "header",
        { class: "panel-head" },
        make("h2", { id: "suggestion-title" }, suggestion.headline),
        button(t("Close this suggestion"), "close", "tool", dismiss, false),
      ),
      reasons.children.length ? reasons : null,
      make("div", { class: "row" }, open, button(t("No, thank you"), null, "button", dismiss)),
      make("p", { class: "small" }, make("a", { href: this.#why }, t("Why am I seeing this?"))),
    );
    this.#place.append(this.#card);
  }

  hide(): void {
    this.#card?.remove();
    this.#card = null;
    this.#unit = null;
  }
}
