/** The enquiry form: checks what was typed, sends it, and says how it went. Needs no WebGL and no consent to recording. */

import type { Enquiry, Failure } from "../wire.gen";
import { locale, t } from "../words";
import { need } from "./element";

export class EnquiryForm {
  readonly #form = need("enquiry", HTMLFormElement);
  readonly #said = need("enquiry-said");
  readonly #development: string;
  readonly #sent: (unit: string) => void;
  #unit = "";
  /** What else is sent along, in a sentence that the buyer sees; "" for nothing. */
  along: () => string = () => "";

  constructor(development: string, sent: (unit: string) => void) {
    this.#development = development;
    this.#sent = sent;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    need("enquiry-leave").addEventListener("click", () => this.close());
  }

  open(unit: string): void {
    this.#unit = unit;
    this.#form.hidden = false;
    this.#tell("", "");
    need("enquiry-along").textContent = this.along();
    this.#field("name").focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  close(): void {
    this.#form.hidden = true;
    this.#tell("", "");
  }

  async #submit(): Promise<void> {
    const wrong = this.#wrong();
    if (wrong) {
      wrong.field.setAttribute("aria-invalid", "true");
      wrong.field.focus();
      this.#tell(wrong.text, "problem");
      return;
    }
    const enquiry: Enquiry = {
      development: this.#development,
      name: this.#field("name").value.trim(),
      email: this.#field("email").value.trim(),
      message: [this.#field("message").value.trim(), this.along()].filter(Boolean).join("\n\n"),
      unit: this.#unit,
    };
    this.#busy(true);
    this.#tell(t("Sending your question…"), "");
    const problem = await send(this.#form.action, enquiry);
    this.#busy(false);
    if (problem) {
      this.#tell(problem, "problem");
      return;
    }
    this.#field("message").value = "";
    this.#tell(t("Thank you. The sales team has your question and will answer by e-mail."), "done");
    this.#sent(this.#unit);
  }

  #wrong(): { field: HTMLInputElement | HTMLTextAreaElement; text: string } | null {
    for (const name of ["name", "email", "message"])
      this.#field(name).removeAttribute("aria-invalid");
    const name = this.#field("name");
    if (!name.value.trim()) {
      return { field: name, text: t("Please tell us your name, so that we know whom to answer.") };
    }
    const email = this.#field("email");
    if (!email.checkValidity() || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.value.trim())) {
      return {
        field: email,
        text: t("Please check the e-mail address; it should look like name@example.com."),
      };
    }
    return null;
  }

  #field(name: string): HTMLInputElement | HTMLTextAreaElement {
    const field = this.#form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
    throw new Error(`The enquiry form has no field called ${name}.`);
  }

  #busy(busy: boolean): void {
    this.#form.setAttribute("aria-busy", String(busy));
    for (const button of this.#form.querySelectorAll("button")) button.disabled = busy;
  }

  #tell(text: string, kind: "" | "problem" | "done"): void {
    this.#said.textContent = text;
    this.#said.dataset["kind"] = kind;
  }
}

/** Send; the sentence for the buyer if it failed, "" if it arrived. */
async function send(address: string, enquiry: Enquiry): Promise<string> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      // A refusal is said in the words of this page.
      headers: { "Content-Type": "application/json", "Accept-Language": locale() },
      body: JSON.stringify(enquiry),
    });
    if (answer.ok) return "";
    const failure = (await answer.json().catch(() => null)) as Failure | null;
    const why = failure ? [failure.error, failure.remedy].filter(Boolean).join(" ") : "";
    return why || t("Your question did not arrive. Please try again in a minute.");
  } catch {
    return t("Your question could not be sent: there is no connection. Please try again.");
  }
}
