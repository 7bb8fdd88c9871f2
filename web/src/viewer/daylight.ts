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
  readonly paper: string;
  readonly lamps: number;
}

const NIGHT: readonly Written[] = [
  {
    altitude: -14,
    sun: "#a9bde6",
    strength: 0.35,
    sky: "#4a5b80",
    ground: "#2c2f38",
    ambient: 0.6,
    zenith: "#10182a",
    horizon: "#27324c",
    table: "#161a22",
    mirrored: 0.35,
    paper: "#20293c",
    lamps: 1,
  },
  {
    altitude: MOONLIT,
    sun: "#a9bde6",
    strength: 0,
    sky: "#6f80ad",
    ground: "#4b4750",
    ambient: 0.75,
    zenith: "#33456f",
    horizon: "#a88a93",
    table: "#3b3a40",
    mirrored: 0.5,
    paper: "#5b678a",
    lamps: 1,
  },
  {
    altitude: -1,
    sun: "#ff8a4a",
    strength: 0,
    sky: "#9a9dbd",
    ground: "#75655f",
    ambient: 0.75,
    zenith: "#5a6d97",
    horizon: "#e2a880",
    table: "#7d7068",
    mirrored: 0.6,
    paper: "#a9a2b3",
    lamps: 0.8,
  },
];

/** By day on light paper, and on dark paper, where the table is a room in the evening. */
const LIGHT: readonly Written[] = [
  {
    altitude: 2,
    sun: "#ff9f5e",
    strength: 1.5,
    sky: "#c3bfd0",
    ground: "#a08a7a",
    ambient: 0.62,
    zenith: "#7287b3",
    horizon: "#f2c197",
    table: "#b59f8c",
    mirrored: 0.6,
    paper: "#e3cfc2",
    lamps: 0.35,
  },
  {
    altitude: 8,
    sun: "#ffcb90",
    strength: 2.6,
    sky: "#dcdbe4",
    ground: "#c0ab95",
    ambient: 0.62,
    zenith: "#94a9cb",
    horizon: "#f8e0c2",
    table: "#c8b8a5",
    mirrored: 0.57,
    paper: "#f8ebde",
    lamps: 0,
  },
  {
    altitude: 25,
    sun: "#fff1dc",
    strength: 3.1,
    sky: "#e8ecf1",
    ground: "#cdbfa9",
    ambient: 0.75,
    zenith: "#aebfd4",
    horizon: "#fdfaf4",
    table: "#cfc6b8",
    mirrored: 0.55,
    paper: "#ffffff",
    lamps: 0,
  },
];
const DARK: readonly Written[] = [
  {
    altitude: 2,
    sun: "#ff9f5e",
    strength: 1.4,
    sky: "#9c9ab5",
    ground: "#5e5049",
    ambient: 0.95,
    zenith: "#4a5a82",
    horizon: "#b58a70",
    table: "#1a181a",
    mirrored: 0.65,
    paper: "#f4e6dd",
    lamps: 0.35,
  },
  {
    altitude: 25,
    sun: "#ffe3c2",
    strength: 2.2,
    sky: "#8fa3c4",
    ground: "#4a4440",
    ambient: 1.5,
    zenith: "#3d4f74",
    horizon: "#8a8fa0",
    table: "#15161a",
    mirrored: 0.7,
    paper: "#ffffff",
    lamps: 0,
  },
];

const COLOURS = ["sun", "sky", "ground", "zenith", "horizon", "table", "paper"] as const;
const FIGURES = ["strength", "ambient", "mirrored", "lamps"] as const;

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
