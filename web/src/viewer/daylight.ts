/** The light of an hour: colours and strengths by the height of the sun, between stops as a photographer sees them. Pure. */
import { Color } from "three";

/** Colours are linear; strengths are factors for three's lights. */
export interface Daylight {
  /** The sun, and after dusk the moon. */
  readonly sun: Color;
  readonly strength: number;
  /** What comes from all around, from above and from the ground. */
  readonly sky: Color;
  readonly ground: Color;
  readonly ambient: number;
  /** What glass mirrors: overhead, along the horizon, and below it. */
  readonly zenith: Color;
  readonly horizon: Color;
  readonly table: Color;
  readonly mirrored: number;
  /** The sky behind the model, and its glow on the sun's side with its strength, 0 to 1. */
  readonly overhead: Color;
  readonly glow: Color;
  readonly glowing: number;
  /** How much of its full strength the sun or the moon has: so dark are its shadows, 0 to 1. */
  readonly share: number;
  /** What the paper under the model becomes, as a factor on its own colour. */
  readonly paper: Color;
  /** How much the lamps in the rooms show, 0 to 1. */
  readonly lamps: number;
}

/** Below this height of the sun, degrees, the moon casts the shadows. */
export const MOONLIT = -6;

interface Written {
  readonly altitude: number;
  readonly sun: string;
  readonly strength: number;
  readonly sky: string;
  readonly ground: string;
  readonly ambient: number;
  readonly zenith: string;
  readonly horizon: string;
  readonly table: string;
  readonly mirrored: number;
  readonly overhead: string;
  readonly glow: string;
  readonly glowing: number;
  readonly share: number;
  readonly paper: string;
  readonly lamps: number;
}

const NIGHT: readonly Written[] = [
  {
    altitude: -14,
    sun: "#b4c6ea",
    strength: 0.75,
    sky: "#5f739f",
    ground: "#3c404c",
    ambient: 0.95,
    zenith: "#141d33",
    horizon: "#2f3c5a",
    table: "#1b202a",
    mirrored: 0.45,
    overhead: "#0e1628",
    glow: "#27324c",
    glowing: 0.25,
    share: 0.8,
    paper: "#263149",
    lamps: 1,
  },
  {
    altitude: MOONLIT,
    sun: "#b4c6ea",
    strength: 0,
    sky: "#8b9bc6",
    ground: "#6d6672",
    ambient: 1.25,
    zenith: "#3a4c78",
    horizon: "#b5949a",
    table: "#4a484f",
    mirrored: 0.6,
    overhead: "#2c4580",
    glow: "#8a7088",
    glowing: 0.45,
    share: 0,
    paper: "#53678f",
    lamps: 1,
  },
  {
    altitude: -1,
    sun: "#ff9a5e",
    strength: 0,
    sky: "#b3b6d2",
    ground: "#968379",
    ambient: 1.2,
    zenith: "#5a6d97",
    horizon: "#e9b18a",
    table: "#877a72",
    mirrored: 0.65,
    overhead: "#7f96c6",
    glow: "#f2b790",
    glowing: 0.8,
    share: 0,
    paper: "#b4acba",
    lamps: 0.9,
  },
];

