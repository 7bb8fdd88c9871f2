import { expect, test } from "vitest";
import { asDisplay, filledIn, leadsWithin, onThisPage } from "./within";

const HERE = new URL("http://localhost:8000/d/linden-court/?kiosk=3_nl&unit=2-04&quality=low");

test("a display stays with its development", () => {
  const within = (address: string) => leadsWithin(new URL(address, HERE), HERE);
  const pages = ["noticed", "homes/2-04", "compare?unit=2-04&unit=0-03"];
  const all = ["?lang=de", "#homes", ...pages.map((page) => `/d/linden-court/${page}`)];
  expect(all.map(within)).toEqual(all.map(() => true));
  const out = [
    "https://elsewhere.example/",
    "/",
    "/d/another/",
    "/sales/",
    "/noticed/export.json",
    "/d/linden-court/build/plan.svg",
    "/d/linden-court/homes/2-04/plan.svg",
    "mailto:sales@homes.example",
  ];
  expect(out.map(within)).toEqual(out.map(() => false));
});

test("a page that it goes to is a display's too", () => {
  const to = (address: string) => asDisplay(new URL(address, HERE), HERE).search;
  expect(to("/d/linden-court/noticed")).toBe("?kiosk=3_nl&quality=low");
  expect(to("?lang=de")).toBe("?lang=de&kiosk=3_nl&quality=low");
});

test("a place on the same page is no other page", () => {
  const here = (address: string) => onThisPage(new URL(address, HERE), HERE);
  expect(["#homes", "#", `${HERE}#photo-2`].map(here)).toEqual([true, true, true]);
  expect(["", "?lang=de#homes", "/d/linden-court/noticed#kept"].map(here)).toEqual([
    false,
    false,
    false,
  ]);
});

test("a form that asks for a page leads where its fields say", () => {
  const fields: [string, string][] = [
    ["unit", "2-04"],
    ["unit", "0-03"],
    ["kiosk", "3_nl"],
  ];
  expect(filledIn("http://localhost:8000/d/linden-court/compare?old=1", fields).href).toBe(
    "http://localhost:8000/d/linden-court/compare?unit=2-04&unit=0-03&kiosk=3_nl",
  );
});
