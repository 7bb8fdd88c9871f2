import { defineConfig } from "vite";
import { bareShaders } from "./shaders.ts";
import { shrink } from "./shrink.ts";

/**
 * What the buyers' page begins with and others share. In one piece it is smaller than in pieces by who shares what: every
 * piece is compressed by itself.
 */
const SHOWN =
  /src\/(manifest\.gen|ui\/(address|beside|element|figures|insides|progress|theme|time_line|unit_words|works)|viewer\/(calendar|cut|eye|hour|indoors|machine|quality|room_map|site|sun|unpacking|volumes|surface\/homes))\.ts$/;

// Several pages, one build: the server's templates find the hashed files through Vite's manifest.
export default defineConfig({
  base: "/static/app/",
  publicDir: false,
  plugins: [bareShaders, shrink],
  worker: { format: "es" },
  build: {
    outDir: "../server/static/app",
    emptyOutDir: true,
    manifest: true,
    // The policy forbids data: fonts and scripts; every asset is a file of its own.
    assetsInlineLimit: 0,
    // Plotly, a chunk of its own that only the demand page asks for, is the largest.
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      // Making files small takes most of the time, and is meant to.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            // Every page has these; what stands in the group below would take them along.
            { name: "words", test: /src\/(words|decode)\.ts$/, priority: 1 },
            { name: "shown", test: SHOWN },
          ],
        },
      },
      input: {
        buyer: "src/buyer.ts",
        noticed: "src/noticed.ts",
        replay: "src/replay.ts",
        sales: "src/sales.ts",
        sheet: "src/sheet.ts",
      },
    },
  },
});
