/** The buyers' page: puts list, card, ribbon and scene together. Everything but the scene works without WebGL. */
import { recordIfPermitted } from "./consent/permitted";
import type { Keep } from "./kiosk/showcase";
import type { Finishing } from "./leaves/finishes";
import type { Manifest } from "./manifest.gen";
import { type Config, Showroom } from "./showroom";
import { readPlace } from "./ui/address";
import { AddressBar } from "./ui/address_bar";
import { Caption } from "./ui/caption";
import { Card } from "./ui/card";
import { need } from "./ui/element";
import type { EnquiryForm } from "./ui/enquiry";
import { Favourites } from "./ui/favourites";
import { Homes } from "./ui/homes";
import { listenToKeys } from "./ui/keys";
import { goToHandover, readyOf } from "./ui/my_handover";
import type { LyingPanel } from "./ui/panels";
import { openPhotos } from "./ui/photo_cards";
import { publish } from "./ui/published";
import { Ribbon } from "./ui/ribbon";
import type { SuggestionCard } from "./ui/suggestion";
import { Tools } from "./ui/tools";
import type { Unpacking } from "./viewer/unpacking";
import type { Suggestion } from "./wire.gen";
import { inSameWords, t } from "./words";

/** One open page; lives as long as the tab. */
export class Page {
  readonly #room: Showroom;
  readonly #favourites = new Favourites();
  readonly #homes: Homes;
  readonly #card: Card;
  /** Brought when somebody first asks. */
  #enquiry: EnquiryForm | null = null;
  #along: () => string = () => "";
  readonly #ribbon: Ribbon;
  readonly #caption: Caption;
  readonly #tools: Tools;
  /** Brought with the first suggestion. */
  #suggestion: SuggestionCard | null = null;
  readonly #address: AddressBar;
  #finishing: Promise<Finishing> | null = null;

