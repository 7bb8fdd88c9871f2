import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WireError } from "./decode";
import * as replay from "./replay.gen";
import * as wire from "./wire.gen";

const FOLDER = new URL("../../tests/wire/", import.meta.url);
/** One example of every message that travels; the server's tests decode the same files. */
const MESSAGES = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));

function example(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

function decoder(file: string): (v: unknown) => unknown {
  const found = Object.entries({ ...wire, ...replay }).find(
    ([name]) => name === `decode${file.split(".")[0]}`,
  );
  if (typeof found?.[1] !== "function") throw new Error(`No message is called as ${file} is.`);
  return found[1] as (v: unknown) => unknown;
}

test("every message that a buyer's page sends or reads has an example", () => {
  const needed = [
    "Batch",
    "ConsentGiven",
    "ConsentReceipt",
    "Failure",
    "Hello",
    "Noticed",
    "Receipt",
    "Suggestion",
    "Welcome",
  ];
  expect(MESSAGES).toEqual(expect.arrayContaining(needed.map((name) => `${name}.json`)));
});

test.each(MESSAGES)("the page reads %s as the server wrote it", (file) => {
  expect(decoder(file)(example(file))).toEqual(example(file));
});

test.each(MESSAGES)("the page says where %s is broken instead of showing nonsense", (file) => {
  const whole = example(file) as Record<string, unknown>;
  for (const [field, value] of Object.entries(whole)) {
    const broken = { ...whole, [field]: typeof value === "object" ? "text" : { nested: true } };
    expect(() => decoder(file)(broken)).toThrow(WireError);
    expect(() => decoder(file)(broken)).toThrow(field);
  }
});
