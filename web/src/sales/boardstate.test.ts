import { expect, test } from "vitest";
import type { BuyerLine } from "../wire.gen";
import { BoardState } from "./boardstate";

const line = (buyer: string, rank: number, more: Partial<BuyerLine> = {}): BuyerLine => ({
  buyer,
  label: buyer,
  online: false,
  simulated: false,
  development: "d",
  first_seen: 0,
  last_seen: 0,
  visits: 1,
  active_seconds: 0,
  stage: "",
  interests: [],
  stages: [],
  favourites: [],
  suggestion: "",
  rank,
  why: "",
  data_to: 0,
  ...more,
});

const change = (lines: BuyerLine[], gone: string[] = []) => ({
  development: "d",
  data_to: 9,
  lines,
  gone,
});

const names = (lines: BuyerLine[]) => lines.map((one) => one.buyer);

test("who deserves more attention comes first, and moves when that changes", () => {
  const state = new BoardState();
  state.reset({ data_to: 5, now: [], today: [line("ann", 2), line("bob", 1)] });
  expect(names(state.shown("both").today)).toEqual(["ann", "bob"]);
  state.change(change([line("bob", 3)]));
  expect(names(state.shown("both").today)).toEqual(["bob", "ann"]);
  expect(state.dataTo).toBe(9);
});

test("a buyer who comes back moves among those who are here", () => {
  const state = new BoardState();
  state.reset({ data_to: 5, now: [], today: [line("ann", 2)] });
  state.change(change([line("ann", 2, { online: true })]));
  expect(names(state.shown("both").now)).toEqual(["ann"]);
  expect(state.shown("both").today).toEqual([]);
});

test("an erased buyer is gone from the page at once", () => {
  const state = new BoardState();
  state.reset({ data_to: 5, now: [line("ann", 2, { online: true })], today: [] });
  state.change(change([], ["ann"]));
  expect(state.shown("both").now).toEqual([]);
});

test("simulated buyers can be left out, and the page knows how many were", () => {
  const state = new BoardState();
  state.reset({
    data_to: 5,
    now: [],
    today: [line("ann", 2), line("sim", 3, { simulated: true })],
  });
  expect(names(state.shown("real").today)).toEqual(["ann"]);
  expect(names(state.shown("simulated").today)).toEqual(["sim"]);
  expect(state.shown("real").left).toBe(1);
});

test("a whole board after a reconnection leaves nothing of the old one", () => {
  const state = new BoardState();
  state.reset({ data_to: 5, now: [], today: [line("ann", 2)] });
  state.reset({ data_to: 7, now: [], today: [line("bob", 1)] });
  expect(names(state.shown("both").today)).toEqual(["bob"]);
});
