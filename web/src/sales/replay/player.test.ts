import { expect, test } from "vitest";
import { Player } from "./player";

const silences = [{ since: 2_000, until: 60_000 }];

test("a replay goes at its speed, passes over silence and stops at its end", () => {
  let told = 0;
  const player = new Player(61_000, silences, () => told++);
  player.toggle();
  player.set({ speed: 4 });
  player.pass(250);
  expect(player.at).toBe(1_000);
  player.pass(250);
  expect(player.at).toBe(2_000);
  player.pass(16);
  expect(player.at).toBe(60_000);
  player.pass(1_000);
  expect([player.at, player.playing]).toEqual([61_000, false]);
  expect(told).toBeGreaterThan(4);
});

test("who wants the silence too gets it", () => {
  const player = new Player(61_000, silences, () => undefined);
  player.toggle();
  player.set({ skips: false, speed: 0.5 });
  player.seek(2_500);
  player.pass(1_000);
  expect(player.at).toBe(3_000);
});

test("a paused replay stands, and one at its end begins again", () => {
  const player = new Player(5_000, [], () => undefined);
  player.pass(1_000);
  expect(player.at).toBe(0);
  player.seek(99_000);
  expect(player.at).toBe(5_000);
  player.toggle();
  expect([player.at, player.playing]).toEqual([0, true]);
});
