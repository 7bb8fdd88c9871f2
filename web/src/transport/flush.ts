// The last flush: what is not acknowledged goes once more when the page is hidden, for the tab may never return.
import type { Batch } from "../wire.gen";

/** Where batches are taken without a socket. */
export const DOOR = "/rows";
/** Browsers refuse more than 64 KB that is under way from a closing page. */
const CHUNK_BYTES = 60_000;

/**
 * JSON lists of batches, each shorter than `limit` bytes. A single batch is far smaller by the law of the
 * wire, so none is split.
 */
export function chunks(batches: readonly Batch[], limit = CHUNK_BYTES): string[] {
  const lists: string[] = [];
  let parts: string[] = [];
  let bytes = 2;
  for (const batch of batches) {
    const part = JSON.stringify(batch);
    const size = new TextEncoder().encode(part).length + 1;
    if (parts.length > 0 && bytes + size >= limit) {
      lists.push(`[${parts.join()}]`);
      parts = [];
      bytes = 2;
    }
    parts.push(part);
    bytes += size;
  }
  if (parts.length > 0) lists.push(`[${parts.join()}]`);
  return lists;
}

/**
 * Hand all batches to the browser, as text/plain: JSON would need a preflight that a closing page cannot
 * finish. They keep their ids and stay in the queue, so what arrives twice is stored once.
 */
export function flush(batches: readonly Batch[]): void {
  for (const list of chunks(batches)) {
    if (!navigator.sendBeacon(DOOR, new Blob([list], { type: "text/plain" }))) return;
  }
}
