/** Photos of the works, large: one at a time, before and after by keys, by swipe or by the cards below. */
import type { Manifest, Photo } from "../manifest.gen";
import { inARow, t } from "../words";
import { button, make } from "./element";
import { dayWords } from "./figures";

/** A finger that moves sideways by this, px, and less up or down turns to another photo. */
const SWIPE = 48;

export interface PhotosTold {
  opened(photo: Photo): void;
  /** To the model as it stood on the photo's day. */
  onThatDay(photo: Photo): void;
}

export class Photos {
  readonly element: HTMLDialogElement;
  readonly #photos: readonly Photo[];
  readonly #stages: ReadonlyMap<string, string>;
  readonly #build: string;
  readonly #told: PhotosTold;
  readonly #picture = make("img", { class: "photo-large", decoding: "async", draggable: "false" });
  readonly #caption = make("p", { class: "photo-caption", id: "photo-caption", dir: "auto" });
  readonly #words = make("p", { class: "quiet" });
  readonly #said = make("p", { class: "unseen", role: "status" });
  readonly #cards: readonly HTMLButtonElement[];
  #at = 0;
  #from: HTMLElement | null = null;
  #pressed: { x: number; y: number } | null = null;

  /** The files of the build lie under `build`. */
  constructor(manifest: Manifest, build: string, told: PhotosTold) {
    this.#photos = manifest.photos ?? [];
    this.#stages = new Map(manifest.stages.map(({ id, name }) => [id, name]));
    this.#build = build;
    this.#told = told;
    this.#cards = this.#photos.map((photo, number) => this.#card(photo, number));
    const close = button(t("Close"), "close", "tool", () => this.element.close(), false);
    const back = button(t("Photo before"), "back", "tool turn", () => this.#turn(-1), false);
    const on = button(t("Next photo"), "back", "tool turn on", () => this.#turn(1), false);
    const many = this.#photos.length > 1;
    const there = button(t("See the model on this day"), null, "button primary", () => {
      const photo = this.#photos[this.#at];
      this.#from = null;
      this.element.close();
      if (photo) told.onThatDay(photo);
    });
    const frame = make("div", { class: "photo-frame" }, this.#picture, many && back, many && on);
    this.#swiped(frame);
    this.element = make(
      "dialog",
      { class: "photos-open", "aria-labelledby": "photo-caption" },
      make("div", { class: "photo-close" }, close),
      frame,
      make("div", { class: "photo-words" }, make("div", {}, this.#caption, this.#words), there),
      many && make("div", { class: "photo-strip" }, ...this.#cards),
      this.#said,
    );
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("close", () => this.#from?.focus({ preventScroll: true }));
    // A press beside the photo puts it away.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  /** Open the photo of that `number`; the focus goes back to `from` when it is put away. */
  open(number: number, from: HTMLElement | null): void {
    if (!this.#photos[number]) return;
    this.#from = from;
    this.#show(number);
    if (!this.element.open) this.element.showModal();
    this.#reveal();
  }

  #show(number: number): void {
    const photo = this.#photos[number];
    if (!photo) return;
    this.#at = number;
    const { large, small, width, height } = photo.picture;
    const [picture, build] = [this.#picture, this.#build];
    // The one before is not seen under the words of this one.
    picture.removeAttribute("src");
    // Until it is here, what the cards have brought already stands in its place.
    picture.style.background = `center / contain no-repeat url("${encodeURI(build + small)}")`;
    picture.width = width;
    picture.height = height;
    picture.srcset = `${build}${small} 640w, ${build}${large} ${width}w`;
    picture.sizes = "(min-width: 1100px) 1040px, 100vw";
    picture.src = build + large;
    picture.alt = photo.caption;
    this.#caption.textContent = photo.caption;
    const words = [`${inARow([dayWords(photo.taken), this.#stages.get(photo.stage) ?? ""])}.`];
    if (photo.from_model)
      words.push(t("A picture made from the model, by what the site reported."));
    this.#words.textContent = words.join(" ");
    for (const [at, card] of this.#cards.entries()) {
      if (at === number) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
    this.#told.opened(photo);
  }

  #turn(step: 1 | -1): void {
    const count = this.#photos.length;
    this.#show((this.#at + step + count) % count);
    this.#reveal();
    this.#said.textContent = `${this.#caption.textContent} ${this.#words.textContent}`;
  }

  #reveal(): void {
    this.#cards[this.#at]?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  #card(photo: Photo, number: number): HTMLButtonElement {
    const { small } = photo.picture;
    const image = make("img", {
      src: this.#build + small,
      alt: "",
      loading: "lazy",
      decoding: "async",
      width: 64,
      height: 48,
    });
    const label = `${dayWords(photo.taken)}. ${photo.caption}`;
    const card = make(
      "button",
      { type: "button", class: "photo-card", "aria-label": label },
      image,
    );
    card.addEventListener("click", () => this.#show(number));
    return card;
  }

  #key(event: KeyboardEvent): void {
    const forward = getComputedStyle(this.element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      this.#turn(event.key === forward ? 1 : -1);
    }
    // What is closed by Escape is this, and not the home behind it.
    if (event.key === "Escape") event.stopPropagation();
  }

  #swiped(frame: HTMLElement): void {
    frame.addEventListener("pointerdown", ({ clientX, clientY, isPrimary }) => {
      this.#pressed = isPrimary ? { x: clientX, y: clientY } : null;
    });
    frame.addEventListener("pointerup", ({ clientX, clientY }) => {
      if (!this.#pressed) return;
      const [across, down] = [clientX - this.#pressed.x, clientY - this.#pressed.y];
      this.#pressed = null;
      if (Math.abs(across) < SWIPE || Math.abs(across) < Math.abs(down)) return;
      const rtl = getComputedStyle(this.element).direction === "rtl";
      this.#turn(across < 0 !== rtl ? 1 : -1);
    });
  }
}
