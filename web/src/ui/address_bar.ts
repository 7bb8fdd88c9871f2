/** Keeps the address of the page that of what is on show, and goes where the browser's back and forward lead. */
import type { Showroom } from "../showroom";
import { type Asked, readPlace, writePlace } from "./address";

/** After the last of many small changes the address waits so long, ms. */
const UNHURRIED = 400;

export class AddressBar {
  readonly #room: Showroom;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #going = false;

  constructor(room: Showroom) {
    this.#room = room;
    room.choice.follow((now, before) => {
      if (this.#going) return;
      if (now.unit === before.unit) return this.#writeSoon();
      // Back leads to what was last seen before the home, if it had not come to be written yet.
      if (this.#waiting !== undefined) this.#write("replace", before);
      this.#write("push");
    });
    room.stay.changed(() => {
      if (!this.#going) this.rest();
    });
    addEventListener("popstate", () => this.#go());
  }

  /** What is on show rests: the address says it. */
  rest(): void {
    this.#write("replace");
  }

  #go(): void {
    const { choice, scenery, stay } = this.#room;
    const asked = readPlace(location.search);
    this.#going = true;
    choice.set(this.#room.known(asked, choice.now.finishes));
    if (asked.stand && asked.inside !== null) stay.resume(asked.stand, asked.inside);
    else {
      stay.leave();
      if (asked.stand) scenery.viewer?.standAt(asked.stand, true);
      else if (asked.unit === null) scenery.viewer?.home();
    }
    this.#going = false;
  }

  /** What is on show beside where the camera stands, as an address says it; of a place inside not its name. */
  get shown(): string {
    const { inside, ...place } = this.#place(null);
    return writePlace("", { ...place, inside: inside === null ? null : "1" });
  }

  #place(stand: Asked["stand"], chosen = this.#room.choice.now): Asked {
    const finishes = chosen.finishes[chosen.unit ?? ""] ?? null;
    return { ...chosen, finishes, stand, inside: this.#room.stay.name };
  }

  #write(how: "push" | "replace", chosen = this.#room.choice.now): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const place = this.#place(this.#room.scenery.stand, chosen);
    const address = location.pathname + writePlace(location.search, place);
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** Writing takes a browser some milliseconds, and many refuse an address that changes with every frame. */
  #writeSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#write("replace"), UNHURRIED);
  }
}
