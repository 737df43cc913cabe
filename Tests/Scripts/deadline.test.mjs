import assert from "node:assert/strict";
import { test } from "node:test";
import { timeLeft } from "../../Sources/Server/Assets/public/scripts/deadline.js";

const minute = 60_000;

test("TIM-01 the time left is told in minutes and seconds", () => {
  assert.deepEqual(timeLeft(31 * minute + 20_000, 36 * minute), { words: "31:20", state: "ok" });
});

test("a second that has begun counts as a whole one", () => {
  assert.equal(timeLeft(4_001, minute).words, "0:05");
});

test("more than an hour is told in minutes", () => {
  assert.equal(timeLeft(75 * minute, 90 * minute).words, "75:00");
});

test("the last fifth is soon over", () => {
  assert.equal(timeLeft(12 * minute, 60 * minute).state, "ok");
  assert.equal(timeLeft(12 * minute - 1, 60 * minute).state, "soon");
});

test("at the end nothing is left, and nothing is over yet", () => {
  assert.deepEqual(timeLeft(0, minute), { words: "0:00", state: "soon" });
  assert.equal(timeLeft(-999, minute).words, "0:00");
});

test("past the end the time over is told", () => {
  assert.deepEqual(timeLeft(-65_000, minute), { words: "+1:05 over", state: "over" });
});

test("without a known length nothing is soon", () => {
  assert.equal(timeLeft(1_000, 0).state, "ok");
});
