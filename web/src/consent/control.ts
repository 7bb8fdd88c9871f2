// The small control that is always there: says whether anything is recorded, and takes the yes back.
import { t } from "../words";
import { button, element } from "./element";
import { noticeFor } from "./market";

export type Standing = "unasked" | "yes" | "paused" | "no" | "signal" | "insecure";

export interface ControlActs {
  readonly noticed: string;
  readonly ask: () => void;
  readonly withdraw: () => void;
}

/** Fill `place` with the control for where the consent stands. */
export function showControl(place: Element, standing: Standing, acts: ControlActs): void {
  const open = place.querySelector("details")?.open ?? false;
  const inside: Node[] = [
    element("p", {}, sentence(standing)),
    element("p", {}, element("a", { href: acts.noticed }, t("What we noticed"))),
  ];
  if (standing === "yes" || standing === "paused") {
    inside.push(
      button(
        { class: "consent-answer", id: "consent-withdraw" },
        noticeFor() ? t("No, thank you") : t("Withdraw my yes"),
        acts.withdraw,
      ),
    );
  } else if (standing === "no" || standing === "unasked") {
    inside.push(
      button({ class: "consent-answer", id: "consent-ask" }, t("Read the question"), acts.ask),
    );
  }
  const details = element(
    "details",
    { class: "consent-control", "data-standing": standing },
    element(
      "summary",
      {},
      element("span", { class: "consent-mark", "aria-hidden": "true" }),
      standing === "yes" ? t("Recording") : t("Not recording"),
    ),
    element("div", { class: "consent-inside" }, ...inside),
  );
  details.open = open;
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  place.replaceChildren(details);
}

function sentence(standing: Standing): string {
  switch (standing) {
    case "yes":
      return noticeFor()
        ? t("We notice what you linger on, unless you say no.")
        : t("We note what you linger on, because you said yes.");
    case "paused":
      return t("You paused the recording. Resume it under “What we noticed”.");
    case "signal":
      return t("Your browser asks not to be recorded, so nothing is.");
    case "insecure":
      return t("This page was not opened over a secure connection, so nothing is recorded.");
    default:
      return t("Nothing is recorded. Everything here works the same.");
  }
}
