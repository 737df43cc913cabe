import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../../Sources/Server/Assets/public/scripts/fitting.js";

const items = ["Show the entry to everybody", "Park an idea", "Go to Preparation", "Next entry", "Go to Café nights"].map((name) => ({ name }));
const names = (/** @type {string} */ typed) => fitting(items, typed).map(({ name }) => name);

test("UX-07 the palette keeps what holds every word that is typed, in the order in which it stands", () => {
  assert.deepEqual(names(""), items.map(({ name }) => name));
  assert.deepEqual(names("go cafe"), ["Go to Café nights"]);
  assert.deepEqual(names("entry"), ["Show the entry to everybody", "Next entry"]);
  assert.deepEqual(names("nothing like it"), []);
});

test("UX-07 what begins with the letters comes before what only holds them", () => {
  assert.deepEqual(names("pa"), ["Park an idea", "Go to Preparation"]);
  assert.deepEqual(names("ne"), ["Next entry"]);
});
