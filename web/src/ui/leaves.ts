/** The leaves that the tools beside the view open: at most one at a time, closed by its own tool or Escape. */
import { t } from "../words";
import { button, make, need } from "./element";

/** From here on the leaf lies beside what is looked at. */
const WIDE = "(min-width: 720px)";

/** What a tool opens. */
export interface Leaf {
  readonly element: HTMLElement;
  /** Told when it comes to lie on the view, and when it is put away. */
  readonly toggled?: (open: boolean) => void;
}

/** A tool and the leaf that it opens, which is brought when somebody first needs it. */
export class Opener<L extends Leaf = Leaf> {
  readonly tool: HTMLButtonElement;
  /** The leaf under its title. */
  readonly page: HTMLElement;
  readonly #bring: () => Promise<L>;
  #leaf: Promise<L> | null = null;

  constructor(tool: HTMLButtonElement, page: HTMLElement, bring: () => Promise<L>) {
    this.tool = tool;
    this.page = page;
    this.#bring = bring;
  }

  /** The leaf, whether it is open or not. */
  get leaf(): Promise<L> {
    this.#leaf ??= this.#bring().catch((error: unknown) => {
      this.#leaf = null;
      throw error;
    });
    return this.#leaf;
  }

  /** Whether it lies on the view. */
  get open(): boolean {
    return this.page.isConnected;
  }
}

export class Leaves {
  readonly #strip = need("tools-all");
  readonly #place = need("leaf");
  readonly #openers: Opener[] = [];
  readonly #changed: () => void;

  /** `changed` is told when another leaf covers the view, or none. */
  constructor(changed: () => void) {
    this.#changed = changed;
    // Escape puts folded tools away by itself; whoever hears of the key first need not go further.
    this.#strip.addEventListener("beforetoggle", ({ newState }) => {
      need("tools").onkeydown = (event) => {
        if (newState === "open") event.stopPropagation();
      };
    });
    this.#place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
  }

  /** A tool called `label` with a picture, for the leaf that `bring` makes. */
  add<L extends Leaf>(label: string, picture: string, bring: () => Promise<L>): Opener<L> {
    const tool = button(label, picture, "tool", () => this.#press(opener), false);
    tool.setAttribute("aria-expanded", "false");
    tool.setAttribute("aria-controls", "leaf");
    const title = make("h2", { class: "leaf-title", tabindex: -1 }, label);
    const shut = button(t("Close"), "close", "tool", () => this.close(true), false);
    const head = make("header", { class: "panel-head" }, title, shut);
    const opener = new Opener(tool, make("div", { class: "leaf-page" }, head), bring);
    this.#openers.push(opener);
    this.#strip.append(tool);
    return opener;
  }

  get open(): boolean {
    return !this.#place.hidden;
  }

  /** On a phone the leaf would lie over what the buyer went to see. */
  makeRoom(): void {
    if (!matchMedia(WIDE).matches) this.close(false);
  }

  /** Put away the leaf that is open, and the tools that a small view has folded. */
  close(focus: boolean): void {
    this.#strip.hidePopover?.();
    const opener = this.#openers.find(({ open }) => open);
    if (!opener) return;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    opener.tool.setAttribute("aria-expanded", "false");
    void opener.leaf.then((leaf) => leaf.toggled?.(false));
    const tool = opener.tool.offsetParent ? opener.tool : need("tools-more");
    if (focus) tool.focus({ preventScroll: true });
    this.#changed();
  }

  #press(opener: Opener): void {
    const shown = opener.open;
    this.close(false);
    if (shown) return;
    this.#place.replaceChildren(opener.page);
    this.#place.hidden = false;
    opener.tool.setAttribute("aria-expanded", "true");
    opener.page.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    // What is on it may hold the view as it is, so that is made room for only then.
    void this.#fill(opener);
  }

  async #fill(opener: Opener): Promise<void> {
    opener.page.querySelector(".leaf-missing")?.remove();
    try {
      const leaf = await opener.leaf;
      opener.page.append(leaf.element);
      if (opener.open) leaf.toggled?.(true);
    } catch (error) {
      const words = t("This could not be loaded. Please close it and try again.");
      opener.page.append(make("p", { class: "leaf-missing", role: "alert" }, words));
      throw error;
    } finally {
      this.#changed();
    }
  }
}
