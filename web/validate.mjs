/** Khronos' own validator over GLB files, for the checks: `node validate.mjs FILE...` prints a report each as JSON. */
import { readFile } from "node:fs/promises";
import validator from "gltf-validator";

const reports = await Promise.all(
  process.argv.slice(2).map(async (file) => {
    const bytes = new Uint8Array(await readFile(file));
    const { issues, info } = await validator.validateBytes(bytes, { uri: file, maxIssues: 0 });
    return { file, issues, info };
  }),
);
console.log(JSON.stringify(reports));
