/** A worker: unpacks the chunks of a build while the page does other things. */

import { type Kind, unpacked } from "./unpacked";
import type { Answer, Task } from "./unpacking";

let kinds: readonly Kind[] = [];

addEventListener("message", async ({ data }: MessageEvent<Task>) => {
  if ("kinds" in data) {
    kinds = data.kinds;
    return;
  }
  const { order, bytes, shell } = data;
  try {
    const parts = await unpacked(bytes, kinds, shell);
    const moved = parts.flatMap(({ positions, normals, elements, indices }) => [
      positions.buffer,
      normals.buffer,
      elements.buffer,
      indices.buffer,
    ]);
    postMessage({ order, parts } satisfies Answer, { transfer: moved });
  } catch (error) {
    postMessage({ order, broken: String(error) } satisfies Answer);
  }
});
