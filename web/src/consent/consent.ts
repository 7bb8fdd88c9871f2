// A visit's consent from question to withdrawal. Until a yes nothing is stored, named or sent.
import "../styles/consent.css";
import { onDisplay } from "../kiosk/display";
import type { ConsentGiven } from "../wire.gen";
import { banner } from "./banner";
import { type Choice, forget, onOtherTab, privacySignal, recall, remember } from "./choice";
import { type Standing, showControl } from "./control";
import * as door from "./door";
import { noticeFor } from "./market";
import { hashOf, shownText, TEXT_VERSION, textLocale, type Wording, wording } from "./wording";

export interface ConsentOptions {
  /** Where the question is put, first of its children so that the keyboard meets it early. */
  readonly host: Element;
  /** Where the small control lives, in sight on every page. */
  readonly place: Element;
  /** Address of "What we noticed". */
  readonly noticed: string;
  /** How the yes was given, where it is. */
  readonly method: ConsentGiven["method"];
  /** There is a consent to record under: its receipt's id. */
  readonly onYes: (consent: string) => void;
  /** The yes is taken back: stop, and delete what was not sent. */
  readonly onWithdrawn: () => Promise<void>;
}

export class Consent {
  readonly #options: ConsentOptions;
  #words: Wording = wording(onDisplay());
  #banner: HTMLElement | null = null;
  #hash: string | null = null;
  #standing: Standing = "unasked";

  constructor(options: ConsentOptions) {
    this.#options = options;
    onOtherTab((choice) => this.#heard(choice));
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Ask, unless the buyer has answered these very words, or their browser answers for them. */
  async begin(ask = true): Promise<void> {
    if (privacySignal()) return this.#stand("signal");
    const notice = noticeFor() ? await import("./notice") : null;
    if (notice) this.#words = notice.noticeOf(this.#words);
    this.#hash = await hashOf(shownText(this.#words));
    if (this.#hash === null) return this.#stand("insecure");
    const choice = recall();
    if (choice?.withdrawn) await this.#tell();
    if (choice && !choice.withdrawn && choice.hash === this.#hash)
      return this.#recordUnder(choice.consent);
    if (notice?.refused(choice)) return this.#stand("no");
    this.#stand("unasked");
    if (!ask) return;
    this.#ask();
    if (notice) await this.#accept("notice").catch(() => this.#banner?.remove());
  }

  /** The buyer paused or resumed, so the server says. */
  paused(paused: boolean): void {
    this.#stand(paused ? "paused" : "yes");
  }

  /** The server knows this consent no more: erased or withdrawn elsewhere. */
  gone(): void {
    forget();
    this.#stand("no");
  }

  /** Take the yes back: here at once, at the server as soon as it can be reached. */
  async withdraw(): Promise<void> {
    const choice = recall();
    if (choice) remember({ ...choice, withdrawn: true });
    else forget();
    this.#banner?.remove();
    this.#stand("no");
    await this.#options.onWithdrawn();
    await this.#tell();
  }

  #ask(): void {
    this.#banner?.remove();
    this.#banner = banner(this.#words, {
      accept: async () => {
        if (this.#standing !== "yes") await this.#accept(this.#options.method);
      },
      // Remembered by this page alone: a no leaves nothing in the browser, but where recording has begun.
      refuse: () => (noticeFor() ? void this.withdraw() : this.#stand("no")),
    });
    this.#options.host.prepend(this.#banner);
  }

  async #accept(method: ConsentGiven["method"]): Promise<void> {
    this.#standing = "unasked";
    const consent = await door.give({
      purposes: ["attention", "profile"],
      text_version: TEXT_VERSION,
      text_hash: this.#hash ?? "",
      locale: textLocale(),
      method,
      development: noticeFor() ?? "",
    });
    remember({ consent, hash: this.#hash ?? "" });
    // A no that was pressed meanwhile holds.
    if (this.standing === "no") return this.withdraw();
    this.#recordUnder(consent);
  }

  /** Tell the server of a withdrawal; where it cannot be reached the next page tries again. */
  async #tell(): Promise<void> {
    try {
      await door.withdraw();
      forget();
    } catch (error) {
      if (error instanceof door.DoorError) forget();
    }
  }

  #recordUnder(consent: string): void {
    this.#stand("yes");
    this.#options.onYes(consent);
  }

  #heard(choice: Choice | null): void {
    const recording = this.#standing === "yes" || this.#standing === "paused";
    if (recording && (!choice || choice.withdrawn)) {
      this.#stand("no");
      void this.#options.onWithdrawn();
    }
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    showControl(this.#options.place, standing, {
      noticed: this.#options.noticed,
      ask: () => this.#ask(),
      withdraw: () => void this.withdraw(),
    });
  }
}
