/** The buyers' page: puts list, card, ribbon and scene together. Everything but the scene works without WebGL. */
import { recordIfPermitted } from "./consent/permitted";
import { BARE_GROUND, type Manifest } from "./manifest.gen";
import { readPlace, writePlace } from "./ui/address";
import { Announcer } from "./ui/announce";
import { Card } from "./ui/card";
import { Choice } from "./ui/choice";
import { need } from "./ui/element";
import { EnquiryForm } from "./ui/enquiry";
import { Favourites } from "./ui/favourites";
import { todayIn } from "./ui/figures";
import { Homes } from "./ui/homes";
import { listenToKeys } from "./ui/keys";
import type { LyingPanel } from "./ui/panels";
import { Ribbon } from "./ui/ribbon";
import { Scenery } from "./ui/scenery";
import { Side } from "./ui/side";
import { SuggestionCard } from "./ui/suggestion";
import { stopsOf, TODAY } from "./viewer/calendar";
import { t } from "./words";

export interface Config {
  readonly development: string;
  /** Where the build is, with a slash at the end. */
  readonly build: string;
}

const root = document.documentElement;

/** One open page; lives as long as the tab. */
export class Page {
  readonly #manifest: Manifest;
  readonly #stops;
  readonly #choice: Choice;
  readonly #favourites = new Favourites();
  readonly #announcer = new Announcer(need("said"));
  readonly #scenery: Scenery;
  readonly #side: Side;
  readonly #homes: Homes;
  readonly #card: Card;
  readonly #enquiry: EnquiryForm;
  readonly #ribbon: Ribbon;
  readonly #suggestion: SuggestionCard;
  readonly #permitted;
  #revision = 0;

  constructor(config: Config, manifest: Manifest) {
    this.#manifest = manifest;
    const today = todayIn(manifest.development.place.timezone);
    this.#stops = stopsOf(manifest, today);
    const asked = readPlace(location.search);
    this.#choice = new Choice({
      unit: this.#known(asked.unit),
      stop: this.#stop(asked.stop),
    });
    this.#scenery = new Scenery(manifest, this.#stops, config.build, {
      picked: (unit) => (unit ? this.#openUnit(unit, false) : this.#closeUnit()),
      rested: () => this.#write("replace"),
      missing: () => this.#side.refresh(),
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
    this.#card = new Card(manifest, this.#favourites, {
      closed: () => this.#closeUnit(),
      favoured: (unit) =>
        this.#act(this.#favourites.toggle(unit) ? "favourite" : "unfavourite", unit),
      asks: (unit) => {
        this.#side.grow();
        this.#enquiry.open(unit);
      },
    });
    this.#enquiry = new EnquiryForm(config.development, (unit) => this.#act("enquire", unit));
    this.#ribbon = new Ribbon(manifest, this.#stops, today, (stop) => this.#goTo(stop));
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
      probe: this.#probe(),
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
      if (now.stop !== before.stop) this.#showStop(true);
    });
    this.#showUnit(false);
    this.#showStop(false);
    addEventListener("popstate", () => {
      const place = readPlace(location.search);
      this.#choice.set({ unit: this.#known(place.unit), stop: this.#stop(place.stop) });
    });
    addEventListener("resize", () => this.#scenery.cover());
    this.#listen();
    this.#publish();
    void this.#scenery.begin(() => this.#choice.now, asked.stand);
  }

  #listen(): void {
    listenToKeys(need("canvas"), {
      turn: (right, up) => this.#scenery.viewer?.turn(right, up),
      nearer: (steps) => this.#scenery.viewer?.nearer(steps),
      whole: () => this.#scenery.viewer?.home(),
      stage: (step) => this.#goTo(this.#ribbon.beside(this.#choice.now.stop, step)),
      leave: () => this.#closeUnit(),
    });
    need("tools").addEventListener("click", (event) => {
      const tool = (event.target as Element).closest<HTMLElement>("[data-tool]")?.dataset["tool"];
      if (tool === "nearer") this.#scenery.viewer?.nearer(2);
      if (tool === "further") this.#scenery.viewer?.nearer(-2);
      if (tool === "whole") this.#scenery.viewer?.home();
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
    if (this.#side.listed) this.#homes.focus(unit);
    else need("canvas").focus({ preventScroll: true });
  }

  #goTo(stop: string): void {
    if (this.#choice.now.stop === stop) return;
    this.#choice.set({ stop });
    this.#act("choose_stage");
  }

  #showUnit(byBuyer: boolean): void {
    const { unit } = this.#choice.now;
    this.#enquiry.close();
    this.#card.show(unit, byBuyer && unit !== null);
    this.#homes.open(unit);
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

  #showStop(byBuyer: boolean): void {
    const { stop } = this.#choice.now;
    const [name, words] = [this.#ribbon.name(stop), this.#ribbon.words(stop)];
    this.#ribbon.show(stop);
    this.#scenery.viewer?.showStage(stop);
    this.#revision++;
    root.dataset["stage"] = this.#stage();
    need("moment").hidden = false;
    need("moment-name").textContent = name;
    need("moment-words").textContent = words;
    if (!byBuyer) return;
    this.#write("replace");
    this.#announcer.say(`${name}. ${words}`);
  }

  #act(kind: Parameters<ReturnType<typeof recordIfPermitted>["act"]>[0], unit = ""): void {
    this.#permitted.act(kind, unit, this.#stage());
  }

  #write(how: "push" | "replace"): void {
    const { unit, stop } = this.#choice.now;
    const { stand } = this.#scenery;
    const address = location.pathname + writePlace(location.search, { unit, stop, stand });
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  #known(unit: string | null): string | null {
    return this.#manifest.units.some((one) => one.id === unit) ? unit : null;
  }

  #stop(stop: string | null): string {
    const last = this.#stops.findLast((one) => one.id !== TODAY)?.id ?? "";
    return this.#stops.some((one) => one.id === stop) ? (stop ?? last) : last;
  }

  /** The stage that the stop on show belongs to; today is a day in one of them. */
  #stage(): string {
    const stop = this.#stops.find((one) => one.id === this.#choice.now.stop);
    return this.#manifest.stages[stop?.stage ?? -1]?.id ?? BARE_GROUND;
  }

  /** What recording asks: the scene's answers, or nothing in view where there is no scene. */
  #probe() {
    const page = this;
    return {
      get revision() {
        return page.#revision + (page.#scenery.viewer?.revision ?? 0);
      },
      get stage() {
        return page.#stage();
      },
      get width() {
        return page.#scenery.viewer?.width ?? 0;
      },
      get height() {
        return page.#scenery.viewer?.height ?? 0;
      },
      featuresAt: (points: Float32Array) =>
        page.#scenery.viewer?.featuresAt(points) ?? new Array<null>(points.length / 2).fill(null),
    };
  }

  #panels(): LyingPanel[] {
    const panels: LyingPanel[] = [{ feature: null, element: this.#ribbon.element }];
    if (!this.#homes.element.hidden) panels.push({ feature: null, element: this.#homes.element });
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
      featuresAt: (points: number[]) => this.#probe().featuresAt(new Float32Array(points)),
      recording: this.#permitted.recording?.totals() ?? null,
    });
    Object.defineProperty(window, "maquette", { value: Object.freeze({ state }) });
  }
}
