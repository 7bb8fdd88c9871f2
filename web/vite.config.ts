import { defineConfig, type Plugin } from "vite";

/** A line of a shader without its comment and the spaces that mean nothing; directives keep theirs. */
function bare(line: string): string {
  const said = line.replace(/\/\/.*$/, "").trim();
  return said.startsWith("#") ? said : said.replace(/ *([=*,;(){}<>&|?:]) */g, "$1");
}

const lines = (text: string, end: string) => text.split(end).map(bare).filter(Boolean).join(end);

/** Shader text travels bare, three's own too, which lies in strings of a line; the words are for whoever reads the source. */
const bareShaders: Plugin = {
  name: "bare-shaders",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (/\/three\/build\/[^/]*\.js$/.test(id)) {
      const shaders = /^((?:var|const) [\w$]+ = ")(.*\\n.*)(";)$/gm;
      const shorter = (_: string, head: string, text: string, foot: string) =>
        head + lines(text.replaceAll("\\t", " "), "\\n") + foot;
      return { code: code.replace(shaders, shorter), map: null };
    }
    if (!id.endsWith(".ts") || !code.includes("/* glsl */")) return null;
    const shorter = code.replace(
      /(\/\* glsl \*\/ `)([^`]*)`/g,
      (_, head: string, text: string) => `${head}${lines(text, "\n")}\n\``,
    );
    return { code: shorter, map: null };
  },
};

// Two pages, one build: the server's templates find the hashed files through Vite's manifest.
export default defineConfig({
  base: "/static/app/",
  publicDir: false,
  plugins: [bareShaders],
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
      input: { buyer: "src/buyer.ts", noticed: "src/noticed.ts", sales: "src/sales.ts" },
    },
  },
});
