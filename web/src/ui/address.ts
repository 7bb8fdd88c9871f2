/** The state in the address: unit, stage, hour and camera, so that a link shows what its sender saw. Pure but for one door. */

import { type Cut, readCut, writeCut } from "../viewer/cut";
import type { Hour } from "../viewer/hour";
import { type Beside, readBeside, writeBeside } from "./beside";
import type { On } from "./works";

const DAY_MS = 86_400_000;

export interface Stand {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

/** What an address asks to be shown. */
export interface Asked {
  readonly unit: string | null;
  readonly stop: string | null;
  /** A day between the stops. */
  readonly on: On | null;
  readonly hour: Hour | null;
  readonly cut: Cut;
  /** Finishes chosen for the rooms of the unit. */
  readonly finishes: string | null;
  /** What is compared with it. */
  readonly beside: Beside | null;
  readonly stand: Stand | null;
  /** What the place is called that one stands in; null outside. */
  readonly inside: string | null;
  /** Number of the step of the guided tour, from 1. */
  readonly tour: number | null;
}

/** Read `search` ("?unit=...&stage=...&view=..."); what cannot be read is left out. */
export function readPlace(search: string): Asked {
  const query = new URLSearchParams(search);
  const numbers = (query.get("view") ?? "").split("_").map(Number);
  const [a, b, c, d, e, f] = numbers;
  const whole = numbers.length === 6 && numbers.every(Number.isFinite);
  const stand = whole
    ? ({ eye: [a ?? 0, b ?? 0, c ?? 0], target: [d ?? 0, e ?? 0, f ?? 0] } as const)
    : null;
  const [unit, stop] = [query.get("unit"), query.get("stage")];
  return {
    unit,
    stop,
    on: readDay(query),
    hour: readHour(query.get("sun") ?? ""),
    cut: readCut(query.get("cut") ?? ""),
    finishes: query.get("fin"),
    beside: readBeside(query.get("with") ?? ""),
    stand,
    inside: query.get("inside"),
    tour: /^[1-9]\d?$/.test(query.get("tour") ?? "") ? Number(query.get("tour")) : null,
  };
}

/** "2026-11-30", and with "built" as it was reported from the site. */
function readDay(query: URLSearchParams): On | null {
  const text = query.get("day") ?? "";
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isFinite(at)) return null;
  return { day: Math.round(at / DAY_MS), basis: query.has("built") ? "actual" : "planned" };
}

/** "6-1730": half past five on the 21st of June. */
function readHour(text: string): Hour | null {
  const [, month, hours, minutes] = (/^(\d{1,2})-(\d\d)(\d\d)$/.exec(text) ?? []).map(Number);
  if (!month || hours === undefined || minutes === undefined) return null;
  return month > 12 || hours > 23 || minutes > 59 ? null : { month, minutes: hours * 60 + minutes };
}

function writeHour({ month, minutes }: Hour): string {
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${month}-${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** `search` with `place` in it; everything else that it said stays. */
export function writePlace(search: string, place: Asked): string {
  const query = new URLSearchParams(search);
  set(query, "unit", place.unit);
  set(query, "stage", place.stop);
  const { on, hour, stand } = place;
  set(query, "inside", place.inside);
  set(query, "day", on && new Date(on.day * DAY_MS).toISOString().slice(0, 10));
  set(query, "built", on?.basis === "actual" ? "1" : null);
  set(query, "sun", hour && writeHour(hour));
  set(query, "cut", writeCut(place.cut));
  set(query, "fin", place.finishes || null);
  set(query, "tour", place.tour === null ? null : String(place.tour));
  set(query, "with", writeBeside(place.beside));
  // Centimetres are closer than anyone can steer.
  set(query, "view", stand && [...stand.eye, ...stand.target].map((n) => +n.toFixed(2)).join("_"));
  const text = query.toString();
  return text ? `?${text}` : "";
}

function set(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}
