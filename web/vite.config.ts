import { defineConfig } from "vite";
import { bareShaders } from "./shaders.ts";
import { shrink } from "./shrink.ts";

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
      input: {
        buyer: "src/buyer.ts",
        noticed: "src/noticed.ts",
        sales: "src/sales.ts",
        sheet: "src/sheet.ts",
      },
    },
  },
});
