/** Which moment tells most beside the one on show: beside the finished building its raw structure, else the finished one. Pure. */
import type { Manifest } from "../manifest.gen";
import { type Stop, TODAY } from "../viewer/calendar";
import { storeyOf } from "../viewer/site";

/** With so much of a storey's walls its rooms can be made out; the rest divides them later. */
const ENOUGH = 0.25;
/** With this share of its storeys a building is seen as raw structure: the highest may come with its roof. */
const MOST = 0.6;
const WALLS = new Set(["IfcWall", "IfcWallStandardCase", "IfcWallElementedCase"]);

type Building = Pick<Manifest, "elements" | "features" | "storeys" | "units">;

/** The first stop at which walls stand where `unit` lies, or where most homes do; null where no model tells. */
export function rawStop(
  building: Building,
  stops: readonly Stop[],
  unit: string | null,
): Stop | null {
  const { elements, units } = building;
  const homes = unit === null ? units.map(({ id }) => id) : [unit];
  const storeys = new Set(homes.map((home) => storeyOf(building, home)).filter((s) => s >= 0));
  const walls = elements.storey.flatMap((storey, element) =>
    storeys.has(storey) && WALLS.has(elements.ifc_class[element] ?? "")
      ? [{ storey, element }]
      : [],
  );
  if (!walls.length) return null;
  const planned = stops.filter(({ id }) => id !== TODAY);
  const stands = (stop: Stop) => {
    const standing = [...storeys].filter((storey) => {
      const own = walls.filter((wall) => wall.storey === storey);
      const built = own.filter(({ element }) => (elements.stage[element] ?? -1) <= stop.stage);
      return built.length >= own.length * ENOUGH;
    });
    return standing.length >= storeys.size * MOST;
  };
  return planned.find(stands) ?? null;
}

/** The last stop that was planned: all of it stands. */
export function finishedStop(stops: readonly Stop[]): Stop | null {
  return stops.findLast(({ id }) => id !== TODAY) ?? null;
}

/** Id of the stop to show beside the one called `now`; null where there is but one. */
export function counterpart(
  building: Building,
  stops: readonly Stop[],
  now: string,
  unit: string | null,
): string | null {
  const finished = finishedStop(stops);
  if (finished && finished.id !== now) return finished.id;
  const raw = rawStop(building, stops, unit) ?? stops[Math.floor(stops.length / 2)];
  const other = raw && raw.id !== now ? raw : stops.find(({ id }) => id !== now);
  return other?.id ?? null;
}
