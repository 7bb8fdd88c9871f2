/** Checks of what comes from outside: each gives what it was given, or tells where it is something else. */

export class WireError extends Error {
  override name = "WireError";
}

function fail(path: string, wanted: string): never {
  throw new WireError(`${path} is not ${wanted}`);
}

export function record(v: unknown, path: string): Record<string, unknown> {
  return typeof v === "object" && v !== null && !Array.isArray(v)
    ? (v as Record<string, unknown>)
    : fail(path, "an object");
}

export function string(v: unknown, path: string): string {
  return typeof v === "string" ? v : fail(path, "a text");
}

export function number(v: unknown, path: string): number {
  return typeof v === "number" && Number.isFinite(v) ? v : fail(path, "a number");
}

export function boolean(v: unknown, path: string): boolean {
  return typeof v === "boolean" ? v : fail(path, "true or false");
}

export function oneOf<T extends string | number>(
  v: unknown,
  path: string,
  choices: readonly T[],
): T {
  return choices.includes(v as T) ? (v as T) : fail(path, `one of ${choices.join(", ")}`);
}

export function list<T>(v: unknown, path: string, item: (v: unknown, path: string) => T): T[] {
  return Array.isArray(v) ? v.map((x, i) => item(x, `${path}[${i}]`)) : fail(path, "a list");
}

export function tuple<T extends unknown[]>(
  v: unknown,
  path: string,
  item: (v: unknown, path: string) => T[number],
  length: number,
): T {
  return Array.isArray(v) && v.length === length
    ? (v.map((x, i) => item(x, `${path}[${i}]`)) as T)
    : fail(path, `a list of ${length}`);
}
