/** Says in words what a buyer who does not see the scene would miss. */

export class Announcer {
  readonly #element: HTMLElement;
  #pending = 0;

  /** `element` is a polite live region. */
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  say(text: string): void {
    clearTimeout(this.#pending);
    this.#element.textContent = "";
    // A region that changes twice in one breath is read once, with the last words.
    this.#pending = window.setTimeout(() => {
      this.#element.textContent = text;
    }, 60);
  }
}
