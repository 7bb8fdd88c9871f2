/** What every part of the buyers' page shares: the build, what is chosen of it, the scene, a voice, and where one stands. */
import type { Manifest } from "./manifest.gen";
import type { Recording } from "./record";
import { type Asked, readPlace } from "./ui/address";
import { Announcer } from "./ui/announce";
import { Choice } from "./ui/choice";
import { need } from "./ui/element";
import { todayIn } from "./ui/figures";
import { Scenery } from "./ui/scenery";
import type { Rest } from "./ui/sheet";
import { Side } from "./ui/side";
import { Stay } from "./ui/stay";
import { TimeLine } from "./ui/time_line";
import { knownCut } from "./viewer/cut";
import type { Unpacking } from "./viewer/unpacking";

export interface Config {
  readonly development: string;
  /** Where the build is, with a slash at the end. */
  readonly build: string;
}

/** What a buyer does on purpose, as the wire calls it. */
export type Act = Parameters<Recording["act"]>[0];

export class Showroom {
  readonly config: Config;
  readonly manifest: Manifest;
  /** Days since 1970-01-01, where the building stands. */
  readonly today: number;
  /** Motion is unwelcome. */
  readonly still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  readonly times: TimeLine;
  readonly choice: Choice;
  readonly scenery: Scenery;
  readonly side: Side;
  readonly stay: Stay;
  readonly #announcer = new Announcer(need("said"));
  /** Takes down what the buyer does, once it is known whether they allow it. */
  recorder: Recording["act"] = () => undefined;

  /** `unpacking` brings the build; null where it cannot be drawn. */
  constructor(config: Config, manifest: Manifest, unpacking: Unpacking | null) {
    this.config = config;
    this.manifest = manifest;
    this.today = todayIn(manifest.development.place.timezone);
    this.times = new TimeLine(manifest, this.today);
    this.choice = new Choice(this.known(readPlace(location.search)));
    this.scenery = new Scenery(manifest, this.times.stops, config.build, unpacking);
    this.side = new Side(() => this.scenery.cover());
    this.stay = new Stay(manifest, this.scenery, (text) => this.say(text));
    this.stay.entered((_eye, led) => {
      if (!led) this.act("enter_unit", this.choice.now.unit ?? "");
    });
  }

  /** What the address asks for, as far as this building has it; `finishes` were chosen before. */
  known(asked: Asked, finishes: Choice["now"]["finishes"] = {}): Choice["now"] {
    const { manifest, times } = this;
    const unit = manifest.units.find(({ id }) => id === asked.unit)?.id ?? null;
    const beside = times.stop(asked.beside?.stop ?? null) === asked.beside?.stop;
    return {
      unit,
      stop: times.stop(asked.stop),
      on: asked.on,
      hour: asked.hour,
      cut: knownCut(asked.cut, manifest.storeys),
      finishes: unit === null ? finishes : { ...finishes, [unit]: asked.finishes ?? "" },
      tour: asked.tour !== null && manifest.tour?.[asked.tour - 1] ? asked.tour : null,
      beside: beside ? asked.beside : null,
    };
  }

  /** Id of the stage on show. */
  get stage(): string {
    return this.times.stage(this.choice.now);
  }

  /** Tell who cannot see what has changed. */
  say(text: string): void {
    this.#announcer.say(text);
  }

  /** The buyer did this on purpose, at the stage on show. */
  act(kind: Act, unit = ""): void {
    this.recorder(kind, unit, this.stage);
  }

  /** Open the home called `unit`; its card rests at `rest`. */
  open(unit: string, rest: Rest = "half"): void {
    if (this.choice.now.unit === unit) return;
    this.act("open_unit", unit);
    this.choice.set({ unit });
    this.side.card(unit, rest);
  }

  /** Show the stop called `stop`. */
  goTo(stop: string): void {
    const { now } = this.choice;
    if (now.stop === stop && !now.on) return;
    this.choice.set({ stop, on: null });
    this.act("choose_stage");
  }
}
