/** The chunks of a build on their way: fetched by the page, which asked for them in its head, and unpacked beside it. */
import type { Chunk, Manifest } from "../manifest.gen";
import { type Shell, shellsOf } from "./shell";
import type { Kind, Unpacked } from "./unpacked";

export type Task =
  | { readonly kinds: readonly Kind[] }
  | { readonly order: number; readonly bytes: ArrayBuffer; readonly shell: Shell };

export type Answer =
  | { readonly order: number; readonly parts: readonly Unpacked[] }
  | { readonly order: number; readonly broken: string };

export class BrokenChunkError extends Error {
  override name = "BrokenChunkError";
}

/** One of the chunks, in building order. */
export interface Coming {
  readonly chunk: Chunk;
  /** Rejects with `BrokenChunkError` where the chunk cannot be had. */
  readonly parts: Promise<readonly Unpacked[]>;
}

interface Waiting {
  readonly taken: (parts: readonly Unpacked[]) => void;
  readonly refused: (error: BrokenChunkError) => void;
}

export class Unpacking {
  readonly #worker = new Worker(new URL("./unpacker.ts", import.meta.url), { type: "module" });
  readonly #leaving = new AbortController();
  readonly #waiting = new Map<number, Waiting>();
  #coming: readonly Coming[] | null = null;
  #left = 0;
  /** Why nothing can be unpacked, where the worker could not begin or has failed as a whole. */
  #failed: BrokenChunkError | null = null;

  /** The worker gets ready while the page is still being told what there is to unpack. */
  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.order);
      this.#waiting.delete(data.order);
      if ("parts" in data) waiting?.taken(data.parts);
      else waiting?.refused(new BrokenChunkError(data.broken));
      this.#left--;
      if (this.#left === 0) this.#worker.terminate();
    });
    this.#worker.addEventListener("error", ({ message }) => {
      this.#failed = new BrokenChunkError(`Nothing can be unpacked: ${message}`);
      for (const { refused } of this.#waiting.values()) refused(this.#failed);
      this.#waiting.clear();
    });
  }

  /** Fetch every chunk of `manifest` from under `address`, in building order; once, whoever asks. */
  begin(manifest: Manifest, address: string): readonly Coming[] {
    this.#coming ??= this.#begin(manifest, address);
    return this.#coming;
  }

  #begin(manifest: Manifest, address: string): readonly Coming[] {
    const kinds = manifest.materials.map(({ id, opacity = 1 }) => ({ id, clear: opacity < 1 }));
    this.#tell({ kinds });
    const inOrder = manifest.chunks.toSorted((a, b) => a.stage - b.stage);
    this.#left = inOrder.length;
    const shells = this.#shells(manifest, address);
    return inOrder.map((chunk, order) => {
      const shell = shells.then((some) => some.get(chunk.file) ?? null);
      const parts = this.#bring(address + chunk.file, order, shell);
      // A failure is reported when its turn comes; until then it is nobody's.
      parts.catch(() => undefined);
      return { chunk, parts };
    });
  }

  /** Without it all is drawn, whatever can be seen of it. */
  async #shells({ shell = "", chunks }: Manifest, address: string): Promise<Map<string, Shell>> {
    const { signal } = this.#leaving;
    const answer = shell ? await fetch(address + shell, { signal }).catch(() => null) : null;
    const bits = answer?.ok ? await answer.arrayBuffer().catch(() => null) : null;
    return shellsOf(bits && new Uint8Array(bits), chunks);
  }

  async #bring(url: string, order: number, shells: Promise<Shell>): Promise<readonly Unpacked[]> {
    const answer = await fetch(url, { signal: this.#leaving.signal });
    if (!answer.ok) throw new BrokenChunkError(`${url} answered ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const shell = await shells;
    // What comes after the failure would wait for an answer for ever.
    if (this.#failed) throw this.#failed;
    return new Promise((taken, refused) => {
      this.#waiting.set(order, { taken, refused });
      this.#tell({ order, bytes, shell }, [bytes]);
    });
  }

  #tell(task: Task, moved: Transferable[] = []): void {
    this.#worker.postMessage(task, moved);
  }

  /** Nobody waits any more. */
  dispose(): void {
    this.#leaving.abort();
    this.#worker.terminate();
  }
}
