import { expect, test } from "vitest";
import { bare, sparing } from "../shaders";

const cut = (text: string) => sparing(text.trim().split("\n")).join("\n");

test("what depends on a feature that nobody uses does not travel", () => {
  expect(cut("a;\n#ifdef USE_FOG\nfog;\n#ifdef FOG_EXP2\nmore;\n#endif\n#endif\nb;")).toBe(
    "a;\nb;",
  );
  expect(cut("#if defined( USE_SKINNING ) || defined( USE_BUMPMAP )\nno;\n#endif")).toBe("");
  expect(cut("#if defined( USE_MAP ) && defined( USE_FOG )\nno;\n#else\nyes;\n#endif")).toBe(
    "yes;",
  );
});

test("what may be asked for stays as it is", () => {
  const kept = "#ifdef USE_SHADOWMAP\nshadow;\n#else\nnone;\n#endif";
  expect(cut(kept)).toBe(kept);
  const either = "#if defined( USE_MAP ) || defined( USE_FOG )\na;\n#endif";
  expect(cut(either)).toBe(either);
  const counted = "#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )\na;\n#endif";
  expect(cut(counted)).toBe(counted);
});

test("the next way through a condition takes the place of one that is never gone", () => {
  expect(cut("#ifdef USE_FOG\nno;\n#elif defined( USE_MAP )\nmap;\n#else\nplain;\n#endif")).toBe(
    "#if defined( USE_MAP )\nmap;\n#else\nplain;\n#endif",
  );
  expect(cut("#ifndef USE_TANGENT\nplain;\n#else\nno;\n#endif")).toBe("plain;");
});

test("words for readers do not travel, and directives keep their spaces", () => {
  expect(bare(["  vec3 a = b * c; // why", "", "#if A > 0"])).toEqual(["vec3 a=b*c;", "#if A > 0"]);
});
