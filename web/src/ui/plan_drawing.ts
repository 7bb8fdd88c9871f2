/** One storey's plan on the page: homes by status, what can be pressed, and the part of it that is shown. */
import type { Manifest, Unit } from "../manifest.gen";
import { volumesOf } from "../viewer/site";
import { inARow, inASentence, named, t } from "../words";
import { squareMetres } from "./figures";
import { draw } from "./plan_sheet";
import type { OnPlan } from "./standing";
import { areaWords, type Compass, compassWord, statusWord } from "./unit_words";

/** Millimetres of the building around what is shown. */
const MARGIN = 900;
/** CSS pixels of a home's number on the plan. */
const NUMBER = 13;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Pressable {
  readonly element: SVGElement;
  readonly words: string;
  readonly unit: string;
  /** Id of the room's feature; null for a home. */
  readonly room: string | null;
}

export class PlanDrawing {
  readonly svg: SVGSVGElement;
  readonly homes: readonly Pressable[];
  readonly rooms: readonly Pressable[];
  readonly #manifest: Manifest;
  readonly #here = hereMark();
  #whole: Box | null = null;
  #at: OnPlan | null = null;

  /** Makes `svg`, a storey's plan, its own. */
  constructor(svg: SVGSVGElement, manifest: Manifest) {
    this.svg = svg;
    this.#manifest = manifest;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.prepend(patterns());
    const { north } = svg.dataset;
    if (north) svg.querySelector("desc")?.replaceChildren(northWords(Number(north)));
    const units = new Map(manifest.units.map((unit) => [unit.id, unit]));
    this.homes = all(svg, ".home").flatMap((home) => {
      const unit = units.get(home.dataset["unit"] ?? "");
      return unit ? this.#home(home, unit) : [];
    });
    this.rooms = all(svg, ".room").flatMap((room) => {
      const element = room.querySelector<SVGPathElement>("path");
      // What a pointer rests on is said below the plan; a title would be said twice.
      room.querySelector("title")?.remove();
      if (!element) return [];
      const { unit = "", room: id = "" } = room.dataset;
      // Plans of earlier imports say it in English only.
      const words = roomWords(room.dataset) || (element.getAttribute("aria-label") ?? "");
      element.setAttribute("aria-label", words);
      return [{ element, words, unit, room: id }];
    });
    svg.append(this.#here);
  }

  /** Show `unit` large with its rooms to press where `walks`, or the whole storey. The plan must lie on the page. */
  frame(unit: string | null, walks: boolean): void {
    const near = unit !== null && this.homes.some((home) => home.unit === unit);
    this.svg.classList.toggle("near", near);
    for (const home of all(this.svg, ".home")) {
      home.classList.toggle("mine", near && home.dataset["unit"] === unit);
    }
    for (const { element, unit: of } of this.rooms) {
      element.setAttribute("role", walks && near && of === unit ? "button" : "img");
    }
    this.#look((near && unit !== null && boxOf(this.#manifest, unit)) || this.#all());
  }

  /** What keys lead through: the homes, and after the open one its rooms. */
  get reached(): Pressable[] {
    return this.homes.flatMap((home) => [
      home,
      ...this.rooms.filter(
        ({ element, unit }) => unit === home.unit && element.getAttribute("role") === "button",
      ),
    ]);
  }

  /** Mark where the buyer stands, or nothing. */
  stand(at: OnPlan | null): void {
    this.#at = at;
    this.#here.style.display = at ? "" : "none";
    if (!at) return;
    const { x, z, bearing } = at;
    const size = this.#perPixel();
    this.#here.setAttribute(
      "transform",
      `translate(${x * 1000} ${z * 1000}) rotate(${bearing}) scale(${size})`,
    );
  }

  /** The view has another size: what has a size of its own on the screen keeps it. */
  fit(): void {
    this.svg.style.setProperty("--number", `${(NUMBER * this.#perPixel()).toFixed(0)}px`);
    this.stand(this.#at);
  }

  #home(home: SVGElement, unit: Unit): Pressable[] {
    const element = home.querySelector<SVGPathElement>(".area");
    if (!element) return [];
    home.dataset["status"] = unit.status;
    home.querySelector(":scope > title")?.remove();
    const words = inARow([unit.name, areaWords(unit).figure, statusWord(unit.status)]);
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", words);
    element.setAttribute("tabindex", "-1");
    const d = element.getAttribute("d") ?? "";
    home.append(draw("path", { class: "status-mark", d, "aria-hidden": "true" }));
    this.#number(unit);
    return [{ element, words, unit: unit.id, room: null }];
  }

