/** Lays the brotli of every script and style beside it, as small as it gets: the server sends it as it lies there. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const KINDS = /\.(js|css)$/;
/** Below this a packet is not saved, bytes. */
const LEAST_BYTES = 1_400;

export const shrink: Plugin = {
  name: "shrink",
  apply: "build",
  async writeBundle({ dir = "" }) {
    const assets = join(dir, "assets");
    const names = (await readdir(assets)).filter((name) => KINDS.test(name));
    await Promise.all(
      names.map(async (name) => {
        const data = await readFile(join(assets, name));
        if (data.length < LEAST_BYTES) return;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
        await writeFile(
          join(assets, `${name}.br`),
          await promisify(brotliCompress)(data, { params }),
        );
      }),
    );
  },
};
