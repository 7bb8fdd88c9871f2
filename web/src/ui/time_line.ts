/** The stops of the building and what is chosen among them, as the page asks for them. */
import { BARE_GROUND, type Manifest } from "../manifest.gen";
import { type Stop, stageOn, stopsOf, TODAY } from "../viewer/calendar";
import type { Chosen } from "./choice";

export class TimeLine {
  readonly stops: readonly Stop[];
  readonly #manifest: Manifest;

  /** `today` counts from 1970-01-01. */
  constructor(manifest: Manifest, today: number) {
    this.#manifest = manifest;
    this.stops = stopsOf(manifest, today);
  }

  /** The stop called `asked`, or the last where there is none: the finished building. */
  stop(asked: string | null): string {
    const last = this.stops.findLast((one) => one.id !== TODAY)?.id ?? "";
    return this.stops.some((one) => one.id === asked) ? (asked ?? last) : last;
  }

  /** The stop that what is `chosen` lies at or before. */
  stopOf({ on, stop }: Pick<Chosen, "on" | "stop">): string {
    return on ? stageOn(this.stops, on.day) : stop;
  }

  /** Id of the stage that what is `chosen` belongs to; today is a day in one of them. */
  stage(chosen: Pick<Chosen, "on" | "stop">): string {
    const stop = this.stops.find((one) => one.id === this.stopOf(chosen));
    return this.#manifest.stages[stop?.stage ?? -1]?.id ?? BARE_GROUND;
  }

  /** Day of the stop that is `chosen`, or the day itself. */
  day({ on, stop }: Pick<Chosen, "on" | "stop">): number {
    return on?.day ?? this.stops.find((one) => one.id === stop)?.day ?? 0;
  }
}
