/** The page of a replay: asks for the visit, brings the scene up, and leads it through the visit's time. */
import { decodeManifest, type Manifest } from "../../manifest.gen";
import { decodeReplay, type Replay } from "../../replay.gen";
import { make, need } from "../../ui/element";
import { machineOf } from "../../viewer/machine";
import { Unpacking } from "../../viewer/unpacking";
import { inARow, t } from "../../words";
import { duration, moment } from "../times";
import { type Graded, gradesOf, stretchAt } from "./attended";
import { Course, isInside } from "./course";
import { gradeWords } from "./grade_words";
import { TimeLine } from "./line";
import { Player } from "./player";
import type { Scene } from "./scene";
import { type Span, silenceAt, silencesOf } from "./silence";
import { transcriptOf } from "./transcript";
import { Words } from "./words";

export interface Config {
  readonly development: string;
  /** Where the build is, with a slash at the end; where the visit is. */
  readonly build: string;
  readonly visit: string;
}

/** A tab that was away for longer does not catch up, ms. */
const LONGEST_FRAME = 1_000;

export class ReplayPage {
  readonly #replay: Replay;
  readonly #course: Course;
  readonly #silences: readonly Span[];
  readonly #player: Player;
  readonly #line: TimeLine;
  readonly #words: Words;
  readonly #legend = need("legend");
  readonly #now = need("now");
  #scene: Scene | null = null;
  /** When the last frame was, ms of the page; null while it is paused. */
  #before: number | null = null;
  #asked = false;
  #highlights = true;
  #told = "";

