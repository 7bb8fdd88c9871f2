/** Inside: a piece of the storey's plan with a dot where the buyer stands and a cone of what is before them. */
import type { Manifest } from "../manifest.gen";
import type { Stand } from "../viewer/steer";
import { t } from "../words";
import { make } from "./element";
import { draw, type PlanFiles } from "./plan_sheet";
import { type OnPlan, onPlan } from "./standing";

/** CSS pixels to a metre. */
const SCALE = 11;
/** What is too small to be read there. */
const SMALL = ".labels, .block, .sheet, .furniture, .fixture, .swing, title, desc";

export class Minimap {
  /** Pressed, it opens the plan. */
  readonly element: HTMLButtonElement;
  readonly #manifest: Manifest;
  readonly #files: PlanFiles;
  readonly #sheet = make("span", { class: "minimap-sheet" });
  readonly #look: SVGSVGElement;
  #storey = -1;
  /** The plan's corner in metres. */
  #corner: readonly [number, number] | null = null;
  #at: OnPlan | null = null;

  constructor(manifest: Manifest, files: PlanFiles, pressed: () => void) {
    this.#manifest = manifest;
    this.#files = files;
    this.#look = draw(
      "svg",
      { class: "minimap-look", viewBox: "-50 -50 100 100", "aria-hidden": "true" },
      draw("path", { class: "here-cone", d: "M0 0L-22 -38A44 44 0 0 1 22 -38Z" }),
      draw("circle", { class: "here-dot", r: 5 }),
    );
    this.element = make("button", { type: "button", class: "minimap" }, this.#sheet, this.#look);
    this.element.hidden = true;
    this.element.addEventListener("click", pressed);
  }

  /** Follow whoever stands there; null when they are outside. */
  show(stand: Stand | null, unit: string | null): void {
    this.#at = stand && onPlan(stand, this.#manifest.storeys);
    const storey = this.#at && this.#manifest.storeys[this.#at.storey];
    this.element.hidden = !storey?.plan;
    if (!this.#at || !storey?.plan) return;
    if (this.#at.storey !== this.#storey) void this.#draw(this.#at.storey, unit);
    else this.#place();
  }

  async #draw(index: number, unit: string | null): Promise<void> {
    this.#storey = index;
    this.#corner = null;
    const { name = "", plan = "" } = this.#manifest.storeys[index] ?? {};
    this.element.setAttribute(
      "aria-label",
      t("You are here: {floor}. Open the floor plan.", { floor: name }),
    );
    const svg = await this.#files.plan(plan);
    if (this.#storey !== index) return;
    this.#sheet.replaceChildren();
    if (!svg) return;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#corner = [x / 1000, y / 1000];
    for (const one of svg.querySelectorAll(SMALL)) one.remove();
    for (const one of [svg, ...svg.querySelectorAll("[id], [role], [aria-label]")]) {
      for (const name of ["id", "role", "aria-label", "aria-labelledby", "aria-describedby"]) {
        one.removeAttribute(name);
      }
    }
    for (const home of svg.querySelectorAll<SVGElement>(".home")) {
      home.classList.toggle("mine", home.dataset["unit"] === unit);
    }
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("width", String((width / 1000) * SCALE));
    svg.setAttribute("height", String((height / 1000) * SCALE));
    this.#sheet.append(svg);
    this.#place();
  }

  /** Moved as a whole, so that nothing is laid out or painted again. */
  #place(): void {
    if (!this.#at || !this.#corner) return;
    const [x, z] = [this.#at.x - this.#corner[0], this.#at.z - this.#corner[1]];
    this.#sheet.style.transform = `translate(${-x * SCALE}px, ${-z * SCALE}px)`;
    this.#look.style.transform = `rotate(${this.#at.bearing}deg)`;
  }
}
