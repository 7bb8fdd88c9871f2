/** The way into the guided tour: a tool, and until somebody has taken it a line under the caption. */
import type { Showroom } from "../showroom";
import type { Tour } from "../tour/tour";
import { t } from "../words";
import { button, need } from "./element";

export class TourDoor {
  readonly #room: Showroom;
  readonly #tool: HTMLButtonElement;
  readonly #line: HTMLButtonElement;
  #tour: Promise<Tour> | null = null;

  /** `opened` is told before the tour begins. */
  static of(room: Showroom, opened: () => void): TourDoor | null {
    return room.manifest.tour?.length ? new TourDoor(room, opened) : null;
  }

  private constructor(room: Showroom, opened: () => void) {
    this.#room = room;
    const label = t("Show me round");
    const press = () => {
      opened();
      void this.#bring().then((tour) => tour.turn());
    };
    this.#tool = button(label, "tour", "tool tour-tool", press, false);
    this.#tool.setAttribute("aria-pressed", "false");
    this.#line = button(label, "tour", "tour-door", press);
    need("tools-all").append(this.#tool);
    need("moment").append(this.#line);
    const asked = () => {
      const { tour } = room.choice.now;
      // Once the tour is here it follows by itself what is chosen.
      if (tour !== null && !this.#tour) void this.#bring().then((one) => one.waitAt(tour));
    };
    room.choice.follow(asked);
    asked();
  }

  #bring(): Promise<Tour> {
    this.#tour ??= this.#load().catch((error: unknown) => {
      this.#tour = null;
      throw error;
    });
    return this.#tour;
  }

  async #load(): Promise<Tour> {
    const { Tour } = await import("../tour/tour");
    return new Tour(this.#room, (standing) => {
      this.#line.hidden = true;
      this.#tool.setAttribute("aria-pressed", String(standing === "running"));
    });
  }
}
