// The question, asked quietly: a corner of the page, two answers that look alike, and the page works meanwhile.
import { t } from "../words";
import { button, element } from "./element";
import type { Wording } from "./wording";

export interface Answers {
  /** Resolves when the yes is stored; rejects with a sentence for the buyer. */
  readonly accept: () => Promise<void>;
  readonly refuse: () => void;
}

/** The banner, ready to be put into the page; it removes itself with the answer. */
export function banner(words: Wording, answers: Answers): HTMLElement {
  const said = element("p", { class: "consent-said", role: "status" });
  const close = (call: () => void) => {
    whole.remove();
    call();
  };
  const accept = button({ class: "consent-answer", id: "consent-yes" }, words.accept, () => {
    for (const one of [accept, refuse]) one.disabled = true;
    answers
      .accept()
      .then(() => whole.remove())
      .catch((error: Error) => {
        said.textContent = t("Your yes could not be kept, so nothing is recorded. {reason}", {
          reason: error.message,
        });
        for (const one of [accept, refuse]) one.disabled = false;
      });
  });
  const refuse = button({ class: "consent-answer", id: "consent-no" }, words.refuse, () =>
    close(answers.refuse),
  );
  const whole = element(
    "section",
    { class: "consent", "aria-labelledby": "consent-title" },
    element("h2", { id: "consent-title", class: "consent-title" }, words.title),
    element(
      "div",
      { class: "consent-text", tabindex: "0", role: "group", "aria-labelledby": "consent-title" },
      element("p", {}, words.ask),
      element(
        "ul",
        {},
        element("li", {}, words.purposes.attention),
        element("li", {}, words.purposes.profile),
      ),
      element("p", {}, words.limits),
    ),
    said,
    element("div", { class: "consent-answers" }, accept, refuse),
  );
  return whole;
}
