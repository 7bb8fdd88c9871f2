import { afterEach, expect, test } from "vitest";
import { t, tn, useWords } from "./words";

const english = { locale: "en", plurals: { one: 0, other: 1 }, texts: {} };

afterEach(() => useWords(english));

test("a buyer without a catalogue reads the text as it was written", () => {
  expect(t("Floor {floor} of {name}", { floor: 2, name: "{floor}" })).toBe("Floor 2 of {floor}");
});

test("a buyer reads numbers of things by their own language's rules", () => {
  useWords({
    locale: "pl",
    plurals: { one: 0, few: 1, many: 2, other: 2 },
    texts: { "{count} room": ["{count} pokój", "{count} pokoje", "{count} pokoi"] },
  });
  expect([1, 3, 5].map((n) => tn("{count} room", "{count} rooms", n))).toEqual([
    "1 pokój",
    "3 pokoje",
    "5 pokoi",
  ]);
});

test("a text that nobody translated yet falls back to English, singular and plural", () => {
  useWords({ ...english, locale: "nl" });
  expect([1, 2].map((n) => tn("{count} home", "{count} homes", n))).toEqual(["1 home", "2 homes"]);
});

test("a word that is also counted elsewhere is said of one", () => {
  useWords({
    ...english,
    locale: "nl",
    texts: { Favourite: ["Favoriet", "Favorieten"] },
  });
  expect(t("Favourite")).toBe("Favoriet");
});