  /** A home's name over the whole storey, short enough to be read there. */
  #number(unit: Unit): void {
    const named = all(this.svg, ".home-name").find((one) => one.textContent === unit.name);
    const labels = this.svg.querySelector(".labels");
    if (!named || !labels) return;
    const at = { x: named.getAttribute("x") ?? 0, y: named.getAttribute("y") ?? 0 };
    const short = /\S*\d\S*$/.exec(unit.name)?.[0] ?? unit.name;
    labels.append(draw("text", { ...at, class: "home-number" }, new Text(short)));
  }

  #all(): Box {
    if (this.#whole) return this.#whole;
    const drawn = all(
      this.svg,
      ".outline, .outdoor, .home .area",
    ) as unknown as SVGGraphicsElement[];
    const boxes = drawn.map((one) => one.getBBox()).filter(({ width }) => width > 0);
    const whole = unionOf(boxes);
    if (whole) this.#whole = whole;
    const { x, y, width, height } = this.svg.viewBox.baseVal;
    return whole ?? { x, y, width, height };
  }

  #look({ x, y, width, height }: Box): void {
    const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
    this.svg.setAttribute("viewBox", box.map(Math.round).join(" "));
    this.fit();
  }

  /** Millimetres of the building that a CSS pixel shows. */
  #perPixel(): number {
    const scale = this.svg.getScreenCTM()?.a ?? 0;
    return scale > 0 ? 1 / scale : 100;
  }
}

/** "Living room, 24.3 m², windows south": the file says it in one language, and each reader has their own. */
function roomWords({ name = "", area, windows }: DOMStringMap): string {
  const sides = windows?.split(" ").map((side) => compassWord(side as Compass)) ?? [];
  return inARow([
    named(name),
    area ? squareMetres(Number(area), 1) : "",
    sides.length ? t("windows {sides}", { sides: inASentence(sides) }) : "",
  ]);
}

function northWords(turned: number): string {
  const degrees = Math.abs(turned);
  if (!degrees) return t("North is up.");
  return turned > 0
    ? t("North is {degrees}° clockwise from up.", { degrees })
    : t("North is {degrees}° anticlockwise from up.", { degrees });
}

/** Where the rooms of `unit` lie on plan. */
function boxOf(manifest: Manifest, unit: string): Box | null {
  const points = volumesOf(manifest, unit).flatMap(({ footprint }) => footprint);
  if (!points.length) return null;
  const [xs, ys] = [points.map(([x]) => 1000 * x), points.map(([, z]) => 1000 * z)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function unionOf(boxes: readonly Box[]): Box | null {
  if (!boxes.length) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const foot = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: foot - y };
}

/** What tells the statuses apart without colour: reserved is hatched, sold crossed out. */
function patterns(): SVGDefsElement {
  const size = { width: 900, height: 900, patternUnits: "userSpaceOnUse" };
  const line = (d: string) => draw("path", { d, "stroke-width": 150 });
  return draw(
    "defs",
    {},
    draw(
      "pattern",
      { id: "plan-reserved", ...size },
      line("M-225 225L225-225M0 900L900 0M675 1125L1125 675"),
    ),
    draw("pattern", { id: "plan-sold", ...size }, line("M0 0L900 900M0 900L900 0")),
  );
}

/** A dot with a cone of sight, in CSS pixels. */
function hereMark(): SVGGElement {
  const cone = draw("path", { class: "here-cone", d: "M0 0L-17 -30A34.5 34.5 0 0 1 17 -30Z" });
  const dot = draw("circle", { class: "here-dot", r: 6 });
  const mark = draw(
    "g",
    { class: "here-mark", role: "img", "aria-label": t("You are here") },
    cone,
    dot,
  );
  mark.style.display = "none";
  return mark;
}

function all(from: SVGElement, selector: string): SVGElement[] {
  return [...from.querySelectorAll<SVGElement>(selector)];
}
