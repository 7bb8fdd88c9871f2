/** The leaves that the tools beside the view open: at most one at a time, closed by its own tool or Escape. */
import { t } from "../words";
import { button, make, need } from "./element";

/** From here on the leaf lies beside what is looked at. */
const WIDE = "(min-width: 720px)";

interface Leaf {
  readonly tool: HTMLButtonElement;
  readonly element: HTMLElement;
  readonly toggled: (open: boolean) => void;
}

export class Leaves {
  readonly #strip = need("tools");
  readonly #place = need("leaf");
  readonly #leaves: Leaf[] = [];
  readonly #changed: () => void;

  /** `changed` is told when another leaf covers the view, or none. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
  }

  /** A tool called `label` with a picture, and the leaf that it opens; `toggled` is told of both. Gives the tool. */
  add(
    label: string,
    picture: string,
    content: HTMLElement,
    toggled: (open: boolean) => void = () => undefined,
  ): HTMLButtonElement {
    const tool = button(label, picture, "tool", () => this.#press(tool), false);
    tool.setAttribute("aria-expanded", "false");
    tool.setAttribute("aria-controls", "leaf");
    const title = make("h2", { class: "leaf-title", tabindex: -1 }, label);
    const shut = button(t("Close"), "close", "tool", () => this.close(true), false);
    const head = make("header", { class: "panel-head" }, title, shut);
    const element = make("div", { class: "leaf-page" }, head, content);
    this.#leaves.push({ tool, element, toggled });
    this.#strip.append(tool);
    return tool;
  }

  get open(): boolean {
    return !this.#place.hidden;
  }

  /** On a phone the leaf would lie over what the buyer went to see. */
  makeRoom(): void {
    if (!matchMedia(WIDE).matches) this.close(false);
  }

  close(focus: boolean): void {
    const leaf = this.#leaves.find(({ element }) => element.isConnected);
    if (!leaf) return;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    leaf.tool.setAttribute("aria-expanded", "false");
    leaf.toggled(false);
    if (focus) leaf.tool.focus({ preventScroll: true });
    this.#changed();
  }

  #press(tool: HTMLButtonElement): void {
    const wanted = this.#leaves.find((leaf) => leaf.tool === tool);
    const shown = wanted?.element.isConnected ?? false;
    this.close(false);
    if (shown || !wanted) return;
    this.#place.replaceChildren(wanted.element);
    this.#place.hidden = false;
    tool.setAttribute("aria-expanded", "true");
    wanted.toggled(true);
    wanted.element.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    this.#changed();
  }
}
