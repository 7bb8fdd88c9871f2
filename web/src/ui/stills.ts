/** Without a scene: the picture of the stage on show, faded into from the one before. The server wrote them all. */
import { BARE_GROUND } from "../manifest.gen";
import { need } from "./element";

export class Stills {
  readonly #figures = new Map<string, HTMLElement>();
  #wanted = "";

  constructor() {
    for (const figure of need("stills").querySelectorAll<HTMLElement>("[data-of]")) {
      this.#figures.set(figure.dataset["of"] ?? "", figure);
    }
  }

  /** Show the stop called `id`, or else its stage; nothing is fetched for a page that has a scene. */
  async show(id: string, stage: string): Promise<void> {
    if (document.documentElement.dataset["scene"] !== "none") return;
    const figures = this.#figures;
    const figure = figures.get(id) ?? figures.get(stage) ?? figures.get(BARE_GROUND);
    if (!figure || this.#wanted === id) return;
    this.#wanted = id;
    // Under the one on show, so that it is fetched and laid out, but not seen before it is whole.
    if (!figure.dataset["now"]) figure.dataset["now"] = "coming";
    const picture = figure.querySelector("img");
    if (picture) picture.loading = "eager";
    await picture?.decode().catch(() => undefined);
    if (this.#wanted !== id) return;
    for (const one of this.#figures.values()) {
      const now = one.dataset["now"];
      if (one === figure) one.dataset["now"] = "shown";
      else if (now === "shown") one.dataset["now"] = "before";
      else delete one.dataset["now"];
      if (one === figure) one.removeAttribute("aria-hidden");
      else one.setAttribute("aria-hidden", "true");
    }
  }
}
