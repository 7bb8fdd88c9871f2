/** How prices, areas and days are written in the reader's language. */
import { locale, t } from "../words";

const DAY_MS = 86_400_000;

export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    maximumFractionDigits: 0,
  }).format(amount);
}

export function squareMetres(area: number, digits = area >= 10 ? 0 : 1): string {
  const figure = new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(area);
  return t("{figure}\u00a0m²", { figure });
}

/** `day` counts from 1970-01-01. */
export function dayWords(day: number): string {
  return write(day, { day: "numeric", month: "long", year: "numeric" });
}

export function monthWords(day: number): string {
  return write(day, { month: "short", year: "numeric" });
}

export function floorWords(floor: number): string {
  return floor === 0 ? t("Ground floor") : t("Floor {floor}", { floor });
}

/** Made once each: making one takes longer than all else that a change of stage asks of the page. */
const writers = new Map<string, Intl.DateTimeFormat>();

function write(day: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale(), options]);
  const writer =
    writers.get(key) ?? new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options });
  writers.set(key, writer);
  return writer.format(day * DAY_MS);
}

/** Today's day where the development stands. */
export function todayIn(timezone: string, now = new Date()): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(now);
  return Math.floor(Date.parse(`${parts}T00:00:00Z`) / DAY_MS);
}
