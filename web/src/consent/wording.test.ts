import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { useWords } from "../words";
import { hashOf, shownText, wording } from "./wording";

const english = { locale: "en", plurals: { one: 0, other: 1 }, texts: {} };

afterEach(() => useWords(english));

test("a buyer's yes carries the SHA-256 of every word they were shown", async () => {
  const text = shownText(wording());
  expect(await hashOf(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  const { purposes, ...rest } = wording();
  for (const part of [...Object.values(purposes), ...Object.values(rest)])
    expect(text).toContain(part);
});

test("on a showroom's display a yes is to other words: it ends when the visitor goes", async () => {
  const display = shownText(wording(true));
  expect(display).toContain("while you are here");
  expect(display).not.toContain("any time");
  expect(await hashOf(display)).not.toBe(await hashOf(shownText(wording())));
});

test("a buyer who reads it in another language says yes to other words", async () => {
  const before = await hashOf(shownText(wording()));
  useWords({ ...english, locale: "fr", texts: { "No, thank you": "Non merci" } });
  expect(await hashOf(shownText(wording()))).not.toBe(before);
});
