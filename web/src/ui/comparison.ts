/** Two moments in one view: which one lies beside the one on show, the line between them, and the leaf that chooses. */
import type { Showroom } from "../showroom";
import { Comparing } from "../viewer/comparing";
import type { Moment } from "../viewer/dressing";
import { t } from "../words";
import type { Beside } from "./beside";
import type { Chosen } from "./choice";
import { counterpart } from "./counterpart";
import { Divider } from "./divider";
import { button, make, need } from "./element";
import { inWords, type MomentName, nameOfDay, nameOfStop } from "./moment_names";

export class Comparison {
  readonly element: HTMLElement;
  readonly #room: Showroom;
  readonly #shut: () => void;
  readonly #divider: Divider;
  readonly #other: HTMLSelectElement;
  readonly #swap: HTMLButtonElement;
  readonly #end: HTMLButtonElement;
  #moment: { readonly stop: string; readonly moment: Moment } | null = null;

  /** `shut` puts the leaf away. */
  constructor(room: Showroom, shut: () => void) {
    this.#room = room;
    this.#shut = shut;
    this.#divider = new Divider(need("scene"), {
      moved: (left) => this.#set({ at: this.#mirrored ? 1 - left : left }),
      shareAt: (x) => room.scenery.viewer?.comparing?.shareAt(x) ?? 0.5,
      ended: () => this.end(),
    });
    this.#other = make(
      "select",
      { id: "compare-with" },
      ...room.times.stops.map((stop) =>
        make("option", { value: stop.id }, inWords(this.#name(stop.id))),
      ),
    );
    this.#other.addEventListener("change", () => this.#with(this.#other.value));
    this.#swap = button(t("Swap sides"), "swap", "button", () => {
      const { beside } = room.choice.now;
      if (beside) this.#set({ end: !beside.end });
    });
    this.#end = button(t("End"), null, "button", () => this.end());
    this.element = make(
      "div",
      { class: "hours" },
      make("p", { class: "quiet" }, t("Two moments in one view. Drag the line between them.")),
      make(
        "label",
        { for: "compare-with", class: "compare-with" },
        t("Beside what is on show"),
        this.#other,
      ),
      make("div", { class: "row" }, this.#swap, this.#end),
    );
    room.choice.follow((now, before) => this.#follow(now, before));
    void room.scenery.arrived.then(() => this.#show());
    this.#show();
  }

  /** Show the moment that tells most beside the one on show, unless one is there already. */
  begin(): void {
    const { choice, manifest, times } = this.#room;
    const { beside, unit } = choice.now;
    if (beside || !this.#room.scenery.viewer) return;
    const other = counterpart(manifest, times.stops, times.stopOf(choice.now), unit);
    if (other) this.#with(other);
  }

  end(): void {
    if (!this.#room.choice.now.beside) return;
    const inView = this.#divider.element.contains(document.activeElement);
    this.#room.choice.set({ beside: null });
    this.#shut();
    if (inView) need("canvas").focus({ preventScroll: true });
    this.#room.say(t("The comparison has ended."));
  }

  /** Lead the keyboard to the line. */
  focus(): void {
    this.#divider.focus();
  }

  #with(stop: string): void {
    const { choice, recorder, times } = this.#room;
    const { beside, unit } = choice.now;
    // What comes first is where the reader begins.
    const order = (id: string) => times.stops.findIndex((one) => one.id === id);
    const end = order(stop) > order(times.stopOf(choice.now));
    choice.set({ beside: beside ? { ...beside, stop } : { stop, at: 0.5, end } });
    recorder("compare", unit ?? "", times.stage({ stop, on: null }));
    this.#room.say(
      t("{other} beside {shown}. Arrow keys move the line between them.", {
        other: inWords(this.#name(stop)),
        shown: inWords(this.#shown),
      }),
    );
  }

  #set(change: Partial<Beside>): void {
    const { choice } = this.#room;
    const { beside } = choice.now;
    if (beside) choice.set({ beside: { ...beside, ...change } });
  }

  #follow(now: Chosen, before: Chosen): void {
    if (now.beside !== before.beside || now.stop !== before.stop || now.on !== before.on)
      this.#show();
  }

  #show(): void {
    const { choice, scenery, times } = this.#room;
    const { beside } = choice.now;
    for (const one of [this.#swap, this.#end]) one.disabled = beside === null;
    const { viewer } = scenery;
    if (!viewer) return;
    const { dataset } = document.documentElement;
    const moment = beside && this.#momentOf(beside.stop);
    if (!beside || !moment) {
      delete dataset["compared"];
      viewer.comparing?.show(null);
      this.#divider.show(0, null);
      this.#moment = null;
      return;
    }
    dataset["compared"] = beside.stop;
    this.#other.value = beside.stop;
    const at = this.#mirrored ? 1 - beside.at : beside.at;
    const left = beside.end === this.#mirrored;
    const [shown, other] = [this.#shown, this.#name(beside.stop)];
    this.#divider.show(at, left ? [other, shown] : [shown, other]);
    viewer.compares(Comparing).show({
      moment,
      stage: times.stage({ stop: beside.stop, on: null }),
      at,
      left,
      placed: (x, free) => this.#divider.place(x, free),
    });
  }

  /** The same object for the same stop: the viewer makes anew what differs. */
  #momentOf(id: string): Moment | null {
    if (this.#moment?.stop !== id) {
      const stop = this.#room.times.stops.find((one) => one.id === id);
      this.#moment = stop
        ? { stop: id, moment: { day: stop.day, basis: stop.basis, reached: stop.stage } }
        : null;
    }
    return this.#moment?.moment ?? null;
  }

  get #shown(): MomentName {
    const { on, stop } = this.#room.choice.now;
    return on ? nameOfDay(on) : this.#name(stop);
  }

  #name(id: string): MomentName {
    const { manifest, times } = this.#room;
    const stop = times.stops.find((one) => one.id === id);
    return stop ? nameOfStop(manifest, times.stops, stop) : { name: "", when: "" };
  }

  /** Whether the reader's lines run from right to left. */
  get #mirrored(): boolean {
    return document.documentElement.dir === "rtl";
  }
}
