import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, placeOf, step, timeAt } from "../../Sources/Server/Assets/public/scripts/axis.js";
import { movedBy, snapped, stretchedBy, taken, typed } from "../../Sources/Server/Assets/public/scripts/held-entry.js";

const at = Date.parse("2026-03-29T12:00:00Z");
const exact = (/** @type {string} */ precision) => taken(`7 exact ${precision} ${at}`, 0, 60);

test("TIM-06 what is known to the minute is moved by minutes, however close one looks", () => {
  assert.equal(typed(movedBy(exact("minute"), 3, 1), "UTC"), "2026-03-29 12:03Z");
});

test("TIM-06 where a step is a minute or more nobody tells a second", () => {
  assert.equal(typed(movedBy(exact("second"), 1, 300), "UTC"), "2026-03-29 12:05Z");
  assert.equal(typed(movedBy(exact("second"), 2, 5), "UTC"), "2026-03-29 12:00:10Z");
});

test("TIM-06 what is about then stays about then, and what has no time gets one about where it stands", () => {
  assert.equal(typed(movedBy(taken(`7 about minute ${at}`, 0, 60), -1, 600), "UTC"), "about 2026-03-29 11:50Z");
  assert.equal(typed(taken("7 unknown", at + 20_000, 60), "UTC"), "about 2026-03-29 12:00Z");
  assert.equal(typed(taken("7 before", at, 60), "UTC"), "about 2026-03-29 12:00Z");
});

test("TIM-06 a day is a day on the clock of the debrief", () => {
  const midnight = Date.parse("2026-03-28T23:00:00Z");
  assert.equal(typed(movedBy(taken(`7 exact day ${midnight}`, 0, 60), 1, 60), "Europe/Berlin"), "2026-03-30");
});

test("TIM-05 stretching makes a range of a point, and a point again of a range without length", () => {
  const range = stretchedBy(exact("minute"), 2, 300);
  assert.equal(typed(range, "UTC"), "2026-03-29 12:00Z – 2026-03-29 12:10Z");
  assert.equal(typed(stretchedBy(range, -5, 300), "UTC"), "2026-03-29 12:00Z");
});

test("TIM-15 places and times on an axis with a gap lead back to each other", () => {
  const axis = pieces("0 10000 100 200,90000 100000 300 500");
  for (const time of [0, 5000, 10_000, 90_000, 95_000, 100_000]) assert.equal(timeAt(axis, placeOf(axis, time)), time);
  assert.equal(timeAt(axis, 150), 5000);
  assert.equal(step(pieces("0 3600000 0 1")), 30);
  assert.equal(step(pieces("0 1000 0 1")), 1);
  assert.equal(snapped(61_000, 60), 60_000);
});
