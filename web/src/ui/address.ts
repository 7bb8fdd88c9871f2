/** The state in the address: unit, stage and camera, so that a link shows what its sender saw. Pure but for one door. */

export interface Stand {
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

export interface Place {
  readonly unit: string | null;
  readonly stop: string | null;
  readonly stand: Stand | null;
}

/** Read `search` ("?unit=...&stage=...&view=..."); what cannot be read is left out. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const numbers = (query.get("view") ?? "").split("_").map(Number);
  const [a, b, c, d, e, f] = numbers;
  const whole = numbers.length === 6 && numbers.every(Number.isFinite);
  const stand = whole
    ? ({ eye: [a ?? 0, b ?? 0, c ?? 0], target: [d ?? 0, e ?? 0, f ?? 0] } as const)
    : null;
  return { unit: query.get("unit"), stop: query.get("stage"), stand };
}

/** `search` with `place` in it; everything else that it said stays. */
export function writePlace(search: string, place: Place): string {
  const query = new URLSearchParams(search);
  set(query, "unit", place.unit);
  set(query, "stage", place.stop);
  const { stand } = place;
  // Centimetres are closer than anyone can steer.
  set(query, "view", stand && [...stand.eye, ...stand.target].map((n) => +n.toFixed(2)).join("_"));
  const text = query.toString();
  return text ? `?${text}` : "";
}

function set(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}
