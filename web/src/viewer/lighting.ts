/** What light there is: by the day, the hour and the page's own paper, on everything that it falls on. */
import { type Box3, Color, type Scene, type WebGLRenderer } from "three";
import type { Ground } from "./ground";
import type { Hour } from "./hour";
import { Light } from "./light";
import type { Look } from "./look";
import type { Theme, ViewerOptions } from "./options";
import { Sky } from "./sky";
import { sunAt, sunOn } from "./sun";
import { Backdrop } from "./surface/backdrop";
import { LAMPLIT } from "./surface/sparing";

/** Degrees above the horizon of the usual look's light: full day, whatever the season's sun can do. */
const FULL_DAY = 40;

/** Paper darker than this is night. */
const NIGHT = 0.18;

export class Lighting {
  readonly light: Light;
  readonly backdrop = new Backdrop();
  readonly sky = new Sky(this.backdrop);
  readonly #place: ViewerOptions["manifest"]["development"]["place"];
  readonly #lit: (paper: string, night: boolean) => void;
  theme: Theme;
  /** The day on show, since 1970-01-01. */
  day = 0;
  /** The hour of it; null for the light that shows the building best. */
  hour: Hour | null = null;
  /** How far into the evening it is: 0 no lamp is lit, 1 all that will be are. */
  lamps = 0;
  /** Degrees of the sun above the horizon. */
  altitude = FULL_DAY;

  /** Around the building in `box`; `plain` light is all that slow machines get. */
  constructor({ manifest, theme, lit }: ViewerOptions, box: Box3, plain: boolean) {
    this.#place = manifest.development.place;
    this.#lit = lit;
    this.theme = theme;
    this.light = new Light(box, plain);
  }

  /** Light `scene`, what is in it by `look`, and its `ground`. */
  shine(renderer: WebGLRenderer, scene: Scene, look: Look, ground: Ground): void {
    const { dark, mark } = this.theme;
    const sun = this.hour
      ? sunAt(this.day, this.hour, this.#place)
      : { towards: sunOn(this.day, this.#place), altitude: FULL_DAY, azimuth: 0 };
    this.altitude = sun.altitude;
    const light = this.light.shine(renderer, scene, sun, dark);
    const paper = new Color(this.theme.paper).multiply(light.paper);
    // By dark paper the page is a room in the evening; night makes it only a little darker.
    if (dark) paper.lerp(new Color(this.theme.paper), 0.6);
    const { r, g, b } = paper;
    const night = 0.2126 * r + 0.7152 * g + 0.0722 * b < NIGHT;
    const overhead = light.overhead.clone();
    if (dark) overhead.lerp(new Color(this.theme.paper), 0.55);
    this.backdrop.tint(
      paper,
      overhead,
      light.glow.clone().lerp(paper, dark ? 0.5 : 0),
      light.glowing,
      sun.towards,
    );
    ground.tint(night, light.share);
    look.tint(mark, light);
    this.lamps = light.lamps;
    look.needs(LAMPLIT, light.lamps > 0);
    this.#lit(`#${paper.getHexString()}`, night);
  }

  dispose(): void {
    this.light.dispose();
    this.sky.dispose();
  }
}
