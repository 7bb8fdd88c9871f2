/** The tools beside the view. What each opens is a script of its own, loaded when it is first needed. */

import type { CompareLeaf } from "../leaves/compare";
import type { Showroom } from "../showroom";
import { writeCut } from "../viewer/cut";
import { t } from "../words";
import { Leaves, type Opener } from "./leaves";
import { TourDoor } from "./tour_door";
import { spanOfWorks } from "./works";

export class Tools {
  readonly #room: Showroom;
  readonly #leaves: Leaves;
  readonly #plans: Opener | null;
  readonly #cuts: Opener;
  readonly #compare: Opener<CompareLeaf>;
  #followed = false;

  constructor(room: Showroom) {
    this.#room = room;
    const { choice, manifest, stay } = room;
    const leaves = new Leaves(() => room.scenery.cover());
    this.#leaves = leaves;
    leaves.add(t("Light and sun"), "sun", async () =>
      (await import("../leaves/light")).bring(room),
    );
    const span = spanOfWorks(manifest.tasks);
    if (span && span.last > span.first) {
      leaves.add(t("Day by day"), "calendar", async () =>
        (await import("../leaves/days")).bring(room),
      );
    }
    const drawn = manifest.storeys.some(({ plan }) => plan);
    const makeRoom = () => leaves.makeRoom();
    this.#plans = drawn
      ? leaves.add(t("Floor plans"), "plan", async () =>
          (await import("../leaves/plans")).bring(room, makeRoom),
        )
      : null;
    this.#cuts = leaves.add(t("Look inside the building"), "inside", async () =>
      (await import("../leaves/cuts")).bring(room),
    );
    if (manifest.nearby?.length) {
      leaves.add(t("Nearby"), "nearby", async () => (await import("../leaves/nearby")).bring(room));
    }
    TourDoor.of(room, () => leaves.close(false));
    this.#compare = leaves.add(t("Compare"), "compare", async () =>
      (await import("../leaves/compare")).bring(room, () => leaves.close(true)),
    );
    const compared = () => choice.now.beside && void this.#compare.leaf;
    choice.follow(compared);
    compared();
    // Who came by an address finds the building opened already, and the leaf keeps it so.
    const opened = () => writeCut(choice.now.cut) && void this.#cuts.leaf;
    choice.follow(opened);
    opened();
    stay.changed(() => void this.#follow());
  }

  /** Whether a leaf lies on the view. */
  get open(): boolean {
    return this.#leaves.open;
  }

  /** Compare what is on show with the moment that tells most beside it. */
  async compare(): Promise<void> {
    (await this.#compare.leaf).begin();
  }

  /** Without a scene the plans lie on the page. */
  async lieFlat(): Promise<void> {
    const place = document.getElementById("plans-drawn");
    const plans = await this.#plans?.leaf;
    if (!place || !plans) return;
    place.replaceChildren(plans.element);
    plans.toggled?.(true);
  }

  /** From the first step inside on, a small plan shows where that is. */
  async #follow(): Promise<void> {
    const plans = this.#plans;
    if (this.#followed || !plans) return;
    this.#followed = true;
    const { bring } = await import("../leaves/minimap");
    bring(this.#room, () => plans.tool.click());
  }
}
