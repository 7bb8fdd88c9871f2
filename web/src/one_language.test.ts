import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Manifest,
  NO_DAY,
  type Stage,
  type Task,
  type TourStep,
  type Unit,
} from "./manifest.gen";
import { interest, duration as lingered, visits } from "./noticed/amounts";
import { ratioWords } from "./sales/interests";
import { duration } from "./sales/times";
import { tellOf } from "./tour/telling";
import { dayWords, floorWords, money, monthWords, squareMetres } from "./ui/figures";
import { handoverWords } from "./ui/handover";
import { metres } from "./ui/measuring";
import { inWords, nameOfStop } from "./ui/moment_names";
import { difference, progressOf } from "./ui/progress";
import { areaWords, facingWords, outdoorWords, priceWords, statusWord } from "./ui/unit_words";
import { standingOn, worksWords } from "./ui/works";
import { useWords } from "./words";

/** Signs that no Arabic sentence has; a comma within a figure is the figure's. */
const LATIN = /[A-Za-z]|[,;?](?!\d)/;

/** A catalogue in which every text has Arabic letters, so that what is left in Latin came from no catalogue. */
const EVERYTHING = new Proxy<Record<string, string | string[]>>(
  {},
  {
    get: (_, text: string) => [
      text.replace(/\{\w+\}|[A-Za-z]+|[,;?]/g, (part) =>
        part.startsWith("{") ? part : ({ ",": "،", ";": "؛", "?": "؟" }[part] ?? "كلمة"),
      ),
    ],
  },
);

const ONE_FORM = { zero: 0, one: 0, two: 0, few: 0, many: 0, other: 0 };

beforeAll(() => useWords({ locale: "ar", plurals: ONE_FORM, texts: EVERYTHING }));
afterAll(() => useWords({ locale: "en", plurals: { one: 0, other: 1 }, texts: {} }));

const TODAY = 20_779;
const NEVER = { start: NO_DAY, finish: NO_DAY };

test.each(["ground", "stage", "homes", "home", "raw", "room", "window", "evening", "handover"])(
  "an Arab buyer is told the tour's step %s without a word as in English",
  (told) => {
    for (const stages of [STAGES, STAGES.map((one) => ({ ...one, actual: NEVER }))]) {
      const step = {
        id: "x",
        place: "whole",
        stage: "frame",
        unit: "C",
        feature: "room",
        view: 0,
        told,
      };
      const { title, words } = tellOf({ ...PLACE, stages }, step as TourStep, TODAY);
      expect(title).not.toMatch(LATIN);
      expect(words).not.toMatch(LATIN);
    }
  },
);

test("an Arab buyer reads no fact of a home as in English", () => {
  for (const unit of PLACE.units) {
    const { figure, note } = areaWords(unit);
    const facts = [figure, note, facingWords(unit), outdoorWords(unit), priceWords(unit, "EUR")];
    facts.push(statusWord(unit.status), floorWords(unit.floor), squareMetres(unit.area, 1));
    for (const fact of facts) expect(fact).not.toMatch(LATIN);
  }
  expect(facingWords(unitOf("C"))).toMatch(/ و/);
  expect(outdoorWords(unitOf("C"))).toContain("، ");
});

test("an Arab buyer reads no day, work or delay as in English", () => {
  const said = [
    worksWords(TASKS, TODAY, "planned"),
    standingOn(TASKS, { day: TODAY + 40, basis: "actual" }, TODAY, TODAY),
    ...STAGES.flatMap((one) => [progressOf(one, TODAY).long, progressOf(one, TODAY).short]),
    ...[-20, 1, 12, 90].map(difference),
    ...[dayWords(TODAY), monthWords(TODAY), money(450_000, "EUR"), metres(3.2)],
  ];
  const promised = { promised: TODAY, expected: TODAY + 14, origin: "computed", stage: "frame" };
  const { long, why, note, short } = handoverWords(promised as never, STAGES, TODAY, true);
  const stop = { id: "frame", stage: 0, day: TODAY, basis: "planned" } as const;
  said.push(long, why, note, short, inWords(nameOfStop(PLACE, [stop], stop)));
  for (const sentence of said) expect(sentence).not.toMatch(LATIN);
  expect(said[0]).toContain("؛ ");
});

test("an Arab reads nothing that was noticed as in English, on their own page or the sellers'", () => {
  const ratio = { interest: 3.1, low: 2, high: 4.6 };
  const said = [0.5, 48, 75, 4000].flatMap((seconds) => [lingered(seconds), duration(seconds)]);
  said.push(visits(3), ratioWords(ratio), interest({ ...ratio, low: 0.5 } as never));
  for (const words of [...said, interest(ratio as never)]) expect(words).not.toMatch(LATIN);
});

function unitOf(id: string): Unit {
  const found = PLACE.units.find((one) => one.id === id);
  if (!found) throw new Error(`There is no home ${id}.`);
  return found;
}

const STAGES = [
  {
    id: "frame",
    name: "الهيكل",
    planned: { start: 20_500, finish: 20_800 },
    actual: { start: 20_510, finish: NO_DAY },
  },
  { id: "garden", name: "الحديقة", planned: { start: 20_900, finish: 21_000 }, actual: NEVER },
].map((one) => ({
  ...one,
  origin: "authored",
  elements: 3,
  tasks: [],
  expected: { start: one.planned.start, finish: one.planned.finish + 14 },
})) as Stage[];

const TASKS = ["جدار", "سقف", "درج", "باب", "نافذة"].map((name, at) => ({
  id: `t${at}`,
  name,
  planned: { start: TODAY - 5, finish: TODAY + 5 + at },
  actual: { start: TODAY - 5, finish: NO_DAY },
  elements: 4,
  catch_all: false,
})) as unknown as Task[];

const PLACE = {
  development: { name: "البيت", currency: "EUR", place: { address: "شارع", timezone: "UTC" } },
  units: (["available", "reserved", "sold"] as const).map((status, at) => ({
    id: "ABC"[at],
    name: `منزل ${at}`,
    price: at ? 300_000 * at : 0,
    area: 75.3,
    area_origin: ["placeholder", "estimated", "computed"][at],
    rooms: 2 + at,
    floor: at,
    orientation: ["S", "SW", "N"],
    outdoor: ["شرفة", "تراس"],
    outdoor_area: 8.5,
    status,
    sun: { months: [], june: 1.1, december: 6.9 },
    views: [
      {
        orientation: "S",
        sees: ["trees", "garden", "street"].map((kind) => ({ kind, share: 0.3 })),
      },
    ],
  })),
  features: [{ id: "room", name: "غرفة", kind: "room", unit: "C" }],
  storeys: [],
  stages: STAGES,
  elements: {
    stage: [0, 0, 0, 0],
    feature: [-1, -1, -1, -1],
    ifc_class: ["IfcWall", "IfcSlab", "IfcStair", "IfcDoor"],
  },
} as unknown as Manifest;
