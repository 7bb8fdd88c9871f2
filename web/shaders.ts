/** Shader text as it travels: without what is only for readers, and without what this page never asks three.js for. */
import type { Plugin } from "vite";

/**
 * Features of three.js that no material of the page has; what is behind them in its shaders is left out.
 *
 * It makes them smaller by a third and quicker to compile. Whoever begins to use one takes it from this list.
 */
const NEVER = new RegExp(
  `^USE_(${[
    "ALPHAHASH|ALPHAMAP|ANISOTROPY(MAP)?|AOMAP|BATCHING(_COLOR)?|BUMPMAP|CLEARCOAT\\w*|CLIP_DISTANCE",
    "DIFFUSE_ROUGHNESS(MAP)?|DISPERSION|DISPLACEMENTMAP|EMISSIVEMAP|FOG|GRADIENTMAP|INSTANCING_MORPH",
    "IRIDESCENCE\\w*|LIGHTMAP|LIGHT_PROBES|LOGARITHMIC_DEPTH_BUFFER|MATCAP|METALNESSMAP|MORPH\\w+",
    "NORMALMAP\\w*|PACKED_NORMALMAP|POINTS_UV|RETROREFLECTION|ROUGHNESSMAP|SHEEN\\w*|SIZEATTENUATION",
    "SKINNING|SPECULAR\\w*|TANGENT|THICKNESSMAP|TRANSMISSION(MAP)?",
  ].join("|")})$`,
);

/** Strips three's shaders, which lie in strings of a line each, and the page's own. */
export const bareShaders: Plugin = {
  name: "bare-shaders",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (/\/three\/build\/[^/]*\.js$/.test(id)) {
      const shaders = /^((?:var|const) [\w$]+ = ")(.*\\n.*)(";)$/gm;
      const shorter = (_: string, head: string, text: string, foot: string) => {
        const lines = text.replaceAll("\\t", " ").split("\\n");
        return head + bare(sparing(lines)).join("\\n") + foot;
      };
      return { code: code.replace(shaders, shorter), map: null };
    }
    if (!id.endsWith(".ts") || !code.includes("/* glsl */")) return null;
    const shorter = code.replace(
      /(\/\* glsl \*\/ `)([^`]*)`/g,
      (_, head: string, text: string) => `${head}${bare(text.split("\n")).join("\n")}\n\``,
    );
    return { code: shorter, map: null };
  },
};

/** Lines without comments and the spaces that mean nothing; directives keep theirs. */
export function bare(lines: readonly string[]): string[] {
  const shorter = lines.map((line) => {
    const said = line.replace(/\/\/.*$/, "").trim();
    return said.startsWith("#") ? said : said.replace(/ *([=*,;(){}<>&|?:]) */g, "$1");
  });
  return shorter.filter(Boolean);
}

/** One of the ways through a condition: its directive, whether it can come to pass, and its lines. */
interface Way {
  readonly line: string;
  readonly taken: boolean | null;
  readonly lines: string[];
}

/** `lines` without what depends on a feature that is never asked for. */
export function sparing(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (!/^\s*#if/.test(line)) {
      out.push(line);
      continue;
    }
    const ways: Way[] = [{ line, taken: truth(line), lines: [] }];
    let depth = 1;
    for (at++; at < lines.length; at++) {
      const next = lines[at] ?? "";
      if (/^\s*#if/.test(next)) depth++;
      if (/^\s*#endif/.test(next) && --depth === 0) break;
      if (depth === 1 && /^\s*#el/.test(next))
        ways.push({ line: next, taken: truth(next), lines: [] });
      else ways.at(-1)?.lines.push(next);
    }
    out.push(...condition(ways));
  }
  return out;
}

function condition(ways: readonly Way[]): string[] {
  const open = ways.filter(({ taken }) => taken !== false);
  const certain = open.findIndex(({ taken }) => taken);
  const left = certain < 0 ? open : open.slice(0, certain + 1);
  const [first] = left;
  if (!first) return [];
  if (first.taken) return sparing(first.lines);
  const said = left.map(({ line, taken, lines }, index) => {
    const head = index === 0 ? line.replace("#elif", "#if") : taken ? "#else" : line;
    return [head, ...sparing(lines)];
  });
  return [...said.flat(), "#endif"];
}

/** Whether a directive's condition holds; null where that depends on what is asked for. */
function truth(directive: string): boolean | null {
  const [, kind = "", rest = ""] = /^\s*#(\w+)\s*(.*)$/.exec(directive) ?? [];
  if (kind === "else") return true;
  if (kind === "ifdef") return NEVER.test(rest.trim()) ? false : null;
  if (kind === "ifndef") return NEVER.test(rest.trim()) ? true : null;
  // Sums of products of "defined( X )"; anything else is left as it is.
  const sum = rest.split("||").map((product) => product.split("&&").map(factor));
  const products = sum.map((factors) =>
    factors.includes(false) ? false : factors.every(Boolean) ? true : null,
  );
  if (products.includes(true)) return true;
  return products.every((one) => one === false) ? false : null;
}

function factor(text: string): boolean | null {
  const [, not, name = ""] = /^\s*(!?)\s*defined\s*\(\s*(\w+)\s*\)\s*$/.exec(text) ?? [];
  if (!NEVER.test(name)) return null;
  return not === "!";
}
