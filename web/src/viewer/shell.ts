/** What can be seen from outside of the complete building: whoever only walks around it need draw no more. */
import type { Chunk } from "../manifest.gen";

/** A bit for each triangle that a chunk draws, the highest first; null where nobody has looked. */
export type Shell = Uint8Array<ArrayBuffer> | null;

/** Whether the chunk's triangle number `triangle` can be seen; what nobody has looked at can. */
export function inShell(shell: Shell, triangle: number): boolean {
  return shell === null || (((shell[triangle >> 3] ?? 0) << (triangle & 7)) & 128) !== 0;
}

/** The part of the build's shell, `bits`, that is about each of `chunks`. */
export function shellsOf(
  bits: Shell,
  chunks: readonly Pick<Chunk, "file" | "triangles">[],
): Map<string, Shell> {
  let begin = 0;
  return new Map(
    chunks.map(({ file, triangles }) => {
      const own = bits?.slice(begin, begin + Math.ceil(triangles / 8)) ?? null;
      begin += Math.ceil(triangles / 8);
      return [file, own];
    }),
  );
}
