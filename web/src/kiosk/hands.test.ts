import { expect, test } from "vitest";
import { Hands, type Heard } from "./hands";

/** A page on a display: says what came through to it, and lets go of its holding when a touch is over. */
function page() {
  const told: string[] = [];
  const hands = new Hands({
    here: () => told.push("here"),
    over: () => {
      told.push("over");
      hands.free();
    },
  });
  /** The kinds of those events that the page itself has heard of. */
  const heard = (...kinds: (string | Partial<Heard>)[]) =>
    kinds.flatMap((kind) => {
      let through = true;
      const given = typeof kind === "string" ? { type: kind } : kind;
      hands.hear({
        type: "",
        isTrusted: true,
        cancelable: true,
        timeStamp: 0,
        preventDefault: () => undefined,
        stopImmediatePropagation: () => {
          through = false;
        },
        ...given,
      });
      return through ? [given.type] : [];
    });
  return { hands, told, heard };
}

const TAP = ["pointerdown", "touchstart", "pointerup", "touchend"];
const COMPATIBLE = ["mousedown", "mouseup", "click"];

test("a page that is not held hears of everything", () => {
  const { heard, told } = page();
  expect(heard(...TAP, ...COMPATIBLE)).toEqual([...TAP, ...COMPATIBLE]);
  expect(told).not.toContain("over");
});

test("a touch on a held page presses nothing, nor does its click when the page is free again", () => {
  const { hands, heard, told } = page();
  hands.hold();
  expect(heard("pointerdown", "touchstart")).toEqual([]);
  expect(told).toEqual(["here", "here"]);
  expect(heard("pointerup", "touchend", ...COMPATIBLE)).toEqual([]);
  expect(told).toContain("over");
  expect(heard(...TAP, ...COMPATIBLE)).toEqual([...TAP, ...COMPATIBLE]);
});

test("a key that is kept down presses nothing until it is pressed again", () => {
  const { hands, heard } = page();
  const again = { type: "keydown", repeat: true };
  hands.hold();
  expect(heard("keydown", again, "keyup", again, "keypress", "keyup")).toEqual([]);
  expect(heard("keydown", again, "keyup")).toEqual(["keydown", "keydown", "keyup"]);
});

test("whoever hears the screen presses without a touch, and the next press is the page's", () => {
  const { hands, heard, told } = page();
  hands.hold();
  expect(heard("click")).toEqual([]);
  expect(told).toEqual(["here", "over"]);
  expect(heard("click")).toEqual(["click"]);
});

test("what the page presses itself is nobody's hand, and comes through", () => {
  const { hands, heard, told } = page();
  hands.hold();
  expect(heard({ type: "click", isTrusted: false })).toEqual(["click"]);
  expect(told).toEqual([]);
});

test("a mouse that is led somewhere is somebody's, one that trembles nobody's", () => {
  const { hands, heard, told } = page();
  const at = (clientX: number) => ({ type: "pointermove", clientX, clientY: 9 });
  hands.hold();
  heard(at(9), at(14), at(7));
  expect(told).toEqual([]);
  heard(at(60));
  expect(told).toEqual(["here", "over"]);
});
