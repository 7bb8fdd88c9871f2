/** The leaf of the sun: any hour of any month over the building, where the real sun of its place stands then. */
import type { Place } from "../manifest.gen";
import { type Hour, monthOf } from "../viewer/hour";
import { sunAt, sunTimes } from "../viewer/sun";
import { locale, t } from "../words";
import { button, make } from "./element";
import { type Compass, compassWord } from "./unit_words";

const QUARTER = 15;
/** Minutes of the day that go by in a second while it plays. */
const PACE = 90;
const COMPASS: readonly Compass[] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

export interface HoursTold {
  /** An hour was chosen, or the usual light. */
  chosen(hour: Hour | null): void;
  say(text: string): void;
}

export class Hours {
  readonly element: HTMLElement;
  readonly #place: Place;
  readonly #told: HoursTold;
  readonly #time: HTMLInputElement;
  readonly #shown = make("output", { class: "hours-time" });
  readonly #month: HTMLSelectElement;
  readonly #words = make("p", { class: "hours-words" });
  readonly #usual: HTMLButtonElement;
  readonly #play: HTMLButtonElement | null;
  #day: number;
  #hour: Hour | null = null;
  #playing = 0;

  /** `still` where motion is unwelcome: then no day goes by of itself. */
  constructor(place: Place, day: number, still: boolean, told: HoursTold) {
    this.#place = place;
    this.#day = day;
    this.#told = told;
    this.#time = make("input", {
      type: "range",
      min: 0,
      max: 1425,
      step: QUARTER,
      id: "hours-time",
    });
    this.#month = make("select", { id: "hours-month" }, ...months());
    this.#time.addEventListener("input", () => this.#choose(Number(this.#time.value), false));
    this.#time.addEventListener("change", () => this.#told.say(this.#sentence()));
    this.#month.addEventListener("change", () => this.#choose(this.#minutes, true));
    this.#usual = button(t("Usual light"), null, "link", () => this.#usualLight());
    this.#play = still
      ? null
      : button(t("Let the day go by"), null, "button", () => this.#toggle());
    const times: [string, () => number][] = [
      [t("Morning"), () => this.#times().rise + 90],
      [t("Midday"), () => (this.#times().rise + this.#times().set) / 2],
      [t("Evening sun"), () => this.#times().set - 45],
      [t("Night"), () => this.#times().set + 100],
    ];
    const quick = times.map(([word, at]) =>
      button(word, null, "chip", () => this.#choose(at(), true)),
    );
    this.element = make(
      "div",
      { class: "hours" },
      make("div", { class: "row hours-quick" }, ...quick),
      make(
        "div",
        { class: "hours-line" },
        make("label", { for: "hours-time" }, t("Time of day")),
        this.#shown,
      ),
      this.#time,
      make("label", { for: "hours-month", class: "hours-line" }, t("On the 21st of"), this.#month),
      this.#words,
      make("div", { class: "row" }, this.#play ?? null, this.#usual),
    );
    this.show(null, day);
  }

  /** Show `hour`, or the usual light, in the year of `day`. */
  show(hour: Hour | null, day: number): void {
    if (day > 0) this.#day = day;
    this.#hour = hour;
    this.#time.value = String(this.#minutes);
    this.#month.value = String(this.#monthShown);
    this.#shown.textContent = clock(this.#minutes);
    this.#time.setAttribute("aria-valuetext", clock(this.#minutes));
    this.#words.textContent = hour
      ? this.#sentence()
      : t("This is the light that shows the building best. Choose an hour to see the real sun.");
    this.#usual.hidden = hour === null;
  }

  /** A day that goes by stands still: somebody does something else. */
  stop(): void {
    if (!this.#playing) return;
    cancelAnimationFrame(this.#playing);
    this.#playing = 0;
    this.#play?.setAttribute("aria-pressed", "false");
  }

  get #minutes(): number {
    return this.#hour?.minutes ?? 10 * 60;
  }

  get #monthShown(): number {
    return this.#hour?.month ?? monthOf(this.#day);
  }

  /** When the sun rises and sets; where it does not, as good as any: six and six. */
  #times(): { rise: number; set: number } {
    return sunTimes(this.#day, this.#monthShown, this.#place) ?? { rise: 360, set: 1080 };
  }

  #choose(minutes: number, say: boolean): void {
    this.stop();
    const month = Number(this.#month.value);
    const quarter = Math.round(minutes / QUARTER) * QUARTER;
    this.#told.chosen({ month, minutes: ((quarter % 1440) + 1440) % 1440 });
    if (say) this.#told.say(this.#sentence());
  }

  #usualLight(): void {
    this.stop();
    this.#told.chosen(null);
    this.#told.say(t("The usual light."));
  }

  #toggle(): void {
    if (this.#playing) {
      this.stop();
      return;
    }
    const { rise, set } = this.#times();
    const month = this.#monthShown;
    const [first, last] = [Math.max(0, rise - 40), Math.min(1439, set + 70)];
    const from = this.#hour && this.#minutes < last ? Math.max(first, this.#minutes) : first;
    let began = 0;
    const step = (now: number) => {
      began ||= now;
      const minutes = Math.min(last, from + ((now - began) / 1000) * PACE);
      this.#playing = requestAnimationFrame(step);
      this.#told.chosen({ month, minutes: Math.floor(minutes) });
      if (minutes >= last) {
        this.stop();
        this.#told.say(this.#sentence());
      }
    };
    this.#play?.setAttribute("aria-pressed", "true");
    this.#playing = requestAnimationFrame(step);
  }

  #sentence(): string {
    const hour = { month: this.#monthShown, minutes: this.#minutes };
    const { altitude, azimuth } = sunAt(this.#day, hour, this.#place);
    const times = sunTimes(this.#day, hour.month, this.#place);
    const rises = times
      ? t("It rises at {rise} and sets at {set}.", {
          rise: clock(times.rise),
          set: clock(times.set),
        })
      : t("It neither rises nor sets on this day.");
    if (altitude < 0) return `${t("The sun is below the horizon.")} ${rises}`;
    const direction = COMPASS[Math.round(azimuth / 45) % 8] ?? "N";
    const stands = t("The sun stands {high}° high in the {direction}.", {
      high: Math.round(altitude),
      direction: compassWord(direction),
    });
    return `${stands} ${rises}`;
  }
}

function clock(minutes: number): string {
  const written = new Intl.DateTimeFormat(locale(), { timeStyle: "short", timeZone: "UTC" });
  return written.format(minutes * 60_000);
}

function months(): HTMLOptionElement[] {
  const written = new Intl.DateTimeFormat(locale(), { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) =>
    make("option", { value: month + 1 }, written.format(Date.UTC(2026, month, 21))),
  );
}
