/** The buyers' page: puts list, card, ribbon and scene together. Everything but the scene works without WebGL. */
import { recordIfPermitted } from "./consent/permitted";
import type { Manifest } from "./manifest.gen";
import { readPlace, type Stand, writePlace } from "./ui/address";
import { Announcer } from "./ui/announce";
import { Card } from "./ui/card";
import { Choice } from "./ui/choice";
import { CutTools } from "./ui/cut_tools";
import { Days } from "./ui/days";
import { need } from "./ui/element";
import { EnquiryForm } from "./ui/enquiry";
import { Favourites } from "./ui/favourites";
import { dayWords, todayIn } from "./ui/figures";
import { Homes } from "./ui/homes";
import { Hours } from "./ui/hours";
import { listenToKeys } from "./ui/keys";
import { Leaves } from "./ui/leaves";
import { Minimap } from "./ui/minimap";
import type { LyingPanel } from "./ui/panels";
import { PlanFiles } from "./ui/plan_sheet";
import { Plans } from "./ui/plans";
import { Ribbon } from "./ui/ribbon";
import { Scenery } from "./ui/scenery";
import { Side } from "./ui/side";
import { Stills } from "./ui/stills";
import { SuggestionCard } from "./ui/suggestion";
import { TimeLine } from "./ui/time_line";
import { knownCut } from "./viewer/cut";
import type { Place } from "./viewer/indoors";
import { t } from "./words";

export interface Config {
  readonly development: string;
  /** Where the build is, with a slash at the end. */
  readonly build: string;
}

const root = document.documentElement;

/** After the last of many small changes the address waits so long, ms. */
const UNHURRIED = 400;

/** One open page; lives as long as the tab. */
export class Page {
  readonly #manifest: Manifest;
  readonly #times: TimeLine;
  readonly #choice: Choice;
  readonly #favourites = new Favourites();
  readonly #announcer = new Announcer(need("said"));
  readonly #scenery: Scenery;
  readonly #side: Side;
  readonly #homes: Homes;
  readonly #card: Card;
  readonly #enquiry: EnquiryForm;
  readonly #ribbon: Ribbon;
  readonly #hours: Hours;
  readonly #leaves: Leaves;
  readonly #days: Days | null;
  readonly #stills = new Stills();
  readonly #plans: Plans;
  readonly #minimap: Minimap;
  readonly #cuts: CutTools;
  readonly #suggestion: SuggestionCard;
  readonly #permitted;
  /** What the place is called that the buyer stands in; null outside. */
  #inside: string | null = null;
  #writing: ReturnType<typeof setTimeout> | undefined;

