import { expect, test } from "vitest";
import { FrameWatch, qualityFor } from "./quality";

test("a machine that draws with its processor gets the light profile, unless the address says otherwise", () => {
  const software = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))";
  expect(qualityFor("", software)).toBe("low");
  expect(qualityFor("?quality=full", software)).toBe("full");
  expect(qualityFor("", "Apple GPU")).toBe("full");
  expect(qualityFor("?quality=low", "Apple GPU")).toBe("low");
});

test("slow frames in a row bring the quality down; single ones and pauses do not", () => {
  const watch = new FrameWatch();
  const seen = (times: number, ms: number) =>
    Array.from({ length: times }, () => watch.tooSlow(ms)).includes(true);
  expect(seen(11, 80)).toBe(false);
  expect(seen(1, 16)).toBe(false);
  expect(seen(11, 80)).toBe(false);
  expect(seen(30, 5000)).toBe(false);
  expect(seen(12, 80)).toBe(true);
});
