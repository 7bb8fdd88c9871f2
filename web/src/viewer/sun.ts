/** Where the real sun of the real place stands, as a direction in the scene. */
import { getPosition } from "suncalc";
import type { Place } from "../manifest.gen";

const DAY_MS = 86_400_000;
const RADIANS = Math.PI / 180;
/** Local solar hour of the light: mid-morning, when façades have relief. */
const HOUR = 10;
/** Below this the light would graze; then the light of solar noon is taken, and at least this height. */
const LOWEST = 16;

/** Unit vector from the ground towards the sun (x right, y up, z towards the plan's reader). */
export function sunOn(day: number, place: Place): [number, number, number] {
  const at = (hour: number) => {
    const solar = day * DAY_MS + (hour - place.longitude / 15) * 3_600_000;
    return getPosition(new Date(solar), place.latitude, place.longitude);
  };
  const morning = at(HOUR);
  const sun = morning.altitude >= LOWEST ? morning : at(11);
  const altitude = Math.max(sun.altitude, LOWEST) * RADIANS;
  const bearing = (sun.azimuth + (place.true_north ?? 0)) * RADIANS;
  const level = Math.cos(altitude);
  return [Math.sin(bearing) * level, Math.sin(altitude), -Math.cos(bearing) * level];
}
