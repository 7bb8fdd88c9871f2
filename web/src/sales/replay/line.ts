/** The time line of a replay: play and pause, speed, silences, a slider, and marks for what was done. */
import type { ReplayAct, ReplayStretch } from "../../replay.gen";
import { make } from "../../ui/element";
import { locale, t } from "../../words";
import { clock, duration } from "../times";
import { type Player, SPEEDS, type Speed } from "./player";
import type { Span } from "./silence";

/** What keys on the line go back and on by, ms. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1_000,
  ArrowUp: 1_000,
  ArrowLeft: -1_000,
  ArrowDown: -1_000,
  PageUp: 10_000,
  PageDown: -10_000,
};

export interface LineParts {
  readonly player: Player;
  /** When the visit began, ms since 1970. */
  readonly began: number;
  readonly stretches: readonly ReplayStretch[];
  readonly acts: readonly ReplayAct[];
  readonly silences: readonly Span[];
  /** Told whether what was attended to is to be seen in the scene. */
  readonly highlights: (seen: boolean) => void;
}

export class TimeLine {
  readonly #parts: LineParts;
  readonly #play = make("button", { type: "button", class: "replay-play", id: "play" });
  readonly #slider = make("input", { type: "range", id: "slider", min: 0, step: "any" });
  readonly #clock = make("output", { class: "replay-clock", for: "slider", "aria-live": "off" });

  constructor(root: HTMLElement, parts: LineParts) {
    this.#parts = parts;
    const { player } = parts;
    this.#slider.max = String(Math.max(1, player.length));
    this.#slider.setAttribute("aria-label", t("Moment of the visit"));
    this.#slider.addEventListener("input", () => player.seek(Number(this.#slider.value)));
    this.#slider.addEventListener("keydown", (event) => this.#step(event));
    this.#play.addEventListener("click", () => player.toggle());
    root.append(
      make(
        "div",
        { class: "replay-controls" },
        this.#play,
        this.#clock,
        this.#speeds(),
        box("skip", t("Skip silence"), player.skips, (skips) => player.set({ skips })),
        box("highlight", t("Highlight what they looked at"), true, parts.highlights),
      ),
      make("div", { class: "replay-course" }, this.#bands(), this.#slider, this.#marks()),
      make("p", { class: "quiet small replay-help" }, helpWords()),
    );
  }

  /** Show where the replay is; `words` say what is seen there. */
  show(words: string): void {
    const { player, began } = this.#parts;
    const label = player.playing ? t("Pause") : t("Play");
    if (this.#play.textContent !== label) this.#play.textContent = label;
    this.#play.dataset["playing"] = String(player.playing);
    this.#slider.value = String(player.at);
    const time = clock(began + player.at);
    this.#slider.setAttribute("aria-valuetext", words ? `${time}, ${words}` : time);
    this.#slider.style.setProperty("--gone", `${this.#share(player.at)}%`);
    this.#clock.textContent = t("{time}, {gone} of {whole}", {
      time,
      gone: duration(player.at / 1000),
      whole: duration(player.length / 1000),
    });
  }

  /** A slider by itself would go a hundredth of the visit with every key, however long that is. */
  #step(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const mirrored = event.key.endsWith("t") && document.documentElement.dir === "rtl";
    this.#parts.player.seek(this.#parts.player.at + (mirrored ? -step : step));
  }

  #speeds(): HTMLElement {
    const { player } = this.#parts;
    const figure = new Intl.NumberFormat(locale());
    const select = make(
      "select",
      { id: "speed" },
      ...SPEEDS.map((speed) =>
        make(
          "option",
          { value: speed, selected: speed === player.speed },
          t("{speed}×", { speed: figure.format(speed) }),
        ),
      ),
    );
    select.addEventListener("change", () => player.set({ speed: Number(select.value) as Speed }));
    return make("label", { class: "replay-speed" }, t("Speed"), " ", select);
  }

  /** When they looked, and the silences between. */
  #bands(): HTMLElement {
    const { stretches, silences } = this.#parts;
    const band = (kind: string, { since, until }: Span) => {
      const made = make("i", { class: `replay-band ${kind}` });
      made.style.insetInlineStart = `${this.#share(since)}%`;
      made.style.inlineSize = `${Math.max(0.15, this.#share(until) - this.#share(since))}%`;
      return made;
    };
    return make(
      "div",
      { class: "replay-bands", "aria-hidden": "true" },
      ...stretches.map((one) => band("looked", one)),
      ...silences.map((one) => band("silent", one)),
    );
  }

  /** What was done; each leads to its moment. The same in words, for keys and ears, is the transcript's. */
  #marks(): HTMLElement {
    const { player, acts, began } = this.#parts;
    return make(
      "div",
      { class: "replay-marks", "aria-hidden": "true" },
      ...acts.map(({ at, kind, text }) => {
        const title = `${clock(began + at)}: ${text}`;
        const mark = make("button", {
          type: "button",
          class: "replay-mark",
          tabindex: -1,
          "data-kind": kind,
          title,
        });
        mark.style.insetInlineStart = `${this.#share(at)}%`;
        mark.addEventListener("click", () => player.seek(at));
        return mark;
      }),
    );
  }

  #share(at: number): number {
    return (100 * at) / Math.max(1, this.#parts.player.length);
  }
}

function box(
  id: string,
  words: string,
  checked: boolean,
  changed: (checked: boolean) => void,
): HTMLElement {
  const made = make("input", { type: "checkbox", id, checked });
  made.addEventListener("change", () => changed(made.checked));
  return make("label", { class: "replay-box" }, made, " ", words);
}

function helpWords(): string {
  return t(
    "Space plays and pauses. On the time line arrow keys go a second back and on, page keys ten. Square brackets go to what comes before and after in the visit’s words.",
  );
}
