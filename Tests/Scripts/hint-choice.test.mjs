import assert from "node:assert/strict";
import { test } from "node:test";
import { choice, entryAt } from "../../Sources/Server/Assets/public/scripts/hint-choice.js";

const hints = [
  { key: "L3 failed to", sentence: "They failed to check" },
  { key: "L16 we need to add", sentence: "We need to add an alert" },
];

test("LNG-03 what stood in the field before somebody wrote brings no hint", () => {
  assert.equal(choice(hints, "", new Set()), 0);
  assert.equal(choice(hints, "alice: They failed to check", new Set()), 1);
});

test("TIM-12 what was put away stays away, also when the sentence goes on", () => {
  const longer = [hints[0], { ...hints[1], sentence: "We need to add an alert for the queue" }];
  assert.equal(choice(longer, "They failed to check", new Set(["L16 we need to add"])), -1);
  assert.equal(choice([], "", new Set()), -1);
});

test("TIM-04 an idea is parked at the entry that is written about, else at the one that the room looks at", () => {
  assert.equal(entryAt({ row: "entry-row", action: "/debriefs/d/entries/e7/edits", focus: "entry-f" }), "e7");
  assert.equal(entryAt({ row: "entry-row", action: "/debriefs/d/entries/e7/perspectives", focus: "" }), "e7");
  assert.equal(entryAt({ row: "entry-row", action: "/debriefs/d/entries", focus: "entry-f" }), "row");
  assert.equal(entryAt({ action: "/debriefs/d/entries", focus: "entry-f" }), "f");
  assert.equal(entryAt({ action: "/debriefs/d/entries/lines", focus: "" }), "");
});
