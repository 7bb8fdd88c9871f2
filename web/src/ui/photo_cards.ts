/** The photos' cards on the ribbon: pressed, they open large. The script for that comes with the first press. */
import type { Showroom } from "../showroom";
import type { Photos } from "./photos";

export function openPhotos(room: Showroom): void {
  let photos: Promise<Photos> | null = null;
  const open = async (number: number, from: HTMLElement | null) => {
    photos ??= import("../leaves/photos").then(({ bring }) => bring(room));
    // Tried again with the next press.
    photos.catch(() => (photos = null));
    (await photos).open(number, from);
  };
  for (const card of document.querySelectorAll<HTMLElement>("[data-photo]")) {
    card.setAttribute("aria-haspopup", "dialog");
    card.addEventListener("click", (event) => {
      // With a modifier the link opens in a tab of its own, as links do.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      void open(Number(card.dataset["photo"]), card);
    });
  }
  const [, asked] = /^#photo-(\d+)$/.exec(location.hash) ?? [];
  if (asked !== undefined) void open(Number(asked), null);
}
