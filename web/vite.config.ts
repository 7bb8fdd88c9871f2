import { defineConfig, type Plugin } from "vite";

/** Shader text travels without its comments and margins, three's too; the words are for whoever reads the source. */
const bareShaders: Plugin = {
  name: "bare-shaders",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (/\/three\/build\/[^/]*\.js$/.test(id))
      return { code: code.replace(/\\n(?:\\t| )+/g, "\\n"), map: null };
    if (!id.endsWith(".ts") || !code.includes("/* glsl */")) return null;
    const bare = code.replace(/\/\* glsl \*\/ `[^`]*`/g, (text) =>
      text.replace(/\n[ \t]*\/\/[^\n]*/g, "").replace(/\n[ \t]+/g, "\n"),
    );
    return { code: bare, map: null };
  },
};

// Two pages, one build: the server's templates find the hashed files through Vite's manifest.
export default defineConfig({
  base: "/static/app/",
  publicDir: false,
  plugins: [bareShaders],
  build: {
    outDir: "../server/static/app",
    emptyOutDir: true,
    manifest: true,
    // The policy forbids data: fonts and scripts; every asset is a file of its own.
    assetsInlineLimit: 0,
    // Plotly, a chunk of its own that only the demand page asks for, is the largest.
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { buyer: "src/buyer.ts", noticed: "src/noticed.ts", sales: "src/sales.ts" },
    },
  },
});
