/** Says over the model which moment of the works is on show, and what is done in it. */
import type { Showroom } from "../showroom";
import { reportedBy } from "../viewer/calendar";
import { t } from "../words";
import { need } from "./element";
import { dayWords } from "./figures";
import type { Ribbon } from "./ribbon";
import { Stills } from "./stills";
import { standingOn } from "./works";

export class Caption {
  readonly #room: Showroom;
  readonly #ribbon: Ribbon;
  readonly #stills = new Stills();

  constructor(room: Showroom, ribbon: Ribbon) {
    this.#room = room;
    this.#ribbon = ribbon;
    room.choice.follow((now, before) => {
      if (now.stop === before.stop && now.on === before.on) return;
      const words = this.show();
      // A day that goes by is told of when it stands still.
      if (!now.on) room.say(words);
    });
  }

  /** Show the stop or the day that is chosen; the same in words. */
  show(): string {
    const { choice, scenery, stage, times } = this.#room;
    const { stop, on } = choice.now;
    if (on) scenery.viewer?.showDay(on.day, on.basis);
    else scenery.viewer?.showStage(stop);
    this.#ribbon.show(times.stopOf({ on, stop }));
    scenery.moved();
    document.documentElement.dataset["stage"] = stage;
    void this.#stills.show(on ? stage : stop, stage);
    const name = on ? dayWords(on.day) : this.#ribbon.name(stop);
    const words = this.#words();
    need("moment").hidden = false;
    need("moment-name").textContent = name;
    need("moment-words").textContent = words;
    need("moment-key").hidden = !scenery.viewer?.building;
    return `${name}. ${words}`;
  }

  #words(): string {
    const { choice, manifest, today } = this.#room;
    const { stop, on } = choice.now;
    if (!on) return this.#ribbon.words(stop);
    const words = standingOn(manifest.tasks, on, reportedBy(manifest, today), today);
    if (document.documentElement.dataset["scene"] !== "none") return words;
    return `${words} ${t("The picture shows this stage when it is done.")}`;
  }
}
