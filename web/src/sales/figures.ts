/** Draws the demand figures from the server's JSON, in the reader's colours; Plotly comes only here. */

import type { Drawing, Plot } from "plotly.js-cartesian-dist-min";
import { t } from "../words";

const DARK = "(prefers-color-scheme: dark)";

export class Figures {
  readonly #places: HTMLElement[];
  readonly #dark = matchMedia(DARK);
  readonly #redraw = () => void this.draw();

  constructor(root: HTMLElement) {
    this.#places = [...root.querySelectorAll<HTMLElement>("[data-figure]")];
    this.#dark.addEventListener("change", this.#redraw);
  }

  async draw(): Promise<void> {
    if (this.#places.length === 0) return;
    const { default: plotly } = await import("plotly.js-cartesian-dist-min");
    await Promise.all(this.#places.map((place) => this.#drawOne(plotly, place)));
  }

  dispose(): void {
    this.#dark.removeEventListener("change", this.#redraw);
  }

  async #drawOne(plotly: Plot, place: HTMLElement): Promise<void> {
    const address = new URL(place.dataset["figure"] ?? "", location.href);
    address.searchParams.set("theme", this.#dark.matches ? "dark" : "light");
    const answer = await fetch(address);
    if (!answer.ok) {
      place.textContent = t("This figure could not be loaded; reload the page to try again.");
      return;
    }
    const { drawing } = (await answer.json()) as { drawing: Drawing };
    await plotly.react(place, drawing.data, drawing.layout, {
      displayModeBar: false,
      responsive: true,
    });
    place.dataset["drawn"] = address.searchParams.get("theme") ?? "";
  }
}
