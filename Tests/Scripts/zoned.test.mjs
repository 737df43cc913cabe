import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isZone, worded, zoneAt, zoneNote } from "../../Sources/Server/Assets/public/scripts/zoned.js";

/** @typedef {import("../../Sources/Server/Assets/public/scripts/zoned.js").Told} Told */
const told = (/** @type {string} */ at, /** @type {Partial<Told>} */ more = {}) => (
  /** @type {Told} */ ({ at, precision: "minute", dating: "none", ...more }));

test("UX-05 a time is told by the clock of the zone, no finer than it is known", () => {
  assert.equal(worded(told("2026-03-29T12:05:00Z"), "Europe/Berlin"), "14:05");
  assert.equal(worded(told("2026-03-29T12:05:09Z", { precision: "second" }), "America/New_York"), "08:05:09");
  assert.equal(worded(told("2026-03-29T12:05:09.120Z", { precision: "millisecond" }), "Asia/Kolkata"), "17:35:09.120");
  assert.equal(worded(told("2026-03-29T12:05:09.123456000Z", { precision: "nanosecond" }), "UTC"), "12:05:09.123456");
});

test("UX-05 a date goes with the zone over midnight, and a range that is of two days there says both", () => {
  const late = told("2026-03-28T23:30:00Z", { dating: "week" });
  assert.equal(worded(late, "UTC"), "Saturday 28 March 2026, 23:30");
  assert.equal(worded(late, "Europe/Berlin"), "Sunday 29 March 2026, 00:30");
  assert.equal(worded({ ...late, precision: "day" }, "Europe/Berlin"), "Sunday 29 March 2026");
  const range = told("2026-03-28T23:30:00Z", { until: "2026-03-29T00:10:00Z" });
  assert.equal(worded(range, "Europe/Berlin"), "00:30–01:10");
  assert.equal(worded(range, "UTC"), "28 March, 23:30 – 29 March, 00:10");
  assert.equal(worded({ ...range, joint: " to " }, "Europe/Berlin"), "00:30 to 01:10");
  assert.equal(dayOf("2026-12-31T23:30:00Z", "Europe/Berlin"), "Friday 1 January 2027");
});

test("UX-05 an hour that a clock shows twice is told apart, and only there", () => {
  assert.equal(worded(told("2026-10-25T00:30:00Z"), "Europe/Berlin"), "02:30 (+02:00)");
  assert.equal(worded(told("2026-10-25T01:30:00Z"), "Europe/Berlin"), "02:30 (+01:00)");
  assert.equal(worded(told("2026-10-25T02:30:00Z"), "Europe/Berlin"), "03:30");
  assert.equal(worded(told("2026-10-25T01:30:00Z"), "UTC"), "01:30");
  assert.equal(worded(told("2026-03-29T01:30:00Z"), "Europe/Berlin"), "03:30");
});

test("UX-05 the zone is named with its offset, and each setting of its clocks", () => {
  assert.equal(zoneAt("2026-07-01T00:00:00Z", "Europe/Berlin"), "Europe/Berlin (+02:00)");
  assert.equal(zoneAt("2026-07-01T00:00:00Z", "America/St_Johns"), "America/St_Johns (−02:30)");
  assert.equal(zoneNote("2026-03-28T23:30:00Z", "2026-03-29T03:00:00Z", "Europe/Berlin"),
    "Times in Europe/Berlin (+01:00); clocks go forward from 02:00 to 03:00 (+02:00) on 29 March");
  assert.equal(zoneNote("2026-03-28T23:30:00Z", "2026-03-29T03:00:00Z", "UTC"), "Times in UTC");
  assert.equal(zoneNote("2026-03-28T23:30:00Z", "2026-03-29T03:00:00Z", "Asia/Tokyo"), "Times in Asia/Tokyo (+09:00)");
});

test("UX-05 what is no zone is told from what is one", () => {
  for (const name of ["UTC", "Asia/Kolkata", "Europe/Berlin"]) assert.ok(isZone(name), name);
  for (const name of ["", "Berlin", "Europe/Nowhere", "+02:00"]) assert.ok(!isZone(name), name);
});
