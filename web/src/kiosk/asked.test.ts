import { expect, test } from "vitest";
import { beginning, inItsLanguage, kioskOf, noted } from "./asked";

test("a display waits three minutes, or as many as its address says, from one to an hour", () => {
  expect(kioskOf("?lang=nl")).toBeNull();
  const minutes = ["?kiosk", "?kiosk=", "?kiosk=5", "?kiosk=0.2", "?kiosk=600", "?kiosk=soon"];
  expect(minutes.map((search) => kioskOf(search)?.minutes)).toEqual([3, 3, 5, 1, 60, 3]);
});

test("the language that it was opened in is noted, and what visitors choose is not", () => {
  expect(noted("?kiosk=5&lang=nl")).toBe("?kiosk=5_nl&lang=nl");
  expect(noted("?kiosk")).toBe("?kiosk=3_");
  expect(noted("?kiosk=3_nl&lang=ar")).toBe("?kiosk=3_nl&lang=ar");
  expect(kioskOf("?kiosk=3_nl&lang=ar")?.language).toBe("nl");
});

test("a new visitor begins at the development itself, in the display's language, at its quality", () => {
  const left = "?kiosk=3_nl&lang=ar&unit=2-04&fin=hall.2&quality=low&view=1_2_3_4_5_6";
  expect(beginning("/d/linden-court/noticed", left)).toBe(
    "/d/linden-court/?kiosk=3_nl&lang=nl&quality=low",
  );
  expect(beginning("/d/linden-court/", "?kiosk=3_&lang=ar")).toBe("/d/linden-court/?kiosk=3_");
});

test("only a page in the display's own language is put back in place for the next visitor", () => {
  const asked = [
    "?kiosk=3_nl&lang=nl",
    "?kiosk=3_",
    "?kiosk",
    "?kiosk=3_nl&lang=ar",
    "?kiosk=3_&lang=ar",
  ];
  expect(asked.map(inItsLanguage)).toEqual([true, true, true, false, false]);
});
