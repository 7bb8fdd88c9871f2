/** The photos of the works, large, on the page. */
import type { Photo } from "../manifest.gen";
import type { Showroom } from "../showroom";
import { need } from "../ui/element";
import { Photos } from "../ui/photos";

export function bring(room: Showroom): Photos {
  const { config, manifest, scenery, stay } = room;
  const photos = new Photos(manifest, config.build, {
    opened: (photo) => room.recorder("open_photo", photo.home ?? "", photo.stage),
    onThatDay: (photo) => show(room, photo),
  });
  document.body.append(photos.element);
  return photos;

  function show({ choice }: Showroom, photo: Photo): void {
    const { home = "", storey = -1, view } = photo;
    stay.leave();
    const cut = storey >= 0 ? { cut: { ...choice.now.cut, storey } } : {};
    choice.set({ on: { day: photo.taken, basis: "actual" }, ...cut });
    room.act("choose_stage");
    if (home) room.open(home, "peek");
    else room.side.peek();
    if (view && scenery.viewer) {
      scenery.viewer.standAt(view, true);
      // So near the building fills the picture, and words need paper under them.
      document.documentElement.dataset["place"] = "pavement";
    }
    const place = scenery.viewer ? need("canvas") : need("moment");
    place.focus({ preventScroll: true });
    if (!scenery.viewer) place.scrollIntoView({ block: "center" });
    room.say(`${need("moment-name").textContent}. ${need("moment-words").textContent}`);
  }
}
