/**
 * A display in a showroom keeps to its development: no way leads out, no second window opens behind it, nothing leads back to
 * what the visitor before looked at, and nobody goes anywhere while the browser still has that one's name.
 */
import { element } from "../consent/element";
import { t } from "../words";
import type { Leaving } from "./leaving";
import { asDisplay, filledIn, leadsWithin, onThisPage } from "./within";

/** How long it says why nothing happened, ms. */
const SAID = 6_000;

/** Have all links and forms of the page stay with its development; `leaving` is of whoever stood here before. */
export function stay(leaving: Leaving): void {
  const staying = new Staying(leaving);
  // What one visitor opened is nothing for the next one to go back to.
  history.pushState = (...words) => history.replaceState(...words);
  // Sheets of the machine's own, to share or to print, lie over a display that has no way back from them.
  Object.defineProperty(navigator, "share", { configurable: true, value: undefined });
  // After whatever the page does with them: its own links are followed as they are then, or not at all.
  addEventListener("click", (event) => staying.follow(event));
  addEventListener("submit", (event) => staying.ask(event));
  // Before: a form that is sent under a cookie is that one's who has it.
  addEventListener("submit", (event) => staying.hold(event), { capture: true });
  addEventListener("auxclick", (event) => linkOf(event) && event.preventDefault(), {
    capture: true,
  });
  for (const kind of ["contextmenu", "dragstart"])
    addEventListener(kind, (event) => event.preventDefault(), { capture: true });
}

class Staying {
  readonly #leaving: Leaving;
  readonly #said = element("p", { class: "kiosk-said", role: "status" });
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(leaving: Leaving) {
    this.#leaving = leaving;
    document.body.append(this.#said);
  }

  /** A link is pressed. */
  follow(event: MouseEvent): void {
    const link = linkOf(event);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const url = new URL(link.getAttribute("href") ?? "", document.baseURI);
    if (link.hasAttribute("download")) this.#refuse();
    else void this.#go(url);
  }

  /** A form is sent; those that the page sends itself are no way to another one. */
  ask(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "get") return;
    event.preventDefault();
    void this.#go(filledIn(form.action, new FormData(form, event.submitter)));
  }

  /** A form is about to be sent: not in the name of whoever has gone. */
  hold(event: SubmitEvent): void {
    if (!this.#leaving.pending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target as HTMLFormElement;
    void this.#nobodys().then((free) => free && form.requestSubmit(event.submitter));
  }

  async #go(url: URL): Promise<void> {
    const here = new URL(location.href);
    if (onThisPage(url, here)) location.replace(url);
    else if (!leadsWithin(url, here)) this.#refuse();
    else if (await this.#nobodys()) location.replace(asDisplay(url, here));
  }

  /** Whether the browser is nobody's, or comes to be now. */
  async #nobodys(): Promise<boolean> {
    if (!this.#leaving.pending) return true;
    this.#say(t("One moment"));
    const free = await this.#leaving.done();
    this.#say(free ? "" : t("That does not work just now: this display waits for its server."));
    return free;
  }

  #refuse(): void {
    this.#say(t("This display stays with this building."));
  }

  #say(words: string): void {
    this.#said.textContent = words;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#said.textContent = "";
    }, SAID);
  }
}

function linkOf({ target }: Event): Element | null {
  return target instanceof Element ? target.closest("a[href]") : null;
}
