/** The buyer's stay in the building: they go in, others follow where they stand, they come out. */
import type { Manifest } from "../manifest.gen";
import { type Place, roomAt } from "../viewer/indoors";
import type { Stand } from "../viewer/steer";
import { t } from "../words";
import { need } from "./element";
import type { Scenery } from "./scenery";

type Point = readonly [number, number, number];

export class Stay {
  readonly #manifest: Manifest;
  readonly #scenery: Scenery;
  readonly #say: (text: string) => void;
  readonly #entered: ((eye: Point, led: boolean) => void)[] = [];
  readonly #followers: ((stand: Stand | null) => void)[] = [];
  readonly #changed: (() => void)[] = [];
  #name: string | null = null;

  constructor(manifest: Manifest, scenery: Scenery, say: (text: string) => void) {
    this.#manifest = manifest;
    this.#scenery = scenery;
    this.#say = say;
    need("go-outside").addEventListener("click", () => this.leave());
  }

  /** What the place is called that the buyer stands in; null outside. */
  get name(): string | null {
    return this.#name;
  }

  /** `told` hears of everybody about to stand in the building, before they do, and whether they are `led` there. */
  entered(told: (eye: Point, led: boolean) => void): void {
    this.#entered.push(told);
  }

  /** `told` hears of every step and turn inside; null is outside. */
  follow(told: (stand: Stand | null) => void): void {
    this.#followers.push(told);
  }

  /** `told` hears that another place is stood in now, or none. */
  changed(told: () => void): void {
    this.#changed.push(told);
  }

  /** Into the building, to a place that is called `name`; who is `led` there does nothing and is told by who leads. */
  enter({ eye, towards }: Pick<Place, "eye" | "towards">, name: string, led = false): void {
    const viewer = this.#scenery.viewer;
    if (!viewer) return;
    for (const told of this.#entered) told(eye, led);
    viewer.enter(eye, towards, led);
    this.#name = name;
    document.documentElement.dataset["place"] = "inside";
    this.moved();
    need("indoors-name").textContent = name;
    if (!led) this.#greet(name);
    for (const told of this.#changed) told();
  }

  #greet(name: string): void {
    need("canvas").focus({ preventScroll: true });
    this.#say(`${name}. ${t("Arrow keys walk and turn. Escape leads back outside.")}`);
  }

  /** Stand again where somebody stood who wrote it down as `stand`, and called it `name`, maybe in another language. */
  resume({ eye, target }: Stand, name: string): void {
    const [[x, y, z], [tx, ty, tz]] = [eye, target];
    const here = roomAt(this.#manifest, eye) ?? name;
    this.enter({ eye, towards: [tx - x, ty - y, tz - z] }, here);
  }

  /** Back to where one looked from before. */
  leave(): void {
    if (this.#name === null) return;
    this.over();
    this.#scenery.viewer?.leave();
    // The way out that was pressed is gone with the room.
    const { activeElement: at } = document;
    if (at === document.body || at?.closest(".indoors, .minimap")) {
      need("canvas").focus({ preventScroll: true });
    }
    this.#say(t("You are outside again."));
    for (const told of this.#changed) told();
  }

  /** The camera is led out by something else. */
  over(): void {
    this.#name = null;
    delete document.documentElement.dataset["place"];
    this.moved();
  }

  /** Who stands inside has moved or turned. */
  moved(): void {
    const stand = this.#name === null ? null : (this.#scenery.viewer?.stand() ?? null);
    for (const told of this.#followers) told(stand);
  }
}
