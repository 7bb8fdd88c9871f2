/** ThatOpen's fragments of an IFC file: `node fragments.mjs MODEL.ifc OUT.frag`, where both are installed. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { IfcImporter } from "@thatopen/fragments";

const [, , model, out] = process.argv;
const importer = new IfcImporter();
const wasm = dirname(createRequire(import.meta.url).resolve("web-ifc"));
importer.wasm = { absolute: true, path: `${wasm}/` };
await writeFile(out, await importer.process({ bytes: new Uint8Array(await readFile(model)) }));
