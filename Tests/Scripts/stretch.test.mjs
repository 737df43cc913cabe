import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, moved, zoomed } from "../../Sources/Server/Assets/public/scripts/stretch.js";

const hour = { from: 7200, until: 10_800 };

test("UX-04 zooming in keeps the moment that is pointed at in its place", () => {
  assert.deepEqual(zoomed(hour, 0.5, 0.5), { from: 8100, until: 9900 });
  assert.deepEqual(zoomed(hour, 0.5, 0), { from: 7200, until: 9000 });
  assert.deepEqual(zoomed(hour, 0.5, 1), { from: 9000, until: 10_800 });
});

test("zooming out and in again at one place comes back", () => {
  assert.deepEqual(zoomed(zoomed(hour, 2, 0.25), 0.5, 0.25), hour);
});

test("nothing is shorter than a second, however often somebody zooms", () => {
  let stretch = hour;
  for (let turn = 0; turn < 50; turn += 1) stretch = zoomed(stretch, 0.5, 0.3);
  assert.equal(stretch.until - stretch.from, 1);
});

test("nothing goes beyond the years that there are, and its length stays", () => {
  let stretch = hour;
  for (let turn = 0; turn < 60; turn += 1) stretch = zoomed(stretch, 2, 0.9);
  assert.deepEqual(stretch, { from: -9_214_560_000, until: 9_214_646_400 });
  const last = { from: 9_214_646_300, until: 9_214_646_400 };
  assert.deepEqual(moved(last, 0.25), last);
});

test("an arrow goes on by a quarter, and by a second at least", () => {
  assert.deepEqual(moved(hour, 0.25), { from: 8100, until: 11_700 });
  assert.deepEqual(moved({ from: 10, until: 11 }, -0.25), { from: 9, until: 10 });
});

test("what is dragged over is chosen in either direction, and is a second at least", () => {
  assert.deepEqual(chosen(hour, 0.75, 0.25), { from: 8100, until: 9900 });
  assert.deepEqual(chosen(hour, 0.5, 0.5), { from: 9000, until: 9001 });
  assert.deepEqual(chosen(hour, -3, 7), hour);
});