  /** `unpacking` brings the build; null where it cannot be drawn. `display` keeps the page of a showroom's. */
  constructor(
    config: Config,
    manifest: Manifest,
    unpacking: Unpacking | null,
    display: Keep | false,
  ) {
    const room = new Showroom(config, manifest, unpacking);
    this.#room = room;
    this.#homes = new Homes(
      manifest.development.currency,
      {
        chosen: (unit) => room.open(unit),
        glanced: (unit) => room.scenery.viewer?.highlight(unit),
        filtered: () => room.act("filter"),
        marked: (units) => void room.scenery.viewer?.mark(units),
        everything: () => room.act("show_everything"),
        say: (text) => room.say(text),
      },
      this.#favourites,
    );
    this.#card = new Card(manifest, config.build, this.#favourites, {
      compares: () => void this.#tools.compare(),
      enters: (at, name) => room.stay.enter(at, name),
      closed: () => this.#close(),
      favoured: (unit) =>
        room.act(this.#favourites.toggle(unit) ? "favourite" : "unfavourite", unit),
      ready: (unit) => readyOf(room, unit.id),
      asks: (unit) => {
        room.side.grow();
        void this.#ask(unit);
      },
    });
    this.#ribbon = new Ribbon(manifest, room.times.stops, room.today, (stop) => room.goTo(stop));
    this.#caption = new Caption(room, this.#ribbon);
    this.#tools = new Tools(room);
    room.choice.follow((now, before) => {
      if (now.unit !== before.unit) this.#showUnit(true);
      if (now.stop !== before.stop || now.on !== before.on) this.#showFinished();
      if (now.hour !== before.hour) room.scenery.viewer?.shine(now.hour);
    });
    this.#address = new AddressBar(room);
    const permitted = this.#record();
    room.recorder = (...words) => permitted.act(...words);
    room.scenery.told = {
      picked: (unit) => (unit ? room.open(unit, "peek") : this.#close()),
      rested: () => this.#address.rest(),
      moved: () => room.stay.moved(),
      missing: () => this.#lieFlat(),
    };
    room.stay.changed(() => {
      if (room.stay.name !== null) room.side.peek();
      else room.side.rise();
    });
    this.#showUnit(false);
    this.#showFinished();
    this.#caption.show();
    this.#listen();
    publish(room, permitted);
    openPhotos(room);
    void import("./leaves/ways").then(({ lead }) => lead(room, this.#favourites));
    if (display) display(room, this.#favourites, permitted);
    void this.#begin();
  }

  /** The scene comes up; where the address says so the buyer stands in it. */
  async #begin(): Promise<void> {
    const { choice, scenery, stay } = this.#room;
    const { stand, inside } = readPlace(location.search);
    await scenery.begin(() => choice.now, stand);
    this.#caption.show();
    void this.#finish();
    if (stand && inside !== null) stay.resume(stand, inside);
  }

  /** Finishes are chosen in the card of a home: a script of its own, for the first home that is opened. */
  async #finish(): Promise<void> {
    const { choice, manifest } = this.#room;
    if (!manifest.palettes?.length || (!this.#finishing && !choice.now.unit)) return;
    this.#finishing ??= import("./leaves/finishes").then(({ bring }) => bring(this.#room));
    const finishing = await this.#finishing;
    finishing.show();
    this.#along = () => finishing.sentence;
  }

  #record() {
    const { config, scenery } = this.#room;
    return recordIfPermitted({
      host: need("notices"),
      place: need("consent-place"),
      probe: scenery.probe(() => this.#room.stage),
      view: need("scene"),
      panels: () => this.#panels(),
      pose: () => {
        const stand = scenery.viewer?.stand();
        return stand ? { ...stand, show: this.#address.shown } : null;
      },
      development: config.development,
      onSuggestion: (suggestion) => void this.#suggest(suggestion),
    });
  }

  async #suggest(suggestion: Suggestion): Promise<void> {
    const room = this.#room;
    const { SuggestionCard } = await import("./ui/suggestion");
    const { development } = room.config;
    this.#suggestion ??= new SuggestionCard(
      inSameWords(`/d/${encodeURIComponent(development)}/noticed`),
      {
        opened: ({ unit }) => {
          room.act("open_suggestion", unit);
          room.open(unit);
        },
        dismissed: ({ unit }) => room.act("dismiss_suggestion", unit),
      },
    );
    this.#suggestion.show(suggestion);
    room.say(suggestion.headline);
  }

  #listen(): void {
    const { choice, scenery, stay } = this.#room;
    listenToKeys(need("canvas"), {
      get inside() {
        return stay.name !== null;
      },
      hold: (held) => scenery.viewer?.hold(held),
      turn: (right, up) => scenery.viewer?.turn(right, up),
      nearer: (steps) => scenery.viewer?.nearer(steps),
      whole: () => this.#whole(),
      stage: (step) => this.#room.goTo(this.#ribbon.beside(choice.now.stop, step)),
      leave: () => (stay.name === null ? this.#close() : stay.leave()),
    });
    need("tools").addEventListener("click", (event) => {
      const tool = (event.target as Element).closest<HTMLElement>("[data-tool]")?.dataset["tool"];
      if (tool === "nearer") scenery.viewer?.nearer(2);
      if (tool === "further") scenery.viewer?.nearer(-2);
      if (tool === "whole") this.#whole();
    });
  }

  #close(): void {
    const { choice, scenery, side } = this.#room;
    const { unit } = choice.now;
    if (unit === null) return;
    this.#room.act("close_unit", unit);
    choice.set({ unit: null });
    if (side.listed || !scenery.viewer) this.#homes.focus(unit);
    else need("canvas").focus({ preventScroll: true });
  }

  async #ask(unit: string): Promise<void> {
    const room = this.#room;
    const { EnquiryForm } = await import("./ui/enquiry");
    this.#enquiry ??= new EnquiryForm(room.config.development, (about) =>
      room.act("enquire", about),
    );
    this.#enquiry.along = () => this.#along();
    // Another home may be open by now.
    if (room.choice.now.unit === unit) this.#enquiry.open(unit);
  }

  #showUnit(byBuyer: boolean): void {
    const { choice, manifest, scenery, side } = this.#room;
    const { unit } = choice.now;
    this.#enquiry?.close();
    this.#card.show(unit, byBuyer && unit !== null);
    this.#homes.open(unit);
    this.#ribbon.mine(readyOf(this.#room, unit), () => goToHandover(this.#room));
    void this.#finish();
    side.card(unit);
    scenery.viewer?.highlight(null);
    scenery.viewer?.select(unit, byBuyer);
    const { dataset } = document.documentElement;
    if (unit) dataset["unit"] = unit;
    else delete dataset["unit"];
    if (!byBuyer) return;
    const name = manifest.units.find((one) => one.id === unit)?.name;
    this.#room.say(name ? t("{home} is open.", { home: name }) : t("The home is closed."));
  }

  #showFinished(): void {
    const { choice, times } = this.#room;
    this.#card.finished = !choice.now.on && choice.now.stop === times.stop(null);
  }

  /** Without a scene list, plans and stills lie on the page. */
  #lieFlat(): void {
    this.#room.side.refresh();
    this.#caption.show();
    void this.#tools.lieFlat();
  }

  #whole(): void {
    this.#room.stay.over();
    this.#room.scenery.viewer?.home();
  }

  #panels(): LyingPanel[] {
    const panels: LyingPanel[] = [{ feature: null, element: this.#ribbon.element }];
    if (!this.#homes.element.hidden) panels.push({ feature: null, element: this.#homes.element });
    if (this.#tools.open) panels.push({ feature: null, element: need("leaf") });
    const { unit } = this.#room.choice.now;
    if (unit) panels.push({ feature: unit, element: this.#card.element });
    const { element, unit: suggested = null } = this.#suggestion ?? {};
    if (element) panels.push({ feature: suggested, element });
    return panels;
  }
}
