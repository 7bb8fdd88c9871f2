/** What is said at a step of the tour: its author's words, or a sentence from the figures of the build. Pure. */
import { type Manifest, NO_DAY, type Stage, type TourStep, type Unit } from "../manifest.gen";
import { dayWords, money, monthWords, squareMetres } from "../ui/figures";
import { sightWord } from "../ui/insides";
import { progressOf } from "../ui/progress";
import { compassWord, roomsWords } from "../ui/unit_words";
import { inARow, inASentence, locale, t, tn } from "../words";
import { builtWords } from "./builds";

/** What a window must show of something for it to be named, of all that it shows. */
const WORTH_NAMING = 0.15;

export interface Told {
  readonly title: string;
  readonly words: string;
}

/** `today` in days since 1970-01-01. */
export function tellOf(manifest: Manifest, step: TourStep, today: number): Told {
  const made = new Teller(manifest, step, today).tell();
  return { title: step.title || made.title, words: step.words || made.words };
}

class Teller {
  readonly #manifest: Manifest;
  readonly #step: TourStep;
  readonly #today: number;

  constructor(manifest: Manifest, step: TourStep, today: number) {
    this.#manifest = manifest;
    this.#step = step;
    this.#today = today;
  }

  tell(): Told {
    const { units } = this.#manifest;
    const unit = units.find(({ id }) => id === this.#step.unit);
    switch (this.#step.told) {
      case "ground":
        return this.#ground();
      case "stage":
        return this.#stage();
      case "homes":
        return this.#homes();
      case "evening":
        return this.#evening();
      case "handover":
        return this.#handover();
      default:
        return unit ? this.#inside(unit) : { title: this.#named(), words: "" };
    }
  }

  #inside(unit: Unit): Told {
    const { told } = this.#step;
    if (told === "home") return { title: unit.name, words: this.#home(unit) };
    if (told === "raw")
      return { title: t("{room} as a shell", { room: this.#room(unit) }), words: this.#raw() };
    if (told === "window") return this.#window(unit);
    const words = t(
      "The same place at the handover, as the architects' model has it. Walk about whenever you like: the tour waits for you.",
    );
    return { title: this.#room(unit), words: told === "room" ? words : "" };
  }

  /** What a step of somebody's own is called without a title: where it is. */
  #named(): string {
    const { features, stages, storeys, development } = this.#manifest;
    const { feature, storey, stage } = this.#step;
    const at = features.find(({ id }) => id === feature) ?? storeys[storey ?? -1];
    return at?.name ?? stages.find(({ id }) => id === stage)?.name ?? development.name;
  }

  #ground(): Told {
    const { development, stages } = this.#manifest;
    const { place, name } = development;
    const where = place.address
      ? t("This is the plot of {development}, {address}.", {
          development: name,
          address: place.address,
        })
      : t("This is the plot of {development}.", { development: name });
    const begun = first(stages.map(({ actual }) => actual.start));
    const begins = first(stages.map(({ expected, planned }) => (expected ?? planned).start));
    let when = t("No date is planned yet for the works.");
    if (begun !== null && begun <= this.#today) {
      when = t("The works began on {day}.", { day: dayWords(begun) });
    } else if (begins !== null && begins > this.#today) {
      when = t("The works begin on {day}.", { day: dayWords(begins) });
    } else if (begins !== null) {
      when = t("The works were to begin on {day}.", { day: dayWords(begins) });
    }
    return { title: t("Bare ground"), words: `${where} ${when}` };
  }

  #stage(): Told {
    const at = this.#manifest.stages.findIndex(({ id }) => id === this.#step.stage);
    const stage = this.#manifest.stages[at];
    if (!stage) return { title: this.#named(), words: "" };
    const things = builtWords(this.#manifest, at);
    const built = things ? t("This stage brings {things}.", { things }) : "";
    return { title: stage.name, words: joined([built, progressOf(stage, this.#today).long]) };
  }

  #homes(): Told {
    const { development, units } = this.#manifest;
    const sizes = [...new Set(units.map(({ rooms }) => rooms))].filter((rooms) => rooms > 0);
    const counts = sizes
      .sort((a, b) => a - b)
      .map((rooms) => {
        const count = units.filter((one) => one.rooms === rooms).length;
        return t("{count} of {rooms}", { count, rooms: roomsWords(rooms) });
      });
    const floors = new Set(units.map(({ floor }) => floor)).size;
    const on = tn("They lie on {count} floor", "They lie on {count} floors", floors);
    const lie = counts.length ? t("{on}: {sizes}.", { on, sizes: inASentence(counts) }) : `${on}.`;
    const free = units.filter(({ status }) => status === "available");
    const prices = free.map(({ price }) => price).filter((price) => price > 0);
    const [least, most] = [Math.min(...prices), Math.max(...prices)];
    let words = t("None is available at present.");
    if (free.length && prices.length) {
      words = tn(
        "{count} is available, at {least}.",
        "{count} are available, from {least} to {most}.",
        free.length,
        { least: money(least, development.currency), most: money(most, development.currency) },
      );
    } else if (free.length)
      words = tn("{count} is available.", "{count} are available.", free.length);
    return { title: tn("{count} home", "{count} homes", units.length), words: `${lie} ${words}` };
  }

  #home(unit: Unit): string {
    const facts = [
      unit.rooms ? roomsWords(unit.rooms) : "",
      unit.area > 0 && unit.area_origin !== "placeholder" ? squareMetres(unit.area) : "",
      unit.floor === 0 ? t("on the ground floor") : t("on floor {floor}", { floor: unit.floor }),
      unit.orientation[0]
        ? t("facing {direction}", { direction: compassWord(unit.orientation[0]) })
        : "",
    ];
    const { currency } = this.#manifest.development;
    const free =
      unit.price > 0
        ? t("It is available, at {price}.", { price: money(unit.price, currency) })
        : t("It is available; its price is on request.");
    const status = { available: free, reserved: t("It is reserved."), sold: t("It is sold.") };
    return t("One home as an example: {facts}. {status} Let us go in.", {
      facts: inARow(facts),
      status: status[unit.status],
    });
  }

  #raw(): string {
    const stage = this.#manifest.stages.find(({ id }) => id === this.#step.stage);
    if (!stage) return "";
    const names = { stage: stage.name };
    const stands = t(
      "You stand in the home when the stage “{stage}” is done: what carries it is there, and nothing else.",
      names,
    );
    const end = endOf(stage);
    if (end === NO_DAY) return stands;
    const { standing } = progressOf(stage, this.#today);
    const month = monthWords(standing === "reached" ? stage.actual.finish : end);
    const when =
      standing === "reached"
        ? t("It has looked so since {month}.", { month })
        : t("That is expected in {month}.", { month });
    return `${stands} ${when}`;
  }

  #window(unit: Unit): Told {
    const view = (unit.views ?? [])[this.#step.view ?? 0];
    const direction = view ? compassWord(view.orientation) : "";
    const title = view ? t("Looking {direction}", { direction }) : unit.name;
    const seen = (view?.sees ?? [])
      .filter(({ share }) => share >= WORTH_NAMING)
      .slice(0, 3)
      .map(({ kind }) => sightWord(kind));
    const sees = seen.length
      ? t("From its main window one sees {seen}.", { seen: inASentence(seen) })
      : t("This is what one sees from its main window.");
    const { sun } = unit;
    const shines = sun
      ? t("Hours of direct sun a day under a clear sky: {december} in December, {june} in June.", {
          december: hours(sun.december),
          june: hours(sun.june),
        })
      : "";
    return { title, words: joined([sees, shines]) };
  }

  #evening(): Told {
    const { hour } = this.#step;
    const at = new Date(Date.UTC(2026, (hour?.month ?? 9) - 1, 21, 0, hour?.minutes ?? 0));
    const write = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }).format(at);
    const words = t(
      "{day}, {time}: the sun has set and the first lamps are lit. Which windows they are in is only an example.",
      {
        day: write({ day: "numeric", month: "long" }),
        time: write({ hour: "numeric", minute: "2-digit" }),
      },
    );
    return { title: t("In the evening"), words };
  }

  #handover(): Told {
    const last = this.#manifest.stages.at(-1);
    const when = last ? progressOf(last, this.#today).long : "";
    const next = t(
      "Now it is your turn: open a home from the list, or walk through the building at any stage.",
    );
    return { title: t("The handover"), words: joined([when, next]) };
  }

  #room(unit: Unit): string {
    const room = this.#manifest.features.find(({ id }) => id === this.#step.feature);
    return room ? room.name.replace(`, ${unit.name}`, "") : unit.name;
  }
}

/** The day on which `stage` is now expected to end. */
function endOf({ planned, expected }: Stage): number {
  return expected && expected.finish !== NO_DAY ? expected.finish : planned.finish;
}

function first(days: readonly number[]): number | null {
  const known = days.filter((day) => day !== NO_DAY);
  return known.length ? Math.min(...known) : null;
}

function hours(figure: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(figure);
}

function joined(sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(" ");
}