/** By day on light paper, and on dark paper, where the table is a room in the evening. */
const LIGHT: readonly Written[] = [
  {
    altitude: 2,
    sun: "#ff9c54",
    strength: 2.6,
    sky: "#cbc8da",
    ground: "#b39a86",
    ambient: 0.5,
    zenith: "#7c90bb",
    horizon: "#f7c79a",
    table: "#bca58f",
    mirrored: 1.15,
    overhead: "#b3bdd6",
    glow: "#ffc294",
    glowing: 0.85,
    share: 0.7,
    paper: "#ead5c6",
    lamps: 0.75,
  },
  {
    altitude: 8,
    sun: "#ffc381",
    strength: 4,
    sky: "#dfdfea",
    ground: "#cfb697",
    ambient: 0.5,
    zenith: "#98adcf",
    horizon: "#fbe3c2",
    table: "#ccbba6",
    mirrored: 1.1,
    overhead: "#d3dae4",
    glow: "#ffdcae",
    glowing: 0.7,
    share: 0.95,
    paper: "#f8ebde",
    lamps: 0.45,
  },
  {
    altitude: 14,
    sun: "#ffdfb4",
    strength: 3.9,
    sky: "#e3e6ed",
    ground: "#cebaa0",
    ambient: 0.56,
    zenith: "#a2b6d2",
    horizon: "#fceedb",
    table: "#cec1af",
    mirrored: 0.85,
    overhead: "#d8e0ea",
    glow: "#ffeccf",
    glowing: 0.5,
    share: 1,
    paper: "#fcf6ef",
    lamps: 0,
  },
  {
    altitude: 25,
    sun: "#fff0d9",
    strength: 3.3,
    sky: "#e8ecf1",
    ground: "#cdbfa9",
    ambient: 0.62,
    zenith: "#aebfd4",
    horizon: "#fdfaf4",
    table: "#cfc6b8",
    mirrored: 0.6,
    overhead: "#dbe5ee",
    glow: "#fffaf0",
    glowing: 0.3,
    share: 1,
    paper: "#ffffff",
    lamps: 0,
  },
];
const DARK: readonly Written[] = [
  {
    altitude: 2,
    sun: "#ff9f5e",
    strength: 2.2,
    sky: "#b4aebf",
    ground: "#85705f",
    ambient: 1.5,
    zenith: "#4a5a82",
    horizon: "#c0917a",
    table: "#1f1c1e",
    mirrored: 0.7,
    overhead: "#2c3650",
    glow: "#a8694a",
    glowing: 0.6,
    share: 0.7,
    paper: "#f4e6dd",
    lamps: 0.75,
  },
  {
    altitude: 8,
    sun: "#ffbf80",
    strength: 3.1,
    sky: "#b0adbd",
    ground: "#84705c",
    ambient: 1.7,
    zenith: "#4c5c82",
    horizon: "#c9a083",
    table: "#221f1f",
    mirrored: 0.75,
    overhead: "#2c3650",
    glow: "#a8704a",
    glowing: 0.55,
    share: 0.95,
    paper: "#faf0e6",
    lamps: 0.45,
  },
  {
    altitude: 14,
    sun: "#ffd7a8",
    strength: 2.8,
    sky: "#a3aabf",
    ground: "#695c50",
    ambient: 1.6,
    zenith: "#44557a",
    horizon: "#a89a94",
    table: "#1b1a1c",
    mirrored: 0.7,
    overhead: "#2a354d",
    glow: "#6f5a50",
    glowing: 0.42,
    share: 1,
    paper: "#fdf8f2",
    lamps: 0,
  },
  {
    altitude: 25,
    sun: "#ffe3c2",
    strength: 2.4,
    sky: "#94a7c6",
    ground: "#4f4842",
    ambient: 1.5,
    zenith: "#3d4f74",
    horizon: "#8a8fa0",
    table: "#15161a",
    mirrored: 0.7,
    overhead: "#28344a",
    glow: "#3a4252",
    glowing: 0.3,
    share: 1,
    paper: "#ffffff",
    lamps: 0,
  },
];

const COLOURS = [
  "sun",
  "sky",
  "ground",
  "zenith",
  "horizon",
  "table",
  "overhead",
  "glow",
  "paper",
] as const;
const FIGURES = ["strength", "ambient", "mirrored", "glowing", "share", "lamps"] as const;

/** The light with the sun at `altitude` degrees, on a `dark` page or a light one. */
export function daylightAt(altitude: number, dark: boolean): Daylight {
  const stops = [...NIGHT, ...(dark ? DARK : LIGHT)];
  const after = stops.findIndex((stop) => stop.altitude >= altitude);
  const upper = stops[after] ?? stops.at(-1);
  const lower = stops[Math.max(0, after < 0 ? stops.length - 1 : after - 1)] ?? upper;
  if (!upper || !lower) throw new Error("there is no light");
  const span = upper.altitude - lower.altitude;
  const part = span > 0 ? Math.min(1, Math.max(0, (altitude - lower.altitude) / span)) : 0;
  const colours = COLOURS.map((name) => [
    name,
    new Color(lower[name]).lerp(new Color(upper[name]), part),
  ]);
  const figures = FIGURES.map((name) => [name, lower[name] + (upper[name] - lower[name]) * part]);
  return Object.fromEntries([...colours, ...figures]) as unknown as Daylight;
}