  constructor(replay: Replay, still: boolean) {
    this.#replay = replay;
    const { acts, began, length, poses, scenes, stretches } = replay;
    this.#course = new Course(poses, scenes, still);
    this.#silences = silencesOf(stretches, [...poses, ...acts], length);
    this.#player = new Player(length, this.#silences, () => this.#changed());
    const silences = this.#silences;
    this.#line = new TimeLine(need("line"), {
      player: this.#player,
      began,
      stretches,
      acts,
      silences,
      highlights: (seen) => {
        this.#highlights = seen;
        this.#show();
      },
    });
    const lines = transcriptOf(replay, silences, (at) => this.#course.sceneAt(at)?.name ?? "");
    this.#words = new Words(need("transcript"), lines, began, (at) => this.#player.seek(at));
    addEventListener("keydown", (event) => this.#key(event));
    this.#show();
  }

  /** Bring the scene up, where this browser can draw one. */
  async begin(manifest: Manifest, build: string, still: boolean): Promise<void> {
    const canvas = need("canvas", HTMLCanvasElement);
    const machine = this.#replay.poses.length > 0 && machineOf(canvas, location.search);
    if (!machine) return this.#without(this.#replay.poses.length > 0);
    this.#note(t("The model is coming."));
    const { began } = this.#replay;
    try {
      const unpacking = new Unpacking();
      unpacking.begin(manifest, build);
      // The heavy part: not for browsers that cannot draw it.
      const { Scene } = await import("./scene");
      this.#scene = await Scene.begin(need("scene"), manifest, build, unpacking, began, still);
    } catch (error) {
      this.#without(true);
      throw error;
    }
    this.#note("");
    this.#show();
    document.documentElement.dataset["ready"] = "scene";
  }

  /** For tests and the curious. */
  state() {
    const { at, length, playing, speed } = this.#player;
    const viewer = this.#scene?.viewer;
    return {
      at,
      length,
      playing,
      speed,
      stage: this.#course.sceneAt(at)?.stage ?? null,
      inside: viewer?.inside ?? false,
      camera: viewer?.stand() ?? null,
      attended: this.#attended().map(({ thing, grade }) => ({ thing, grade })),
      labelled: this.#scene?.labels.labelled ?? [],
      highlighted: this.#scene?.highlighted ?? [],
      scene: viewer?.state() ?? null,
    };
  }

  #without(drawn: boolean): void {
    document.documentElement.dataset["ready"] = "list";
    need("canvas").hidden = true;
    this.#note(
      drawn
        ? t("This browser shows no 3D. The visit is told below in words.")
        : t(
            "Their browser showed no 3D, so there is no camera to follow. The visit is told below in words.",
          ),
    );
  }

  #note(words: string): void {
    const note = need("scene-note");
    note.textContent = words;
    note.hidden = !words;
  }

  #attended(): Graded[] {
    return gradesOf(stretchAt(this.#replay.stretches, this.#player.at));
  }

  #changed(): void {
    this.#show();
    if (!this.#player.playing) this.#before = null;
    if (!this.#player.playing || this.#asked) return;
    this.#asked = true;
    this.#before ??= performance.now();
    requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now: number): void {
    this.#asked = false;
    const passed = Math.max(0, Math.min(LONGEST_FRAME, now - (this.#before ?? now)));
    if (this.#player.playing) this.#before = now;
    this.#player.pass(passed);
  }

  #show(): void {
    const { at, playing } = this.#player;
    const attended = this.#attended();
    const scene = this.#course.sceneAt(at);
    this.#scene?.show(scene, this.#course.standAt(at), this.#highlights ? attended : []);
    const silent = silenceAt(this.#silences, at) !== null;
    const words = silent
      ? t("They were away, or did nothing")
      : inARow([scene?.name ?? "", isInside(scene?.show ?? "") ? t("inside") : ""]);
    this.#now.textContent = words;
    this.#line.show(inARow([words, attended[0]?.name ?? ""]));
    this.#words.show(at, playing);
    this.#tell(silent ? [] : attended);
  }

  #tell(attended: readonly Graded[]): void {
    const told = JSON.stringify(attended);
    if (told === this.#told) return;
    this.#told = told;
    if (!attended.length) {
      this.#legend.replaceChildren(make("p", { class: "quiet" }, t("Nothing in particular.")));
      return;
    }
    this.#legend.replaceChildren(
      make("ul", { class: "replay-things" }, ...attended.map((one) => thingOf(one))),
    );
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = event.target as Element;
    if (event.key === " " && !at.closest("button, select, a, [type=checkbox], #transcript")) {
      event.preventDefault();
      this.#player.toggle();
    }
    const step = event.key === "]" ? 1 : event.key === "[" ? -1 : 0;
    const to = step && this.#words.beside(this.#player.at, step);
    if (step && to !== null) this.#player.seek(to as number);
  }
}

function thingOf({ thing, name, ms, share, grade }: Graded): HTMLElement {
  const bar = make("i", { class: `replay-bar ${grade}` });
  bar.style.inlineSize = `${Math.round(100 * share)}%`;
  return make(
    "li",
    { "data-thing": thing, "data-grade": grade },
    make("span", { class: `replay-swatch ${grade}`, "aria-hidden": "true" }),
    make("span", { class: "replay-thing" }, name),
    make("span", { class: "number" }, ms < 1_000 ? t("under 1 s") : duration(ms / 1000)),
    make("span", { class: "replay-grade quiet" }, gradeWords(grade)),
    bar,
  );
}

/** Ask for the visit, which notes it; then everything on the page. */
export async function open(config: Config): Promise<ReplayPage> {
  const coming = fetch(`${config.build}manifest.json`);
  coming.catch(() => undefined);
  const answer = await fetch(config.visit, { headers: { Accept: "application/json" } });
  const said = (await answer.json()) as { error?: string };
  if (!answer.ok) throw new Error(said.error ?? String(answer.status));
  const replay = decodeReplay(said);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  need("replay-title").textContent = t("{label}: a visit, replayed", { label: replay.label });
  need("standing").textContent = standingOf(replay);
  need("replay").hidden = false;
  const page = new ReplayPage(replay, still);
  void coming.then(async (one) =>
    page.begin(decodeManifest(await one.json()), config.build, still),
  );
  return page;
}

function standingOf({ active, began, hidden, left_out, length, simulated }: Replay): string {
  const sentences = [
    t("{when}, {active} of looking in {length}.", {
      when: moment(began, Date.now()),
      active: duration(active / 1000),
      length: duration(length / 1000),
    }),
  ];
  if (simulated) sentences.push(t("A simulated buyer."));
  if (left_out) sentences.push(t("Only the first hour of looking is shown."));
  if (hidden) sentences.push(t("What is counted for everybody together only is left out."));
  return sentences.join(" ");
}
