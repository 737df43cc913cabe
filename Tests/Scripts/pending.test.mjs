import assert from "node:assert/strict";
import { test } from "node:test";
import { settled, track } from "../../Sources/Server/Assets/public/scripts/pending.js";

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

test("LIV-03 nothing is waited for where nothing was sent", async () => {
  await settled();
});

test("LIV-03 what is sent while somebody waits is waited for as well, be it that it fails", async () => {
  const answered = [];
  track(later(5).then(() => {
    answered.push("move");
    track(later(5).then(() => answered.push("undo")));
  }));
  track(later(1).then(() => { throw new Error("the line is gone"); }));
  await settled();
  assert.deepEqual(answered, ["move", "undo"]);
});
