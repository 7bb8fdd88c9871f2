/** Where the real sun of the real place stands, as a direction in the scene. */
import { getPosition, getTimes } from "suncalc";
import type { Place } from "../manifest.gen";
import { dayOf, type Hour, instantOf, minutesAt } from "./hour";

const DAY_MS = 86_400_000;
const RADIANS = Math.PI / 180;
/** Local solar hour of the light: mid-morning, when façades have relief. */
const HOUR = 10;
/** Below this the light would graze; then the light of solar noon is taken, and at least this height. */
const LOWEST = 16;

export interface Sunlight {
  /** Unit vector from the ground towards the sun (x right, y up, z towards the plan's reader). */
  readonly towards: readonly [number, number, number];
  /** Degrees above the horizon; below it at night. */
  readonly altitude: number;
  /** Degrees clockwise from north. */
  readonly azimuth: number;
}

/** Where the sun stands at `place` on `day`'s year at `hour`. */
export function sunAt(day: number, hour: Hour, place: Place): Sunlight {
  const instant = instantOf(dayOf(hour.month, day), hour.minutes, place.timezone);
  const { altitude, azimuth } = getPosition(instant, place.latitude, place.longitude);
  return { towards: towardsOf(altitude, azimuth, place), altitude, azimuth: (azimuth + 360) % 360 };
}

/** Minutes after midnight at which the sun rises and sets on the 21st of `month`; null where it does not. */
export function sunTimes(
  day: number,
  month: number,
  place: Place,
): { rise: number; set: number } | null {
  const noon = instantOf(dayOf(month, day), 12 * 60, place.timezone);
  const { sunrise, sunset } = getTimes(noon, place.latitude, place.longitude);
  const comes = (at: Date | null): at is Date => at !== null && Number.isFinite(at.getTime());
  if (!comes(sunrise) || !comes(sunset)) return null;
  return { rise: minutesAt(sunrise, place.timezone), set: minutesAt(sunset, place.timezone) };
}

/** Unit vector towards the sun of a usual look: of the morning, and never grazing. */
export function sunOn(day: number, place: Place): [number, number, number] {
  const at = (hour: number) => {
    const solar = day * DAY_MS + (hour - place.longitude / 15) * 3_600_000;
    return getPosition(new Date(solar), place.latitude, place.longitude);
  };
  const morning = at(HOUR);
  const sun = morning.altitude >= LOWEST ? morning : at(11);
  return towardsOf(Math.max(sun.altitude, LOWEST), sun.azimuth, place);
}

/** Degrees above the horizon and clockwise from north, as a direction in the model. */
function towardsOf(altitude: number, azimuth: number, place: Place): [number, number, number] {
  const bearing = (azimuth + (place.true_north ?? 0)) * RADIANS;
  const level = Math.cos(altitude * RADIANS);
  return [Math.sin(bearing) * level, Math.sin(altitude * RADIANS), -Math.cos(bearing) * level];
}