  constructor(config: Config, manifest: Manifest) {
    this.#manifest = manifest;
    const today = todayIn(manifest.development.place.timezone);
    this.#times = new TimeLine(manifest, today);
    const asked = readPlace(location.search);
    this.#choice = new Choice({
      unit: this.#known(asked.unit),
      stop: this.#times.stop(asked.stop),
      on: asked.on,
      hour: asked.hour,
      cut: knownCut(asked.cut, manifest.storeys),
    });
    this.#scenery = new Scenery(manifest, this.#times.stops, config.build, {
      picked: (unit) => (unit ? this.#openUnit(unit, false) : this.#closeUnit()),
      rested: () => this.#write("replace"),
      moved: () => this.#follow(),
      missing: () => {
        this.#side.refresh();
        this.#lieFlat();
      },
    });
    this.#side = new Side(() => this.#scenery.cover());
    this.#scenery.beside = this.#side.element;
    this.#homes = new Homes(
      {
        chosen: (unit) => this.#openUnit(unit, true),
        glanced: (unit) => this.#scenery.viewer?.highlight(unit),
        filtered: () => this.#act("filter"),
        everything: () => this.#act("show_everything"),
        say: (text) => this.#announcer.say(text),
      },
      this.#favourites,
    );
    this.#card = new Card(manifest, config.build, this.#favourites, {
      enters: (at, name) => this.#enter(at, name),
      closed: () => this.#closeUnit(),
      favoured: (unit) =>
        this.#act(this.#favourites.toggle(unit) ? "favourite" : "unfavourite", unit),
      asks: (unit) => {
        this.#side.grow();
        this.#enquiry.open(unit);
      },
    });
    this.#enquiry = new EnquiryForm(config.development, (unit) => this.#act("enquire", unit));
    const { place } = manifest.development;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#hours = new Hours(place, today, still, {
      chosen: (hour) => this.#choice.set({ hour }),
      say: (text) => this.#announcer.say(text),
    });
    this.#days = Days.of(manifest, today, still, {
      chosen: (on) => this.#choice.set({ on }),
      say: (text) => {
        this.#act("choose_stage");
        this.#announcer.say(text);
      },
    });
    this.#leaves = new Leaves(() => this.#scenery.cover());
    this.#leaves.add(t("Light and sun"), "sun", this.#hours.element, (open) => {
      if (open) this.#act("choose_hour");
      else this.#hours.stop();
    });
    const days = this.#days;
    if (days) this.#leaves.add(t("Day by day"), "calendar", days.element, () => days.stop());
    const files = new PlanFiles(config.build);
    this.#plans = new Plans(manifest, files, {
      opened: (unit) => this.#openUnit(unit, true),
      entered: (place, name) => {
        this.#enter(place, name);
        this.#leaves.makeRoom();
      },
      walks: () => this.#scenery.viewer !== null,
      say: (text) => this.#announcer.say(text),
    });
    const opener = this.#plans.any
      ? this.#leaves.add(t("Floor plans"), "plan", this.#plans.element, () => this.#plans.reveal())
      : null;
    this.#minimap = new Minimap(manifest, files, () => opener?.click());
    need("scene").append(this.#minimap.element);
    this.#cuts = new CutTools(manifest, this.#choice, this.#scenery, (text) =>
      this.#announcer.say(text),
    );
    this.#leaves.add(t("Look inside the building"), "inside", this.#cuts.element, (open) =>
      this.#cuts.toggled(open),
    );
    this.#ribbon = new Ribbon(manifest, this.#times.stops, today, (stop) => this.#goTo(stop));
    this.#suggestion = new SuggestionCard(`/d/${encodeURIComponent(config.development)}/noticed`, {
      opened: ({ unit }) => {
        this.#act("open_suggestion", unit);
        this.#openUnit(unit, true);
      },
      dismissed: ({ unit }) => this.#act("dismiss_suggestion", unit),
    });
    this.#permitted = recordIfPermitted({
      host: need("notices"),
      place: need("consent-place"),
      probe: this.#scenery.probe(() => this.#stage()),
      view: need("scene"),
      panels: () => this.#panels(),
      pose: () => this.#scenery.viewer?.stand() ?? null,
      development: config.development,
      onSuggestion: (suggestion) => {
        this.#suggestion.show(suggestion);
        this.#announcer.say(suggestion.headline);
      },
    });
    this.#choice.follow((now, before) => {
      if (now.unit !== before.unit) this.#showUnit(true);
      if (now.stop !== before.stop || now.on !== before.on) this.#showMoment(true);
      if (now.hour !== before.hour) this.#showHour();
      if (now.cut !== before.cut) this.#writeSoon();
    });
    this.#showUnit(false);
    this.#showMoment(false);
    this.#hours.show(asked.hour, this.#times.day(this.#choice.now));
    addEventListener("popstate", () => {
      const place = readPlace(location.search);
      const { on, hour } = place;
      const cut = knownCut(place.cut, manifest.storeys);
      const [unit, stop] = [this.#known(place.unit), this.#times.stop(place.stop)];
      this.#choice.set({ unit, stop, on, hour, cut });
    });
    addEventListener("resize", () => this.#scenery.cover());
    this.#listen();
    this.#publish();
    void this.#begin(asked.stand, asked.inside);
  }

  /** The scene comes up; where the address says so the buyer stands in it. */
  async #begin(stand: Stand | null, inside: string | null): Promise<void> {
    await this.#scenery.begin(() => this.#choice.now, stand);
    if (!stand || inside === null || root.dataset["ready"] !== "scene") return;
    const [[x, y, z], [tx, ty, tz]] = [stand.eye, stand.target];
    this.#enter({ eye: stand.eye, towards: [tx - x, ty - y, tz - z] }, inside);
  }

  #listen(): void {
    const page = this;
    listenToKeys(need("canvas"), {
      get inside() {
        return page.#inside !== null;
      },
      hold: (held) => this.#scenery.viewer?.hold(held),
      turn: (right, up) => this.#scenery.viewer?.turn(right, up),
      nearer: (steps) => this.#scenery.viewer?.nearer(steps),
      whole: () => this.#whole(),
      stage: (step) => this.#goTo(this.#ribbon.beside(this.#choice.now.stop, step)),
      leave: () => (this.#inside === null ? this.#closeUnit() : this.#leave()),
    });
    need("go-outside").addEventListener("click", () => this.#leave());
    need("tools").addEventListener("click", (event) => {
      const tool = (event.target as Element).closest<HTMLElement>("[data-tool]")?.dataset["tool"];
      if (tool === "nearer") this.#scenery.viewer?.nearer(2);
      if (tool === "further") this.#scenery.viewer?.nearer(-2);
      if (tool === "whole") this.#whole();
    });
  }

  #openUnit(unit: string, fromList: boolean): void {
    if (this.#choice.now.unit === unit) return;
    this.#act("open_unit", unit);
    this.#choice.set({ unit });
    this.#side.card(unit, fromList ? "half" : "peek");
  }

  #closeUnit(): void {
    const { unit } = this.#choice.now;
    if (unit === null) return;
    this.#act("close_unit", unit);
    this.#choice.set({ unit: null });
    if (this.#side.listed || !this.#scenery.viewer) this.#homes.focus(unit);
    else this.#focusView();
  }

  #focusView(): void {
    need("canvas").focus({ preventScroll: true });
  }

  #goTo(stop: string): void {
    const { now } = this.#choice;
    if (now.stop === stop && !now.on) return;
    this.#days?.stop();
    this.#choice.set({ stop, on: null });
    this.#act("choose_stage");
  }

  #showUnit(byBuyer: boolean): void {
    const { unit } = this.#choice.now;
    this.#enquiry.close();
    this.#card.show(unit, byBuyer && unit !== null);
    this.#homes.open(unit);
    this.#plans.show(unit);
    this.#side.card(unit);
    this.#scenery.viewer?.highlight(null);
    this.#scenery.viewer?.select(unit, byBuyer);
    if (unit) root.dataset["unit"] = unit;
    else delete root.dataset["unit"];
    if (!byBuyer) return;
    this.#write("push");
    const name = this.#manifest.units.find((one) => one.id === unit)?.name;
    this.#announcer.say(name ? t("{home} is open.", { home: name }) : t("The home is closed."));
  }

  /** Show the stop or the day that is chosen. */
  #showMoment(byBuyer: boolean): void {
    const { stop, on } = this.#choice.now;
    const viewer = this.#scenery.viewer;
    this.#days?.show(on);
    if (on) viewer?.showDay(on.day, on.basis);
    else viewer?.showStage(stop);
    this.#ribbon.show(this.#times.stopOf({ on, stop }));
    this.#scenery.moved();
    root.dataset["stage"] = this.#stage();
    void this.#stills.show(this.#stage());
    const name = on ? dayWords(on.day) : this.#ribbon.name(stop);
    const words = on ? (this.#days?.words ?? "") : this.#ribbon.words(stop);
    need("moment").hidden = false;
    need("moment-name").textContent = name;
    need("moment-words").textContent = words;
    if (!byBuyer) return;
    // A day that goes by is told of and written when it stands still.
    if (on) this.#writeSoon();
    else {
      this.#write("replace");
      this.#announcer.say(`${name}. ${words}`);
    }
  }

  /** Without a scene the plans lie on the page. */
  #lieFlat(): void {
    document.getElementById("plans-drawn")?.replaceChildren(this.#plans.element);
    this.#plans.reveal();
    void this.#stills.show(this.#stage());
  }

  /** Plans show where the buyer stands inside. */
  #follow(): void {
    const stand = this.#inside === null ? null : (this.#scenery.viewer?.stand() ?? null);
    this.#minimap.show(stand, this.#choice.now.unit);
    this.#plans.stand(stand);
  }

  /** Into the building, to a place that is called `name`. */
  #enter({ eye, towards }: Pick<Place, "eye" | "towards">, name: string): void {
    const viewer = this.#scenery.viewer;
    if (!viewer) return;
    this.#act("enter_unit", this.#choice.now.unit ?? "");
    this.#cuts.reveal(eye);
    viewer.enter(eye, towards);
    this.#inside = name;
    root.dataset["place"] = "inside";
    this.#follow();
    need("indoors-name").textContent = name;
    this.#side.peek();
    need("canvas").focus({ preventScroll: true });
    this.#announcer.say(`${name}. ${t("Arrow keys walk and turn. Escape leads back outside.")}`);
    this.#write("replace");
  }

  #leave(): void {
    if (this.#inside === null) return;
    this.#outside();
    this.#scenery.viewer?.leave();
    // The way out that was pressed is gone with the room.
    const { activeElement: at } = document;
    if (at === document.body || at?.closest(".indoors, .minimap")) this.#focusView();
    this.#announcer.say(t("You are outside again."));
    this.#write("replace");
  }

  #outside(): void {
    this.#inside = null;
    delete root.dataset["place"];
    this.#follow();
  }

  #whole(): void {
    this.#outside();
    this.#scenery.viewer?.home();
  }

  #showHour(): void {
    const { now } = this.#choice;
    this.#scenery.viewer?.shine(now.hour);
    this.#hours.show(now.hour, this.#times.day(now));
    this.#writeSoon();
  }

  #act(kind: Parameters<ReturnType<typeof recordIfPermitted>["act"]>[0], unit = ""): void {
    this.#permitted.act(kind, unit, this.#stage());
  }

  #write(how: "push" | "replace"): void {
    const { stand } = this.#scenery;
    const address =
      location.pathname +
      writePlace(location.search, {
        ...this.#choice.now,
        stand,
        inside: this.#inside,
      });
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** Browsers refuse an address that changes with every frame. */
  #writeSoon(): void {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#write("replace"), UNHURRIED);
  }

  #known(unit: string | null): string | null {
    return this.#manifest.units.some((one) => one.id === unit) ? unit : null;
  }

  #stage(): string {
    return this.#times.stage(this.#choice.now);
  }

  #panels(): LyingPanel[] {
    const panels: LyingPanel[] = [{ feature: null, element: this.#ribbon.element }];
    if (!this.#homes.element.hidden) panels.push({ feature: null, element: this.#homes.element });
    if (this.#leaves.open) panels.push({ feature: null, element: need("leaf") });
    const { unit } = this.#choice.now;
    if (unit) panels.push({ feature: unit, element: this.#card.element });
    const { element, unit: suggested } = this.#suggestion;
    if (element) panels.push({ feature: suggested, element });
    return panels;
  }

  /** What tests and the curious may read; nothing here can be changed. */
  #publish(): void {
    const state = () => ({
      ...this.#choice.now,
      camera: this.#scenery.viewer?.stand() ?? null,
      scene: this.#scenery.state(),
      featuresAt: (points: number[]) => this.#scenery.featuresAt(new Float32Array(points)),
      recording: this.#permitted.recording?.totals() ?? null,
    });
    Object.defineProperty(window, "maquette", { value: Object.freeze({ state }) });
  }
}
