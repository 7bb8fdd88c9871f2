/** The buyers' scene, led by a replay: what was on show, where the camera stood, and what was attended to, painted. */
import type { Manifest } from "../../manifest.gen";
import type { ReplayScene } from "../../replay.gen";
import { readPlace } from "../../ui/address";
import { need } from "../../ui/element";
import { todayIn } from "../../ui/figures";
import { dressedBy, finishable, readFinishes } from "../../ui/finishing";
import { onTheme, themeOfPage } from "../../ui/theme";
import { TimeLine } from "../../ui/time_line";
import { Comparing } from "../../viewer/comparing";
import { knownCut } from "../../viewer/cut";
import type { Moment } from "../../viewer/dressing";
import type { Unpacking } from "../../viewer/unpacking";
import type { Viewer } from "../../viewer/viewer";
import type { Graded } from "./attended";
import { isInside, type Stand } from "./course";
import { Labels } from "./labels";
import { LOOKS } from "./looks";

export class Scene {
  readonly viewer: Viewer;
  readonly labels: Labels;
  readonly #manifest: Manifest;
  readonly #times: TimeLine;
  readonly #units: ReadonlySet<string>;
  readonly #solid: ReadonlySet<string>;
  /** Ids of what is painted, or drawn as its volume. */
  highlighted: readonly string[] = [];
  #shown = "";
  #stood = "";
  #painted = "";
  #indoors = false;

  private constructor(viewer: Viewer, manifest: Manifest, times: TimeLine, root: HTMLElement) {
    this.viewer = viewer;
    this.#manifest = manifest;
    this.#times = times;
    this.#units = new Set(manifest.units.map(({ id }) => id));
    this.#solid = new Set(manifest.features.flatMap((one) => (one.volumes?.length ? one.id : [])));
    this.labels = new Labels(root, viewer);
  }

  /** Bring the scene of `manifest` up, whose build lies under `address`, with the days that there were at `began`. */
  static async begin(
    root: HTMLElement,
    manifest: Manifest,
    address: string,
    unpacking: Unpacking,
    began: number,
    still: boolean,
  ): Promise<Scene> {
    const { Viewer } = await import("../../viewer/viewer");
    const today = todayIn(manifest.development.place.timezone, new Date(began));
    const times = new TimeLine(manifest, today);
    const nothing = () => undefined;
    const viewer = new Viewer({
      canvas: need("canvas", HTMLCanvasElement),
      manifest,
      stops: times.stops,
      address,
      unpacking,
      theme: themeOfPage(),
      search: location.search,
      still,
      hidden: () => false,
      seen: nothing,
      picked: nothing,
      hovered: nothing,
      rested: nothing,
      walked: nothing,
      lit: (paper, night) => {
        root.style.backgroundColor = paper;
        root.dataset["light"] = night ? "night" : "day";
      },
    });
    onTheme((theme) => viewer.setTheme(theme));
    viewer.showStage(times.stop(null));
    viewer.home(false);
    await viewer.load();
    return new Scene(viewer, manifest, times, root);
  }

  /** Show what was on show, from where the camera stood, with what was attended to. */
  show(scene: ReplayScene | null, stand: Stand | null, attended: readonly Graded[]): void {
    if (scene) this.#dress(scene);
    if (stand) this.#stand(stand);
    this.#paint(attended);
  }

  #dress(scene: ReplayScene): void {
    const key = `${scene.stage} ${scene.show}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const { viewer } = this;
    const asked = readPlace(`?${scene.show}`);
    const { on, hour, cut } = asked;
    const unit = asked.unit !== null && this.#units.has(asked.unit) ? asked.unit : null;
    // An address may not say it, or of a building that has changed.
    const known = this.#times.stops.some(({ id }) => id === asked.stop) ? asked.stop : scene.stage;
    if (on) viewer.showDay(on.day, on.basis);
    else viewer.showStage(known ?? scene.stage);
    viewer.shine(hour);
    viewer.open(knownCut(cut, this.#manifest.storeys), unit, false);
    this.#finish(unit, asked.finishes);
    this.#compare(asked.beside);
    this.#indoors = isInside(scene.show);
    this.#stood = "";
  }

  #finish(unit: string | null, finishes: string | null): void {
    const home = this.#manifest.units.find(({ id }) => id === unit);
    const rooms = home ? finishable(this.#manifest, home) : [];
    const dressed = dressedBy(rooms, readFinishes(finishes ?? "", rooms));
    this.viewer.finish(dressed.size ? unit : null, dressed);
  }

  #compare(beside: ReturnType<typeof readPlace>["beside"]): void {
    const line = need("compared");
    const stop = this.#times.stops.find(({ id }) => id === beside?.stop);
    line.hidden = !beside || !stop;
    if (!beside || !stop) {
      this.viewer.comparing?.show(null);
      return;
    }
    const moment: Moment = { day: stop.day, basis: stop.basis, reached: stop.stage };
    const mirrored = document.documentElement.dir === "rtl";
    this.viewer.compares(Comparing).show({
      moment,
      stage: this.#times.stage({ stop: stop.id, on: null }),
      at: mirrored ? 1 - beside.at : beside.at,
      left: beside.end === mirrored,
      placed: (x) => {
        line.style.left = `${x}px`;
      },
    });
  }

  #stand({ eye, target }: Stand): void {
    const key = [eye, target].flat().join();
    if (key === this.#stood) return;
    this.#stood = key;
    const [[x, y, z], [a, b, c]] = [eye, target];
    if (this.#indoors) this.viewer.enter(eye, [a - x, b - y, c - z]);
    else this.viewer.standAt({ eye, target });
  }

  /** Homes in the looks of their grades; of the rest what has a place of its own, the first. */
  #paint(attended: readonly Graded[]): void {
    this.labels.show(attended);
    const key = attended.map(({ thing, grade }) => `${thing} ${grade}`).join();
    if (key === this.#painted) return;
    this.#painted = key;
    const homes = attended.filter(({ thing }) => this.#units.has(thing));
    const looks = new Map(homes.map(({ thing, grade }) => [thing, LOOKS[grade]]));
    this.viewer.mark(new Set(looks.keys()), looks);
    const place = attended.find(({ thing }) => !looks.has(thing) && this.#solid.has(thing));
    this.viewer.highlight(place?.thing ?? null);
    this.highlighted = [...looks.keys(), ...(place ? [place.thing] : [])];
  }
}
