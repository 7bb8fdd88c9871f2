/** What of a chunk is drawn: all that is solid, and all that is see-through. Knows no scene, so that it can run beside the page. */
import { readGlb } from "./glb";
import { type Merged, merge } from "./merge";
import type { Shell } from "./shell";

/** A material as far as unpacking goes: its id, and whether light passes it. The place in a list is its number. */
export interface Kind {
  readonly id: string;
  readonly clear: boolean;
}

export interface Unpacked extends Merged {
  readonly seeThrough: boolean;
}

/** Unpack the chunk in `bytes`, of which `shell` is seen from outside; rejects where it cannot be read. */
export async function unpacked(
  bytes: ArrayBuffer,
  kinds: readonly Kind[],
  shell: Shell,
): Promise<Unpacked[]> {
  const sheet = await readGlb(bytes);
  const number = new Map(kinds.map(({ id }, index) => [id, index]));
  const materialOf = (id: string) => number.get(id) ?? 0;
  return [false, true].flatMap((seeThrough) => {
    const own = sheet.surfaces.filter(
      ({ material }) => !!kinds[materialOf(material)]?.clear === seeThrough,
    );
    return own.length ? [{ seeThrough, ...merge(sheet, own, materialOf, shell) }] : [];
  });
}
