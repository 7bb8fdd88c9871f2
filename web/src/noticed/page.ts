// The buyer's own page: shows what is kept, does what they ask, and says in a sentence what happened.
import { Consent } from "../consent/consent";
import { purgeStore } from "../transport/store";
import type { Noticed } from "../wire.gen";
import { inSameWords, t } from "../words";
import { duration, visits } from "./amounts";
import { exercise, type Right, read } from "./doors";
import { decisions, features, isEmpty, stages, watched } from "./lists";

/** What happened, once a right was exercised. */
function happened(right: Right): string {
  switch (right) {
    case "pause":
      return t("Recording is paused. What was noticed so far stays until you resume or erase it.");
    case "resume":
      return t("Recording goes on from here.");
    case "object":
      return t(
        "Your profile is deleted and none will be made again. Your visits stay, without conclusions.",
      );
    case "erase":
      return t(
        "Everything about you is erased, here and in this browser. Nothing is recorded any more.",
      );
  }
}

export interface PageOptions {
  readonly root: HTMLElement;
  readonly consentPlace: Element;
  readonly address: string;
  readonly unitNames: Readonly<Record<string, string>>;
}

export class NoticedPage {
  readonly #root: HTMLElement;
  readonly #unitNames: Readonly<Record<string, string>>;
  readonly #consent: Consent;
  #state: Noticed;

  constructor({ root, consentPlace, address, unitNames }: PageOptions, state: Noticed) {
    this.#root = root;
    this.#unitNames = unitNames;
    this.#state = state;
    this.#consent = new Consent({
      host: root,
      place: consentPlace,
      noticed: inSameWords(address),
      method: "page",
      onYes: () => {},
      onWithdrawn: () => this.#withdrawn(),
    });
  }

  begin(): void {
    for (const right of ["pause", "resume", "object"] as const) {
      this.#button(right).addEventListener("click", () => void this.#exercise(right));
    }
    this.#button("erase").addEventListener("click", () => this.#confirm(true));
    this.#button("erase-no").addEventListener("click", () => this.#confirm(false));
    this.#button("erase-yes").addEventListener("click", () => void this.#exercise("erase"));
    this.#show();
    // Until now a press would have done nothing, and said nothing.
    this.#enable(true);
    void this.#consent.begin(false).then(() => {
      if (this.#state.paused) this.#consent.paused(true);
    });
  }

  async #exercise(right: Right): Promise<void> {
    this.#enable(false);
    try {
      this.#state = await exercise(right);
      if (right === "erase") await this.#forget();
      else if (right !== "object") this.#consent.paused(right === "pause");
      this.#confirm(false);
      this.#show();
      this.#say(happened(right));
    } catch (error) {
      this.#say(
        t("That did not work, and nothing was changed. {reason}", { reason: String(error) }),
      );
    } finally {
      this.#enable(true);
    }
  }

  #enable(able: boolean): void {
    for (const button of this.#root.querySelectorAll("button")) button.disabled = !able;
  }

  /** This browser keeps nothing of it either. */
  async #forget(): Promise<void> {
    this.#consent.gone();
    await purgeStore();
  }

  async #withdrawn(): Promise<void> {
    await purgeStore();
    this.#say(
      t("Recording has stopped for good. What is still kept is shown here until you erase it."),
    );
    this.#state = await read();
    this.#show();
  }

  /** Ask in place, where the hand already is; nothing covers what is about to go. */
  #confirm(asking: boolean): void {
    const open = this.#part("erase-sure");
    if (open.hidden === !asking) return;
    open.hidden = !asking;
    this.#button("erase").hidden = asking;
    (asking ? this.#part("erase-question") : this.#button("erase")).focus();
  }

  #show(): void {
    const { known, objected, paused, seconds, visits: count } = this.#state;
    const empty = isEmpty(this.#state);
    this.#part("nothing").hidden = !empty;
    this.#part("kept").hidden = empty;
    this.#part("rights").hidden = !known;
    this.#part("summary").textContent = this.#summary(count, seconds, paused);
    this.#fill("features", this.#state.features, features);
    this.#fill("stages", this.#state.stages, stages);
    this.#fill("decisions", this.#state.decisions, (lines) => decisions(lines, this.#unitNames));
    this.#fill("watched", this.#state.watched ?? [], watched);
    this.#button("pause").hidden = paused;
    this.#button("resume").hidden = !paused;
    this.#button("object").hidden = objected === true;
    this.#part("objected").hidden = objected !== true;
  }

  #summary(count: number, seconds: number, paused: boolean): string {
    const sum = t("{visits}, {duration} of your attention.", {
      visits: visits(count),
      duration: duration(seconds),
    });
    return paused ? `${sum} ${t("Recording is paused.")}` : sum;
  }

  #fill<T>(id: string, lines: readonly T[], draw: (lines: readonly T[]) => HTMLElement): void {
    this.#part(`${id}-section`).hidden = lines.length === 0;
    this.#part(id).replaceChildren(...(lines.length > 0 ? [draw(lines)] : []));
  }

  #say(sentence: string): void {
    this.#part("said").textContent = sentence;
  }

  #button(id: string): HTMLButtonElement {
    return this.#part(id) as HTMLButtonElement;
  }

  #part(id: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(`#${id}`);
    if (!found) throw new Error(`The page has no part "${id}".`);
    return found;
  }
}
